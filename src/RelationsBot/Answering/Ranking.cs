using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>Orders facts by how well they fit a question. What it adds up only chooses among facts: structure decides whether one answers. Immutable.</summary>
internal sealed class Ranking(KnowledgeStore store, Matcher matcher, Roles roles, FrameWords frames)
{
    /// <summary>Below it a word is only near what is told.</summary>
    public const double Near = 0.7;

    /// <summary>Below it a word is not even near.</summary>
    public const double LeastNear = 0.5;

    // Who acts in the question acts in the fact; who wants, says or thinks there is who does here.
    private const double OfActor = 0.03;
    private const double OfHolder = 0.1;

    // A count of what was only wanted, where nothing asks of wanting.
    private const double OfOpen = 0.35;

    // A deed that stands in what somebody wanted, tried or said.
    private const double OfContent = 0.1;

    // What is of the very kind that is asked for fits better than what stands in the right role alone.
    private const double MostQuality = 1.15;

    // What happened for the first time, where it is asked whether it had happened before.
    private const double OfFirst = 0.2;

    // How much the question's words name what the fact tells.
    private const double OfNamed = 0.13;
    private const double IdentityOfNamed = 0.2;
    private const double IdentityOfWord = 0.15;

    private const double OfFilling = 0.08;
    private const double OfVeto = 0.25;
    private const double IdentityOfVeto = 0.1;

    // What the fact's roles tell themselves, and the very word that is asked.
    private const double OfOwn = 0.06;
    private const double OfWord = 0.05;

    private const double OfContext = 0.1;

    // "The North was in talks with the Americans. Talks about which thing?": the sentence around it says what the question is about.
    private const double OfContextAlone = 0.4;

    // What is talked about.
    private const double OfEntry = 0.06;
    private const double OfEvent = 0.12;
    private const double OfFocus = 0.15;

    // Both deny it.
    private const double OfNegative = 0.1;

    // Who or what is defined has a part in the definition.
    private const double OfSubject = 0.1;
    private const double OfDefinition = 0.25;

    // What is added up in another order may differ by less.
    private const double Rounding = 1e-9;

    // A long sentence of a document holds more of a question's words by chance.
    private const double LengthCost = 0.05;
    private const double ShortSentence = 100;

    /// <summary>How well a fact fits a question as a whole, and how surely it is the happening meant.</summary>
    /// <param name="inquiry">The question.</param>
    /// <param name="focus">What is talked about.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="explanations">How far it explains each term.</param>
    /// <param name="vetoes">What rules it out.</param>
    /// <param name="contradiction">Which of these the question supposes against it, or null.</param>
    /// <param name="filling">What fills the asked slot, or null.</param>
    /// <param name="share">The explained share of the question's weight.</param>
    public (double Score, double Identity) Of(Inquiry inquiry, Focus focus, Fact fact, Explanation[] explanations, List<Veto> vetoes, Veto? contradiction, Filling? filling, double share)
    {
        var reading = inquiry.Reading;
        var named = inquiry.Named(fact);
        var evokesFrame = named >= FrameWords.Enough;
        var ruledOut = 0;
        foreach (var veto in vetoes)
            ruledOut += veto != contradiction ? 1 : 0;

        // "moved to improve relations": the deed may stand in what somebody wanted, tried or said.
        var ofContent = !evokesFrame && reading.Slot is "reason" or "purpose" && inquiry.Main.Count > 0 && fact.Proposition["content"].Count > 0 ? OfContent * inquiry.Main.Min(t => matcher.WordStrength(t, fact.OwnEvidence)) : 0;
        var identity = share + ofContent + (evokesFrame ? IdentityOfNamed * named : reading.Slot == "duration" && inquiry.IsSaidBy(fact) ? IdentityOfWord : 0) - IdentityOfVeto * ruledOut;
        var score = share;
        if (evokesFrame)
            score += OfNamed * named;
        if (filling is not null)
            score += OfFilling * Math.Min(MostQuality, filling.Quality);
        else if (reading.Slot is not null)
            score -= 0.15;

        // "When did the abductions take place" asks for their time rather than for that of a speech about them.
        if (filling is not null && inquiry.Slot!.Type is SlotType.Time or SlotType.Duration && inquiry.Main.TrueForAll(t => t.Class != WordClass.Content) && !IsOf(inquiry, fact))
            score -= 0.2;
        if (fact.IsDerived)
            score -= OfLength(fact);
        else
            score -= OfVeto * Math.Min(2, vetoes.Count);
        var (own, words) = (0d, 0d);
        foreach (var e in explanations)
        {
            if (e.Term.Kind != TermKind.Word)
                continue;
            words += e.Weight;

            // What the fact does not tell at all its roles do not either.
            if (e.Strength > 0)
                own += e.Weight * matcher.WordStrength(e.Term, fact.OwnEvidence);
        }

        if (words > 0)
            score += OfOwn * own / words;
        if (inquiry.IsSaidBy(fact))
            score += OfWord;
        if (reading.Slot == "count" && inquiry.Main.Count == 0 && store.Frames[fact.Proposition.Frame].IsOpen && named < LeastNear && !Array.Exists(inquiry.Terms, t => t.IsStance))
            (score, identity) = (score - OfOpen, identity - OfOpen);
        if (inquiry.Actor is { } actor && roles.ActsIn(actor, fact))
        {
            var holds = inquiry.Main.Exists(t => t.IsStance);
            score += holds ? OfHolder : OfActor;
            identity += holds ? OfHolder : 0;
        }

        score += (inquiry.LeansOnContext ? OfContextAlone : OfContext) * (Share(explanations, ofContext: true) ?? 0);
        if (focus.EntryId == fact.Entry.Id)
            score += OfEntry;
        if (focus.EventId is not null && focus.EventId == fact.Event?.Id)
            score += OfEvent;
        if (focus.IsOn(fact))
            identity += OfFocus;
        if (reading.IsNegative && fact.Proposition.IsNegative)
        {
            score += OfNegative;
            identity += OfNegative;
        }

        if (reading.AsksOfEarlier && fact.Ordinals.Contains(1))
            (score, identity) = (score + OfFirst, identity + OfFirst);
        if (reading.Intent == "definition")
            score += DefinitionBonus(fact, reading);
        return (score, identity);
    }

    /// <summary>What score and identity can be at most, told before the roles are looked at.</summary>
    /// <param name="inquiry">The question.</param>
    /// <param name="focus">What is talked about.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="explanations">How far it explains each term.</param>
    /// <param name="share">The explained share of the question's weight.</param>
    /// <param name="own">What is added at most for what the fact's roles tell themselves.</param>
    /// <param name="vetoes">How many of its terms rule the fact out.</param>
    public (double Score, double Identity) Most(Inquiry inquiry, Focus focus, Fact fact, Explanation[] explanations, double share, double own, int vetoes)
    {
        var reading = inquiry.Reading;
        var named = inquiry.Named(fact) is var strength && strength >= FrameWords.Enough ? strength : 0;
        var any = (inquiry.Actor is { } actor && roles.ActsIn(actor, fact) ? OfHolder : 0) + (reading.IsNegative && fact.Proposition.IsNegative ? OfNegative : 0) + (reading.AsksOfEarlier ? OfFirst : 0) + Rounding;
        var says = inquiry.IsSaidBy(fact);
        var score = share + any + OfNamed * named + (reading.Slot is null ? 0 : OfFilling * MostQuality) + own + (says ? OfWord : 0) + (inquiry.LeansOnContext ? OfContextAlone : OfContext) * (Share(explanations, ofContext: true) ?? 0) + (reading.Intent == "definition" ? OfSubject + OfDefinition : 0)
            - (fact.IsDerived ? OfLength(fact) : OfVeto * Math.Min(2, vetoes));
        var identity = share + any + (reading.Slot is "reason" or "purpose" ? OfContent : 0) + Math.Max(IdentityOfNamed * named, reading.Slot == "duration" && says ? IdentityOfWord : 0) - IdentityOfVeto * (vetoes > 1 ? vetoes : 0);
        if (focus.EntryId == fact.Entry.Id)
            score += OfEntry;
        if (focus.EventId is not null && focus.EventId == fact.Event?.Id)
            score += OfEvent;
        return (score, focus.IsOn(fact) ? identity + OfFocus : identity);
    }

    /// <summary>What is added at most where the roles of a fact alone tell the words of a question: they tell no more of a word than all evidence does.</summary>
    /// <param name="explanations">How far the fact explains each term.</param>
    /// <param name="told">How strongly all evidence of facts tells each word.</param>
    /// <param name="place">The fact's place among these.</param>
    public static double MostOfOwn(Explanation[] explanations, double[][] told, int place)
    {
        var (own, words) = (0d, 0d);
        for (var i = 0; i < explanations.Length; i++)
        {
            if (told[i].Length > 0)
                (own, words) = (own + explanations[i].Weight * told[i][place], words + explanations[i].Weight);
        }

        return words > 0 ? OfOwn * own / words : 0;
    }

    /// <summary>Share of the weight that is explained; null where nothing weighs.</summary>
    public static double? Share(Explanation[] explanations, bool ofContext)
    {
        var (total, explained) = (0d, 0d);
        foreach (var e in explanations)
        {
            if (e.Term.IsContext == ofContext)
                (total, explained) = (total + e.Weight, explained + e.Weight * Certain(e));
        }

        return total <= 0 ? null : explained / total;
    }

    private static double OfLength(Fact fact) => LengthCost * Math.Log(Math.Max(1, fact.Entry.Own.Length / ShortSentence));

    // Whether a happening that a question names by a noun is what the fact tells, by its frame or its event.
    private bool IsOf(Inquiry inquiry, Fact fact) =>
        inquiry.Happenings.Count == 0 || inquiry.Happenings.Exists(t => frames.Names(t, fact) || (fact.Event is { } happening && happening.Kinds.Any(k => t.Lemmas.Contains(k))));

    /// <summary>How surely a term is explained: what happens may be told in a word near the one asked for, but then it is hardly the same.</summary>
    public static double Certain(Explanation e) =>
        e.Term.Kind == TermKind.Word && e.Strength < Near ? e.Strength * e.Strength / Near : e.Strength;

    // What something is stands where it is the subject of a definition, else where it acts.
    private double DefinitionBonus(Fact fact, Reading reading)
    {
        var ids = reading.Terms.Where(t => t.Kind == TermKind.Entity).SelectMany(t => t.EntityIds).ToHashSet();
        if (ids.Count == 0)
            return 0;
        var subject = fact.Proposition["agent"].Concat(fact.Proposition["patient"]).Any(v => v.EntityId is { } id && ids.Contains(id));
        var defines = store.IsA(fact.Proposition.Frame, "define") || fact.Proposition.Mode == Mode.Definition;
        return (subject ? OfSubject : 0) + (defines && subject ? OfDefinition : 0);
    }
}
