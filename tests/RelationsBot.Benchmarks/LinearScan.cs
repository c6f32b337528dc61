namespace RelationsBot.Benchmarks;

/// <summary>The plainest search: every statement is looked through for the question's distinct words but stop words; the most words win, the first of several.</summary>
internal sealed class LinearScan(IReadOnlyList<string> statements)
{
    private readonly string[] folded = [.. statements.Select(s => s.ToLowerInvariant())];

    /// <summary>Index of the best statement, or -1 where none shares a word with the question.</summary>
    public int Find(string question)
    {
        var words = SearchBaseline.Asked(question);
        var (best, most) = (-1, 0);
        for (var i = 0; i < folded.Length; i++)
        {
            var found = 0;
            foreach (var word in words)
                found += folded[i].Contains(word, StringComparison.Ordinal) ? 1 : 0;
            if (found > most)
                (best, most) = (i, found);
        }

        return best;
    }
}
