using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>What a term of a question is.</summary>
public enum TermKind
{
    /// <summary>A word or phrase with content.</summary>
    Word,

    /// <summary>A mention of an entity.</summary>
    Entity,

    /// <summary>A date or period.</summary>
    Date,

    /// <summary>A number.</summary>
    Number,
}

/// <summary>What a term does in its clause.</summary>
public enum TermPart
{
    /// <summary>Nothing that was told apart.</summary>
    None,

    /// <summary>Who acts, or the passive's sufferer.</summary>
    Subject,

    /// <summary>Who or what is acted on.</summary>
    Object,

    /// <summary>Who acts in a passive clause: "by Japan".</summary>
    ByAgent,
}

/// <summary>One unit of a question that a fact must explain.</summary>
public sealed record Term
{
    /// <summary>What it is.</summary>
    public required TermKind Kind { get; init; }

    /// <summary>As typed.</summary>
    public required string Text { get; init; }

    /// <summary>Index of its first token; -1 where it comes from an earlier turn.</summary>
    public int First { get; init; } = -1;

    /// <summary>Index after its last token.</summary>
    public int End { get; init; } = -1;

    /// <summary>Base forms of a word, or the phrase.</summary>
    public IReadOnlyList<string> Lemmas { get; init; } = [];

    /// <summary>Senses of a word or phrase.</summary>
    public IReadOnlyList<SenseUse> Senses { get; init; } = [];

    /// <summary>The words of a phrase, each by itself; empty for single words.</summary>
    public IReadOnlyList<Term> Parts { get; init; } = [];

    /// <summary>The index's concepts it stands for and how strongly; null until it is looked for.</summary>
    internal (int Concept, float Strength)[]? Concepts { get; init; }

    /// <summary>Whether it evokes a frame of the store; null until it is looked for.</summary>
    internal bool? EvokesFrame { get; init; }

    /// <summary>How much of a phrase its words explain; null until it is looked for.</summary>
    internal double? ShareOfParts { get; init; }

    /// <summary>Class of a word.</summary>
    public WordClass Class { get; init; }

    /// <summary>Whether lexicon or store know the word.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>Whether it is an unknown word written as a name.</summary>
    public bool IsUnknownName { get; init; }

    /// <summary>Whether it stands as a verb.</summary>
    public bool IsVerb { get; init; }

    /// <summary>Whether it is the verb of the question's clause, which subject and object belong to.</summary>
    public bool IsMainVerb { get; init; }

    /// <summary>Whether it is the verb of a clause of time beside the question's own: "while the war lasted".</summary>
    public bool IsSubordinate { get; init; }

    /// <summary>Whether it only says how somebody stands to another deed: "want to return".</summary>
    public bool IsStance { get; init; }

    /// <summary>Whether it is the deed that such a main verb leads up to.</summary>
    public bool IsLed { get; init; }

    /// <summary>Whether its subject is who it is done to, though it is no passive: "become part of".</summary>
    public bool IsUndergone => Lemmas.Any(l => Senses.Any(u => u.Sense.Undergone.Contains(l)));

    /// <summary>Whether it is a noun for who does what a verb of the same sense says: "interpreter" beside "interpret".</summary>
    public bool IsAgentNoun => Lemmas.Any(l => FunctionWords.ActorEndings.Any(e => l.Length > e.Length + 2 && l.EndsWith(e, StringComparison.Ordinal) && l[..^e.Length] is var stem && Senses.Any(u => u.Sense.IsAction && u.Sense.Same.Any(w => w == stem || w == stem + "e"))));

    /// <summary>Whether it belongs to the noun phrase behind "which", "what" or "how many".</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether it is the head of that noun phrase.</summary>
    public bool IsAskedHead { get; init; }

    /// <summary>Whether it is a noun that only names the asked slot ("reason", "effect").</summary>
    public bool NamesSlot { get; init; }

    /// <summary>Whether a number is part of a compound: "six-party".</summary>
    public bool IsCompound { get; init; }

    /// <summary>Whether it stands in another sentence than the question.</summary>
    public bool IsContext { get; init; }

    /// <summary>Whether it is a noun that stands for who acts: "what does the Pope think".</summary>
    public bool IsActingNoun { get; init; }

    /// <summary>Whether it is the noun that says what the main verb is done to: "open a consulate".</summary>
    public bool IsActedOn { get; init; }

    /// <summary>Whether nothing answers that does not tell it: of what kind the asked time, place or number is ("release year"), who did what the question asks about.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the question asks if it holds of its subject: "was he sincere".</summary>
    public bool IsPredicate { get; init; }

    /// <summary>Whether it stands in the clause that leads up to the question: "In exchange for Yongbyon, what …".</summary>
    public bool IsSetting { get; init; }

    /// <summary>Whether it comes from an earlier turn.</summary>
    public bool IsInherited { get; init; }

    /// <summary>What an entity does in the clause.</summary>
    public TermPart Part { get; init; }

    /// <summary>What an entity does in a further clause: beside a verb that is not the question's main one.</summary>
    public TermPart PartBeside { get; init; }

    /// <summary>Whether it has the subject of the question's clause: "Japan's policy aims at".</summary>
    public bool OwnsSubject { get; init; }

    /// <summary>The preposition that ties an entity to the clause, or null.</summary>
    public string? Preposition { get; init; }

    /// <summary>Whether what follows belongs to the entity: "Japan's visit".</summary>
    public bool IsOwner { get; init; }

    /// <summary>What an entity mention can mean.</summary>
    public IReadOnlyList<string> EntityIds { get; init; } = [];

    /// <summary>How an entity is mentioned.</summary>
    public MentionKind Mention { get; init; }

    /// <summary>The date.</summary>
    public DateMention? Date { get; init; }

    /// <summary>The number.</summary>
    public NumberMention? Number { get; init; }

    /// <summary>For traces.</summary>
    public override string ToString() =>
        $"{Text}{(IsVerb ? "/verb" : "")}{(IsAskedHead ? "/asked" : IsAsked ? "/asked-part" : "")}{(Part == TermPart.None ? "" : "/" + Part)}{(IsContext ? "/context" : "")}{(IsInherited ? "/earlier" : "")}{(IsKnown ? "" : "/unknown")}{(EntityIds.Count > 0 ? "→" + string.Join('|', EntityIds) : "")}{(Date is { } d ? "→" + d.Scope.Edtf : "")}";
}
