using RelationsBot.Answering;
using RelationsBot.Text;

namespace RelationsBot.Dialog;

/// <summary>How far a question leans on what was said before.</summary>
internal static class Leaning
{
    // As much less of its own words a short question may have explained for the sake of what went before.
    private const double MostLost = 0.25;

    // As little of the words of a short question as must be told: "anybody arrested?" is not answered with who did it.
    private const double LeastOfOwn = 0.55;

    // As much less than an answer what a refused question came near to may tell of it.
    private const double MostUntold = 0.1;

    // And as much less of them one that could be about many things, for the sake of lying near.
    private const double LostForNearness = 0.2;

    /// <summary>Whether a question leans on the turn before: it points back, or says too little itself. One that says who does what is whole.</summary>
    public static bool LeansOn(Reading fresh, Decision decision) =>
        !(fresh.HasAntecedent && decision.Outcome == Outcome.Answered)
        && (PointsBack(fresh)
        || (!(fresh.Own.Any(t => t.IsVerb) && fresh.Own.Any(t => t.Kind == TermKind.Entity && t.Part != TermPart.None))
            && (decision.Outcome != Outcome.Answered || fresh.Own.Count(t => t.Kind is TermKind.Word or TermKind.Entity) <= 3)));

    /// <summary>Whether it points back, or says next to nothing.</summary>
    public static bool PointsBack(Reading fresh) => SaysLittle(fresh) || fresh.Anaphora.Count > 0;

    /// <summary>The question as the next one may lean on it: words of earlier turns and times that the answer does not bear out go.</summary>
    public static Reading Carried(Decision decision)
    {
        var told = decision.Chosen[0].Explanations.Where(e => e.Strength >= Explanation.Enough).Select(e => e.Term.Text).ToHashSet();
        return decision.Computed is not null ? decision.Reading : decision.Reading with { Terms = [.. decision.Reading.Terms.Where(t => told.Contains(t.Text) || !(t.IsInherited || t.IsContext || t.Kind == TermKind.Date))] };
    }

    /// <summary>A question that was refused as the next one may lean on it: what only led up to it, and what it came near to does not tell, goes.</summary>
    public static Reading Asked(Reading fresh, Decision refused)
    {
        if (refused.Candidates is not [var near, ..] || near.Share < Decider.LeastShare - MostUntold)
            return fresh;
        var told = near.Explanations.Where(e => e.Strength >= Explanation.Enough).Select(e => e.Term.Text).ToHashSet();
        return fresh with { Terms = [.. fresh.Terms.Where(t => t.Kind != TermKind.Word || !t.IsInherited || told.Contains(t.Text))] };
    }

    private static bool SaysLittle(Reading fresh) =>
        fresh.IsElliptical || fresh.IsBrief || ReactsTo(fresh) || (fresh.OpensWithAnd && fresh.Own.Count() <= 2);

    // "How was the launch seen?": it names nobody and no time, so that many happenings fit its few words.
    private static bool IsThin(Reading fresh) =>
        fresh.Slot is not null && fresh.Own.All(t => t.Kind == TermKind.Word) && fresh.Own.Count(t => t.Class != WordClass.Light) <= 2;

    // "How did Pyongyang react?": to what was said before.
    private static bool ReactsTo(Reading fresh) =>
        fresh.Slot == "reaction" && fresh.Own.Count(t => t is { Kind: TermKind.Word, IsStance: false }) <= 1 && fresh.Own.Count(t => !t.IsStance) <= 2;

    /// <summary>Whether it says enough for itself, though it points back.</summary>
    public static bool StandsAlone(Reading fresh, Decision decision) =>
        decision.Confidence >= 0.85 && (fresh.Own.Count(t => t.Kind is TermKind.Word or TermKind.Entity) >= 3
            || decision.Chosen[0].Explanations.Any(e => e.Term.Kind != TermKind.Date && !e.Term.IsInherited && e.Weight > 3 && e.Strength >= 0.9));

    /// <summary>How far the best fact explains what the question says itself.</summary>
    public static double OwnShare(Decision decision)
    {
        var own = decision.Chosen[0].Explanations.Where(e => e.Term is { First: >= 0, IsContext: false } && e.Term.Class != WordClass.Light).ToList();
        var weight = own.Sum(e => e.Weight);
        return weight <= 0 ? 1 : own.Sum(e => e.Weight * e.Strength) / weight;
    }

    /// <summary>Whether the question laid over an earlier turn is the better reading: the one that explains more wins, on a tie the fresh one.</summary>
    /// <param name="fresh">The question as it stands.</param>
    /// <param name="decision">What comes of it as it stands.</param>
    /// <param name="overlaid">What comes of it over the earlier turn.</param>
    /// <param name="isNear">Whether that lies near to what the earlier turn told.</param>
    public static bool Prefers(Reading fresh, Decision decision, Decision overlaid, bool isNear)
    {
        if (overlaid.Outcome is not (Outcome.Answered or Outcome.Corrected) || (overlaid.Outcome == Outcome.Corrected && decision.Outcome == Outcome.Answered))
            return false;
        var share = OwnShare(overlaid);
        if (SaysLittle(fresh) && share < LeastOfOwn)
            return false;
        if (SaysLittle(fresh))
            return decision.Outcome != Outcome.Answered || fresh.Anaphora.Count > 0 || share >= decision.Chosen[0].Share - MostLost;
        if (decision.Outcome is Outcome.Refused or Outcome.Ambiguous)
            return share >= Decider.LeastShare;
        var alone = decision.Chosen[0].Share;
        if (fresh.Anaphora.Count == 0)
            return share > alone + 0.02 || (isNear && IsThin(fresh) && share >= alone - LostForNearness);

        // What points back and names nothing itself is about what went before, if that answers at all.
        return share >= alone - (fresh.Own.Any(t => t.Kind is TermKind.Entity or TermKind.Date) ? 0.12 : 0.3);
    }
}
