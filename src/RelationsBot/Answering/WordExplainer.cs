using System.Collections.Frozen;
using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// How far a fact explains a word. The asked noun, verbs and unknown names rule a fact out that does not tell them; other words that evoke
/// a frame of the store do too; known words outside the store cost; fillers are free. Immutable.
/// </summary>
internal sealed class WordExplainer(KnowledgeStore store, Matcher matcher)
{
    private const double AspectWeight = 0.3;
    private const double SlotNounWeight = 0.25;
    private const double VerbThreshold = 0.5;
    private const double MostCost = 2.2;
    private const double OfKinds = 0.9;
    private const double OfTie = 0.6;

    // Roles of what a happening hangs together with.
    private static readonly string[] Ties = ["reason", "result", "topic", "context", "exchange", "purpose"];

    private readonly FrozenSet<string> happenings = store.Events.Values.SelectMany(e => e.Kinds).Where(k => !k.Contains(' ', StringComparison.Ordinal)).ToFrozenSet();

    // "In security terms", "its stance": a noun that only says how it is told.
    private readonly FrozenSet<string> phraseNouns = store.Slots.Values.Where(s => s.Type == SlotType.Text).SelectMany(s => s.Nouns).ToFrozenSet();

    /// <summary>Holds a fact against a word.</summary>
    public Explanation Explain(Term term, double weight, Fact fact, Reading reading, double told)
    {
        var strength = Strength(term, fact, told);

        // "When did the talks start" asks for the talks' time, whether or not their start is told by itself.
        if (term.Class == WordClass.Aspect && reading.Slot is "time" or "duration" && TellsOfWhat(reading))
            return new Explanation(term, Math.Max(strength, 0.5), weight * AspectWeight, null);
        var veto = term.IsContext || term.IsInherited ? null : fact.IsDerived ? OfUnknownName(term, strength) : Missing(term, strength, reading.Form == QuestionForm.Fragment && term.First >= reading.Asking.First);

        // A known word that the fact does not tell, and that is no other deed either, is a small cost.
        if (veto is null && strength < Explanation.Enough && !term.IsVerb && !term.IsAsked)
            weight = Math.Min(weight, MostCost);
        return new Explanation(term, strength, term.NamesSlot ? weight * SlotNounWeight : weight, veto);
    }

    // "When did he stop being minister" names nothing that stops but his office, of which facts about him tell by the way.
    private bool TellsOfWhat(Reading reading) => reading.Terms.Any(t => t.IsInherited || t.IsContext || (t.Kind == TermKind.Word && t.Class != WordClass.Aspect && matcher.Evokes(t))
        || (t.Kind == TermKind.Entity && !t.EntityIds.Any(id => store.Entities[id].IsAgent)) || t.Lemmas.Any(happenings.Contains));

    private double Strength(Term term, Fact fact, double told)
    {
        // What happens must be told by the fact itself: no kind of its people, no event around it tells it. What no evidence tells it does not either.
        var strength = told;
        if (told > 0 && term is { IsMainVerb: true, Class: WordClass.Content })
        {
            var (said, asked) = matcher.WordStrengths(term, fact.Told, fact.Asked);
            strength = Math.Max(said, OfKinds * asked);
        }

        // "The line that caused the conflict": that two matters hang together is told where a fact has both.
        return term.Class == WordClass.Relation && HasTie(fact.Proposition) ? Math.Max(strength, OfTie) : strength;
    }

    private static bool HasTie(Proposition proposition) => Array.Exists(Ties, r => proposition[r].Count > 0);

    // Why a fact whose parts are told apart is ruled out by what it does not tell, or null.
    private Veto? Missing(Term term, double strength, bool isFragment)
    {
        var isUntold = strength < Explanation.Enough;

        // A clause of time beside the question only needs to be near what is told.
        var leastTold = term.IsSubordinate ? Explanation.Enough : VerbThreshold;
        if (strength < leastTold && MustHappen(term))
            return new Veto("'{0}' is not what happens", term.Text);
        if (isUntold && term.IsActingNoun)
            return new Veto("'{0}' does nothing there", term.Text);
        if (isUntold && term is { IsActedOn: true, NamesSlot: false, Class: WordClass.Content })
            return new Veto("it is not done to '{0}' there", term.Text);
        if ((strength < VerbThreshold && term.IsPredicate) || (strength < Ranking.Near && term.IsRequired))
            return new Veto("nothing tells '{0}'", term.Text);
        if (OfUnknownName(term, strength) is { } unknown)
            return unknown;
        if (term.NamesSlot)
            return null;
        if (isUntold && term.IsAskedHead)
            return new Veto("no '{0}' in it", term.Text);

        // Keywords hold nothing but what is asked for and of what: each counts.
        if (isFragment && isUntold && term.Class is WordClass.Content or WordClass.Attribute && !term.Lemmas.Any(phraseNouns.Contains))
            return new Veto("nothing tells '{0}'", term.Text);
        return term.Class == WordClass.Content && ((strength < leastTold && matcher.Evokes(term)) || (isUntold && term.Lemmas.Any(happenings.Contains)))
            ? new Veto("'{0}' is another matter", term.Text)
            : null;
    }

    private static Veto? OfUnknownName(Term term, double strength) =>
        strength < Explanation.Enough && term.IsUnknownName ? new Veto("'{0}' is an unknown name", term.Text) : null;

    private static bool MustHappen(Term term) =>
        term is { IsVerb: true, NamesSlot: false, Class: WordClass.Content or WordClass.Aspect or WordClass.Relation } && !(term.IsSubordinate && term.Class == WordClass.Aspect);
}
