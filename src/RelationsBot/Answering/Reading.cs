using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>What form a question has.</summary>
public enum QuestionForm
{
    /// <summary>With a question word.</summary>
    Open,

    /// <summary>To be answered with yes or no.</summary>
    YesNo,

    /// <summary>One or the other.</summary>
    Choice,

    /// <summary>No question: a phrase, key words, a statement.</summary>
    Fragment,
}

/// <summary>A question as a frame: what is asked, about what.</summary>
public sealed record Reading
{
    /// <summary>The intent: the rule's, or "yesno", "choice", "fragment".</summary>
    public required string Intent { get; init; }

    /// <summary>What form it has.</summary>
    public required QuestionForm Form { get; init; }

    /// <summary>Id of the asked slot, or null.</summary>
    public string? Slot { get; init; }

    /// <summary>The rule that fired, or null.</summary>
    public IntentMatch? Match { get; init; }

    /// <summary>What must be explained, in the order of the words; terms of earlier turns last.</summary>
    public required IReadOnlyList<Term> Terms { get; init; }

    /// <summary>Pronouns and the like that point back: "he", "it", "there", "then", "that".</summary>
    public IReadOnlyList<string> Anaphora { get; init; } = [];

    /// <summary>Whether the clause is passive.</summary>
    public bool IsPassive { get; init; }

    /// <summary>Whether the question is negated.</summary>
    public bool IsNegative { get; init; }

    /// <summary>How fine a time must be that answers: "on what day and month"; null: as it is known.</summary>
    public Precision? LeastPrecision { get; init; }

    /// <summary>Whether two ends are asked for: "between which years", "from when to when".</summary>
    public bool AsksForSpan { get; init; }

    /// <summary>The unit that an amount must be told in: ISO 4217 for money, else a noun; null: any.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether a name is wanted, not a description: "Who was the guard? I need the name".</summary>
    public bool AsksForName { get; init; }

    /// <summary>Whether somebody of a state is asked for: "Japan's negotiator".</summary>
    public bool AsksForPerson { get; init; }

    /// <summary>The preposition that ties what is asked for to the clause: "for" in "which company did she work for"; null: none.</summary>
    public string? AskedPreposition { get; init; }

    /// <summary>Whether its pronouns point to something that the same message names.</summary>
    public bool HasAntecedent { get; init; }

    /// <summary>Asks for the first (1) or last (-1) of several; 0: neither.</summary>
    public int Rank { get; init; }

    /// <summary>Whether it asks if something was so at an earlier time as well: "had he done it before".</summary>
    public bool AsksOfEarlier { get; init; }

    /// <summary>Whether "do" is its verb: "what will Japan do", which no state or feeling answers.</summary>
    public bool AsksWhatIsDone { get; init; }

    /// <summary>Whether it leans on the turn before: no participants and no action of its own.</summary>
    public bool IsElliptical { get; init; }

    /// <summary>Whether it begins with "and", "but" or "so", which ties it to the turn before.</summary>
    public bool OpensWithAnd { get; init; }

    /// <summary>Whether it names nobody and says one thing at most: "who helped?", "on what ships?".</summary>
    public bool IsBrief
    {
        get
        {
            var own = Own.Where(t => !t.IsContext && !t.NamesSlot && t.Class != WordClass.Evaluation).ToList();
            return own.All(t => t.Kind != TermKind.Entity) && own.Where(t => t.Kind == TermKind.Word).ToList() is { Count: <= 1 } words && words.All(t => t.IsVerb || t.IsAsked);
        }
    }

    /// <summary>The tokens of the sentence that asks: its first word and the end.</summary>
    internal (int First, int To) Asking { get; init; }

    /// <summary>Whether several things are asked for ("which battles").</summary>
    public bool AsksForSeveral { get; init; }

    /// <summary>Terms of the question itself.</summary>
    public IEnumerable<Term> Own => Terms.Where(t => !t.IsInherited);

    /// <summary>Whom and what the question itself names; "Japanese" only describes.</summary>
    internal IEnumerable<Term> Named => Own.Where(t => t is { Kind: TermKind.Entity, IsContext: false } && t.Mention != MentionKind.Demonym);

    /// <summary>Whether it says "every", "all", "only", "always": a limit that a plain yes would ignore.</summary>
    public bool HasQuantifier => Quantifiers.Count > 0;

    /// <summary>The words that say so.</summary>
    public IReadOnlyList<string> Quantifiers { get; init; } = [];

    /// <summary>The question with one of two joined terms alone: the one that is kept takes the part of the other where it has none of its own.</summary>
    /// <param name="dropped">The term to leave out.</param>
    /// <param name="kept">The term it is joined to.</param>
    internal Reading Without(Term dropped, Term kept) =>
        this with
        {
            Terms = [.. Terms.Where(t => t != dropped).Select(t => t != kept ? t : InPlaceOf(dropped, kept))],
        };

    private static Term InPlaceOf(Term dropped, Term kept) =>
        kept with
        {
            Part = kept.Part == TermPart.None ? dropped.Part : kept.Part,
            IsVerb = kept.IsVerb || dropped.IsVerb,
            IsMainVerb = kept.IsMainVerb || dropped.IsMainVerb,
        };

    /// <summary>For traces.</summary>
    public override string ToString() =>
        $"{Intent}{(Slot is null ? "" : " slot=" + Slot)} {Form}{(IsPassive ? " passive" : "")}{(IsNegative ? " negative" : "")}{(Rank == 0 ? "" : " rank=" + Rank)}{(IsElliptical ? " elliptical" : "")} [{string.Join(", ", Terms)}]";
}
