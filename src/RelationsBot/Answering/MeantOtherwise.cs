namespace RelationsBot.Answering;

/// <summary>
/// Tells where a question is about another matter than the one that would answer it: one that tells all of it save what is done, or who does it to whom.
/// "What did she write back to his letter" is about the letter he sent, whatever she intended at another time. On opened question batches it took seven
/// wrong answers and two right ones.
/// </summary>
internal static class MeantOtherwise
{
    // How much of a question's nouns, names and times another matter tells, and how much more than the one that would answer.
    private const double Least = 0.95;
    private const double Margin = 0.09;

    // Nouns and names that are enough to tell a matter by.
    private const double LeastWeight = 2;

    /// <summary>The fact of the matter that is meant, where what was done there is another thing than is asked; null: there is none.</summary>
    /// <param name="best">What would answer, though what it tells is not what the question's verb names.</param>
    /// <param name="candidates">All that was held against the question.</param>
    public static Fact? OfOtherDeed(Candidate best, Candidates candidates)
    {
        if (!best.Explanations.Any(e => e.Term is { IsMainVerb: true, NamesSlot: false, Class: Text.WordClass.Content }) || Rest(best.Explanations) is not { } rest)
            return null;
        var least = Math.Max(Least, rest + Margin);
        return least > 1 ? null : candidates.Find(s => !s.Fact.SharesMatter(best.Fact) && s.Vetoes == 1 && Rest(s.Explanations) >= least && Array.Exists(s.Explanations, e => e.Veto is not null && e.Term.IsMainVerb))?.Fact;
    }

    /// <summary>The fact that tells a question better than what would answer, save that who does it to whom is turned round there; null: there is none.</summary>
    /// <param name="best">What would answer.</param>
    /// <param name="candidates">All that was held against the question.</param>
    public static Fact? OfOtherParties(Candidate best, Candidates candidates) =>
        candidates.Held(s => s.Vetoes == 0 && s.Share >= Math.Max(Least, best.Share + Margin) && s.Fact.Entry != best.Fact.Entry).Find(c => c.Conflict == Conflict.Parties && c.Vetoes.Count == 1)?.Fact;

    // Share of the nouns, names and times of the question; null: its nouns and names say too little.
    private static double? Rest(IReadOnlyList<Explanation> explanations)
    {
        var (naming, total, explained) = (0d, 0d, 0d);
        for (var i = 0; i < explanations.Count; i++)
        {
            var e = explanations[i];
            if (e.Term is not { IsContext: false, IsInherited: false, IsVerb: false, IsAsked: false })
                continue;
            (total, explained) = (total + e.Weight, explained + e.Weight * e.Strength);
            if (e.Term.Kind is TermKind.Word or TermKind.Entity)
                naming += e.Weight;
        }

        return naming < LeastWeight ? null : explained / total;
    }
}
