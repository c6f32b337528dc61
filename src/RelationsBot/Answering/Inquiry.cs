using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>What a reading asks of every fact alike, worked out once for all the facts it is held against. For one thread.</summary>
internal sealed class Inquiry
{
    private const double NounStrength = 0.75;

    // "abducted to teach": the first verb names the happening more than those behind it.
    private const double LaterStrength = 0.9;

    private readonly FrameWords frames;
    private readonly List<Term> naming;
    private readonly bool hasVerbs;
    private readonly List<Term> deeds;
    private readonly HashSet<string> said;
    private readonly (bool IsKnown, double Named, bool IsDeed)[] byFrame;

    public Inquiry(Reading reading, KnowledgeStore store, FactIndex index, Matcher matcher, TermWeights weights, FrameWords frames)
    {
        this.frames = frames;
        byFrame = new (bool, double, bool)[frames.Count];
        Terms = [.. reading.Terms.Select(matcher.Resolve)];
        Reading = reading with { Terms = Terms };
        Weights = [.. Terms.Select(weights.Of)];
        Slot = reading.Slot is { } slot ? store.Slots[slot] : null;
        var verbs = Terms.Where(t => t.IsVerb && !t.NamesSlot && !t.IsContext && !t.IsInherited && !(t.IsSubordinate && !t.IsMainVerb) && !AsksOnlyTimeOf(t)).ToList();
        if (verbs.Count == 0)
            verbs = [.. Terms.Where(t => t.IsVerb && t.IsInherited)];

        // Without a verb of its own a question names the happening by a noun: "the abductions".
        var asking = Terms.Where(t => t is { IsVerb: true, NamesSlot: true, IsContext: false }).ToList();
        hasVerbs = verbs.Count + asking.Count > 0;
        naming = asking.Count > 0 ? asking : hasVerbs ? verbs : [.. Terms.Where(t => t.Kind == TermKind.Word && !t.IsAsked && !t.IsContext)];
        Main = verbs.FindAll(t => t.IsMainVerb);

        // "How many did he say were dead": what is said to be so names the happening as well.
        if (asking.Count == 0 && verbs.Count > 0 && verbs.TrueForAll(t => t.IsStance))
            naming = [.. verbs, .. Terms.Where(t => t is { Kind: TermKind.Word, IsAsked: false, IsContext: false, IsInherited: false, IsVerb: false, Class: WordClass.Content } && t.First == verbs[^1].End + 1)];

        // "Whom did he want to meet": the deed is the meeting.
        var led = verbs.FindAll(t => t.IsLed);

        // "When did it open a school": a verb of many senses must be told where it says with a noun what was done.
        var actsOn = Slot is { Type: SlotType.Time or SlotType.Place or SlotType.Duration } && Array.Exists(Terms, t => t.IsActedOn);
        deeds = led.Count > 0 ? led : Main.Count > 0 ? Main : Deeds(matcher);
        Checked = (led.Count > 0 ? led : Main).FindAll(t => (t.Class == WordClass.Content || (t.Class == WordClass.Aspect && t.Parts.Count == 0)) && (matcher.Evokes(t) || Matcher.IsLightDeed(t) || reading.Form == QuestionForm.YesNo || (actsOn && t.Senses.Any(u => !u.Near && u.Sense.IsAction))));

        // "Nam Il visit Tokyo": key words ask whether it is told, too.
        if (reading.Form == QuestionForm.Fragment && !hasVerbs)
            Checked.AddRange(Array.FindAll(Terms, t => t is { Kind: TermKind.Word, IsContext: false, IsInherited: false, IsAsked: false, Class: WordClass.Content } && matcher.Evokes(t) && t.Senses.Any(u => u is { Near: false, Sense.IsAction: true }) && !store.Slots.Values.Any(s => t.Lemmas.Any(s.Nouns.Contains))));
        if (reading.Form == QuestionForm.YesNo)
            Checked.AddRange(verbs.Where(t => !t.IsMainVerb && !t.IsLed && !t.IsStance && t.Class == WordClass.Content && matcher.Evokes(t)));
        MainWords = [.. Main.SelectMany(t => t.Lemmas).Select(matcher.ConceptOf).Where(c => c >= 0)];
        Opposites = [.. Main.SelectMany(v => v.Senses).Where(u => !u.Near).SelectMany(u => u.Sense.Opposites).Distinct()];
        OppositeConcepts = [.. Opposites.Select(index.Concepts.FindSense).Where(c => c >= 0)];
        Happenings = Terms.Where(t => t.Kind == TermKind.Word && !t.IsContext && !t.IsInherited && !t.IsAsked && !t.NamesSlot && t.Class == WordClass.Content && matcher.Evokes(t)).ToList();
        AsksOfWish = Main.Count > 0 && Main.TrueForAll(t => t.IsStance);
        AsksOfDeed = Main.Count > 0 && Main.TrueForAll(t => t is { IsStance: false, Class: WordClass.Content }) && !Array.Exists(Terms, t => t is { IsStance: true, IsContext: false });
        SaysOtherDeed = Array.Exists(Terms, t => t is { Kind: TermKind.Word, IsContext: false, IsInherited: false, IsAsked: false, Class: WordClass.Content } && t.Senses.Any(u => !u.Near) && t.Senses.All(u => u.Near || u.Sense.IsAction) && !matcher.Evokes(t));
        LeansOnContext = Array.Exists(Terms, t => t.IsContext) && Terms.Count(t => !t.IsContext && !t.NamesSlot && t.Class != WordClass.Evaluation && !(t.Kind == TermKind.Entity && t.EntityIds.Any(index.IsEverywhere))) <= 1;
        AsksOfHappening = Main.Count == 0 && Happenings.Count > 0;
        Actor = reading.IsPassive ? null : Array.Find(Terms, t => t is { Kind: TermKind.Entity, Part: TermPart.Subject, IsInherited: false });
        HasOwner = Array.Exists(Terms, t => t is { Kind: TermKind.Entity, IsInherited: false } && (t.IsOwner || t.Preposition == "of" || t.Mention == MentionKind.Demonym));
        AskedHead = Array.Find(Terms, t => t is { IsAsked: true, IsAskedHead: true, Kind: TermKind.Word } && t.Class != WordClass.Evaluation);
        AsksForActor = AskedHead is { } asked && !reading.IsPassive && Main.Exists(t => t.First == asked.End && !t.IsUndergone);
        AskedModifiers = AskedHead is null ? [] : [.. Terms.Where(t => t is { IsAsked: true, IsAskedHead: false, IsContext: false, Kind: TermKind.Word, Class: WordClass.Content })];
        Said = [.. Terms.Where(t => !t.IsInherited && !t.IsContext && !(t.IsAsked && t.Kind == TermKind.Word))];
        said = [.. Said.Where(t => t.Kind != TermKind.Entity).SelectMany(t => t.Lemmas)];
        AskedNumber = Terms.FirstOrDefault(t => t is { Kind: TermKind.Number, IsAsked: true, IsContext: false, Number.Kind: NumberKind.Cardinal } && t.Number.Value >= 2)?.Number!.Value;
    }

    /// <summary>The question, its terms with their concepts looked up.</summary>
    public Reading Reading { get; }

    /// <summary>Its terms.</summary>
    public Term[] Terms { get; }

    /// <summary>How much each term tells which fact is meant.</summary>
    public double[] Weights { get; }

    /// <summary>The asked slot, or null.</summary>
    public Slot? Slot { get; }

    /// <summary>The verbs of the question's clause.</summary>
    public List<Term> Main { get; }

    /// <summary>Those of them that must be told where some fact of the store tells them.</summary>
    public List<Term> Checked { get; }

    /// <summary>Who acts in the question, or null.</summary>
    public Term? Actor { get; }

    /// <summary>Whether somebody in the question has something: "Japan's influence".</summary>
    public bool HasOwner { get; }

    /// <summary>Whether it asks about something that happened: its verb is neither one of wanting nor led up to by one.</summary>
    public bool AsksOfDeed { get; }

    /// <summary>Whether a word of it means something done that no frame of the store tells: "took part".</summary>
    public bool SaysOtherDeed { get; }

    /// <summary>Whether it says so little itself that the sentences around it must tell what it is about.</summary>
    public bool LeansOnContext { get; }

    /// <summary>Whether it names by a noun what happened: "the date of the meeting".</summary>
    public bool AsksOfHappening { get; }

    /// <summary>Whether its verb says only what somebody wants, says or thinks.</summary>
    public bool AsksOfWish { get; }

    /// <summary>Whether what is asked for may be a phrase.</summary>
    public bool AsksForText => Slot is { Type: SlotType.Any or SlotType.Thing or SlotType.Text };

    /// <summary>The concepts of the main verbs' own words.</summary>
    public int[] MainWords { get; }

    /// <summary>Whether the very word of a main verb stands in what a fact tells.</summary>
    public bool IsSaidBy(Fact fact)
    {
        foreach (var word in MainWords)
        {
            if (fact.Says(word))
                return true;
        }

        return false;
    }

    /// <summary>Senses that the main verbs deny.</summary>
    public string[] Opposites { get; }

    /// <summary>The same as concepts.</summary>
    public int[] OppositeConcepts { get; }

    /// <summary>Nouns that name a happening the question is about.</summary>
    public List<Term> Happenings { get; }

    /// <summary>The noun behind "which", "what" or "how many", or null.</summary>
    public Term? AskedHead { get; }

    /// <summary>Whether who is asked for by that noun does what the verb says: "which country annexed".</summary>
    public bool AsksForActor { get; }

    /// <summary>Words that describe it: "wallet software company".</summary>
    public List<Term> AskedModifiers { get; }

    /// <summary>How well that noun names the values it was held against so far.</summary>
    public Dictionary<RoleValue, double> KindStrengths { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>How well that noun names the texts it was held against so far.</summary>
    public Dictionary<string, double> OfAskedHead { get; } = [];

    /// <summary>What somebody has in it; null: it was not looked for yet.</summary>
    public List<Belonging>? Belongings { get; set; }

    /// <summary>What the question says itself: what fills its slot is something else.</summary>
    public List<Term> Said { get; }

    /// <summary>Whether it says a word itself, names aside.</summary>
    public bool Says(Token word)
    {
        if (said.Contains(word.Folded))
            return true;
        for (var i = 0; i < word.Lemmas.Count; i++)
        {
            if (said.Contains(word.Lemmas[i]))
                return true;
        }

        return false;
    }

    /// <summary>How many things are asked for ("which six countries"), or null.</summary>
    public decimal? AskedNumber { get; }

    /// <summary>"When did the talks start" asks for the talks' time, whether or not their start is told by itself.</summary>
    public bool AsksOnlyTimeOf(Term term) => term.Class == WordClass.Aspect && Reading.Slot is "time" or "duration";

    /// <summary>How strongly the question's words name what a fact tells.</summary>
    public double Named(Fact fact) => Of(fact).Named;

    /// <summary>Whether the deed of the question is what a fact tells.</summary>
    public bool IsDeed(Fact fact) => Of(fact).IsDeed;

    // Facts of one frame are named alike.
    private ref (bool IsKnown, double Named, bool IsDeed) Of(Fact fact)
    {
        var frame = frames.Of(fact);
        ref var found = ref byFrame[frame];
        if (!found.IsKnown)
            found = (true, Math.Max((hasVerbs ? 1 : NounStrength) * (Main.Count > 0 && !AsksOfWish ? LaterStrength : 1) * frames.Strength(naming, frame), AsksOfWish ? 0 : frames.Strength(Main, frame)), frames.Strength(deeds, frame) >= FrameWords.Enough);
        return ref found;
    }

    // "put sanctions on": where the verb says nothing, its noun is what is done.
    private List<Term> Deeds(Matcher matcher) =>
        [.. Terms.Where(t => t is { Kind: TermKind.Word, IsContext: false, IsInherited: false, IsAsked: false, Class: WordClass.Content } && matcher.Evokes(t) && t.Senses.Any(u => u.Sense.IsAction))];
}
