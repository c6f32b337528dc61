using System.Collections.Frozen;
using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>What the noun asks for that a question turns on: a slot, a person who did something, a thing of that kind. Immutable.</summary>
internal sealed class AskedNouns
{
    // Slots of phrases that a whole statement does not answer.
    private static readonly string[] Strict = ["kind", "member", "office", "membership"];

    private static readonly string[] Counting = ["first", "second", "third", "last", "next", "same", "other", "only"];

    private readonly Lexicon lexicon;
    private readonly FrozenSet<string> deeds;
    private readonly FrozenSet<string> happenings;
    private readonly FrozenSet<string> kinds;
    private readonly Slot[] named;

    // Their nouns of two words.
    private readonly (string First, string Second, Slot Slot)[] phrases;

    public AskedNouns(KnowledgeStore store, Lexicon lexicon)
    {
        this.lexicon = lexicon;
        deeds = store.Frames.Values.SelectMany(f => f.Senses).ToFrozenSet();
        happenings = store.Events.Values.SelectMany(e => e.Kinds).ToFrozenSet();
        kinds = store.Entities.Values.SelectMany(e => e.Kinds).ToFrozenSet();
        named = [.. store.Slots.Values.Where(s => s.Id != "thing").OrderBy(s => s.Type switch { SlotType.Time => 0, SlotType.Money => 1, _ => 2 }).ThenBy(s => s.Id, StringComparer.Ordinal)];
        phrases = [.. named.SelectMany(s => s.Nouns.Select(n => n.Split(' ')).Where(n => n.Length == 2).Select(n => (n[0], n[1], s)))];
    }

    /// <summary>The slot that an asked noun names; a time before others, as its noun says nothing but that a time is asked for. "Launch site" says more than "site".</summary>
    public Slot? SlotOf(IReadOnlyList<Token> tokens, AskedPhrase asked)
    {
        if (asked.Head > asked.From && Array.Find(phrases, p => tokens[asked.Head - 1].Is(p.First) && tokens[asked.Head].Is(p.Second)).Slot is { } slot)
            return slot;

        // "Secretary of State" asks for nobody's state.
        if (asked.Head >= asked.From + 2 && tokens[asked.Head - 1].Folded == "of" && lexicon.PhraseAt(tokens, asked.Head - 2) is { } office && office.Tokens[^1] == asked.Head)
            return null;

        // "Flight time" is no time at which something happens.
        return IsMeasured() ? null : named.FirstOrDefault(s => s.Nouns.Any(tokens[asked.Head].Is));

        bool IsMeasured() => tokens[asked.Head].Is("time") && asked.Head > asked.From && !Counting.Contains(tokens[asked.Head - 1].Folded) && lexicon.ClassOf(tokens[asked.Head - 1]) == WordClass.Content;
    }

    /// <summary>Whether a noun phrase asks for what its head names, a thing, a person, a time, a place or a number: what happens or is said is asked about itself.</summary>
    public bool AsksFor(IReadOnlyList<Token> tokens, AskedPhrase nominal)
    {
        if (nominal.Head > 0 && lexicon.PhraseAt(tokens, nominal.Head - 1) is { Tokens.Length: 2 } phrase && NamesDeed(phrase.Headword))
            return false;

        // "First time he did so" asks whether.
        if (tokens[nominal.Head].Is("time") && (nominal.From == nominal.Head || Counting.Contains(tokens[nominal.Head - 1].Folded)))
            return false;
        if (SlotOf(tokens, nominal) is { } slot)
            return slot.Type is not (SlotType.Text or SlotType.Any) || Strict.Contains(slot.Id) || (slot.Id == "name" && AsksForName(tokens, nominal));
        var lemmas = tokens[nominal.Head].Lemmas;
        return lemmas.Any(l => kinds.Contains(l) || IsActor(l)) || !(lemmas.Any(NamesDeed) || lemmas.SelectMany(lexicon.Uses).Where(u => !u.Near).ToList() is { Count: > 0 } uses && uses.TrueForAll(u => u.Sense.IsAction));
    }

    // "Nickname of the ship", "its name", "the ship: name".
    private static bool AsksForName(IReadOnlyList<Token> tokens, AskedPhrase nominal) =>
        (tokens[nominal.Head].Folded is { Length: > 4 } noun && noun.EndsWith("name", StringComparison.Ordinal))
        || (nominal.From > 0 && tokens[nominal.From - 1] is { Kind: TokenKind.Mark } or { Possessive: true });

    /// <summary>Whether a noun, or a phrase, names something that happens in the store.</summary>
    public bool NamesDeed(string lemma) => happenings.Contains(lemma) || lexicon.Uses(lemma).Any(u => !u.Near && deeds.Contains(u.Sense.Id));

    /// <summary>Whether a noun is one that events are called by.</summary>
    public bool NamesHappening(string lemma) => happenings.Contains(lemma);

    /// <summary>Whether a noun names who does such a thing: "founder", "signatory".</summary>
    public bool NamesDoer(Token noun) => noun.Lemmas.Any(l => IsActor(l) && NamesDeed(l));

    /// <summary>The noun as what must be told to have happened.</summary>
    public Term WithDeed(Term noun) => noun with { IsAsked = false, IsAskedHead = false, IsRequired = true, Senses = [.. noun.Lemmas.SelectMany(lexicon.Uses)] };

    /// <summary>Whether a term says of what kind the value of an asked slot is: "release year".</summary>
    public static bool IsSpecifying(Term term, Slot slot) =>
        term is { IsAsked: true, IsAskedHead: false, Kind: TermKind.Word, Class: WordClass.Content or WordClass.Aspect or WordClass.Relation } && !term.Lemmas.Any(slot.Nouns.Contains);

    private static bool IsActor(string lemma) => FunctionWords.ActorEndings.Any(e => lemma.EndsWith(e, StringComparison.Ordinal));
}
