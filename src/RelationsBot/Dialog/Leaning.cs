using RelationsBot.Answering;
using RelationsBot.Text;

namespace RelationsBot.Dialog;

/// <summary>How far a question leans on what was said before.</summary>
internal static class Leaning
{
    /// <summary>Whether a question leans on the turn before: it points back, or says too little itself. One that says who does what is whole.</summary>
    public static bool LeansOn(Reading fresh, Decision decision) =>
        !(fresh.HasAntecedent && decision.Outcome == Outcome.Answered)
        && (PointsBack(fresh)
        || (!(fresh.Own.Any(t => t.IsVerb) && fresh.Own.Any(t => t.Kind == TermKind.Entity && t.Part != TermPart.None))
            && (decision.Outcome != Outcome.Answered || fresh.Own.Count(t => t.Kind is TermKind.Word or TermKind.Entity) <= 3)));

    /// <summary>Whether it points back, or says next to nothing.</summary>
    public static bool PointsBack(Reading fresh) => SaysLittle(fresh) || fresh.Anaphora.Count > 0;

    private static bool SaysLittle(Reading fresh) =>
        fresh.IsElliptical || fresh.IsBrief || (fresh.OpensWithAnd && fresh.Own.Count() <= 2);

    /// <summary>Whether it says enough for itself, though it points back.</summary>
    public static bool StandsAlone(Reading fresh, Decision decision) =>
        decision.Confidence >= 0.85 && (fresh.Own.Count(t => t.Kind is TermKind.Word or TermKind.Entity) >= 3
            || decision.Chosen[0].Explanations.Any(e => e.Term.Kind is TermKind.Entity or TermKind.Word && !e.Term.IsInherited && e.Weight > 3 && e.Strength >= 0.9));

    /// <summary>Whether the question laid over an earlier turn is the better reading: the one that explains more wins, on a tie the fresh one.</summary>
    public static bool Prefers(Reading fresh, Decision decision, Decision overlaid)
    {
        if (overlaid.Outcome is not (Outcome.Answered or Outcome.Corrected))
            return false;
        if (SaysLittle(fresh))
            return true;
        var own = overlaid.Chosen[0].Explanations.Where(e => !e.Term.IsInherited && !e.Term.IsContext && e.Term.Class != WordClass.Light).ToList();
        var weight = own.Sum(e => e.Weight);
        var share = weight <= 0 ? 1 : own.Sum(e => e.Weight * e.Strength) / weight;
        if (decision.Outcome is Outcome.Refused or Outcome.Ambiguous)
            return share >= Decider.LeastShare;
        var alone = decision.Chosen[0].Share;
        if (fresh.Anaphora.Count == 0)
            return share > alone + 0.02;

        // What points back and names nothing itself is about what went before, if that answers at all.
        return share >= alone - (fresh.Own.Any(t => t.Kind is TermKind.Entity or TermKind.Date) ? 0.12 : 0.3);
    }
}
