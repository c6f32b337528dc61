using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>What is recognised at which token: entities, dates and numbers, without overlaps.</summary>
/// <param name="Entities">Entity mentions in order.</param>
/// <param name="Dates">Dates with their first token and the token after the last.</param>
/// <param name="Numbers">Numbers likewise.</param>
public sealed record MentionMap(
    IReadOnlyList<EntityMention> Entities,
    IReadOnlyList<(DateMention Mention, int First, int End)> Dates,
    IReadOnlyList<(NumberMention Mention, int First, int End)> Numbers)
{
    /// <summary>The rules that were recognised among the same tokens.</summary>
    internal RuleMemory Rules { get; } = new();

    /// <summary>Index after a mention of a kind ("entity", "date", "number", "ordinal") that begins at a token; -1: none.</summary>
    public int EndOf(string kind, int token)
    {
        switch (kind)
        {
            case "entity":
                foreach (var mention in Entities)
                {
                    if (mention.First == token)
                        return mention.End;
                }

                break;
            case "date":
                foreach (var (_, first, end) in Dates)
                {
                    if (first == token)
                        return end;
                }

                break;
            default:
                foreach (var (mention, first, end) in Numbers)
                {
                    if (first == token && (mention.Kind == NumberKind.Ordinal) == (kind == "ordinal"))
                        return end;
                }

                break;
        }

        return -1;
    }

    /// <summary>Whether a token lies inside a mention.</summary>
    public bool Covers(int token)
    {
        foreach (var mention in Entities)
        {
            if (token >= mention.First && token < mention.End)
                return true;
        }

        foreach (var (_, first, end) in Dates)
        {
            if (token >= first && token < end)
                return true;
        }

        foreach (var (_, first, end) in Numbers)
        {
            if (token >= first && token < end)
                return true;
        }

        return false;
    }

    /// <summary>Puts mentions on tokens. A date beats a number, a longer entity name beats a date inside it.</summary>
    public static MentionMap Of(IReadOnlyList<Token> tokens, IReadOnlyList<EntityMention> entities, IReadOnlyList<DateMention> dates, IReadOnlyList<NumberMention> numbers)
    {
        var datesAt = dates.Select(d => (d, Range(d.Span))).Where(d => d.Item2.End > d.Item2.First).Select(d => (d.d, d.Item2.First, d.Item2.End)).ToList();
        var names = entities.Where(m => !datesAt.Any(d => Overlap(m.First, m.End, d.First, d.End) && d.End - d.First >= m.Count)).ToList();
        datesAt.RemoveAll(d => names.Any(m => Overlap(m.First, m.End, d.First, d.End)));
        var numbersAt = numbers.Select(n => (n, Range(n.Span))).Where(n => n.Item2.End > n.Item2.First)
            .Where(n => !datesAt.Any(d => Overlap(n.Item2.First, n.Item2.End, d.First, d.End)) && !names.Any(m => Overlap(n.Item2.First, n.Item2.End, m.First, m.End)))
            .Select(n => (n.n, n.Item2.First, n.Item2.End)).ToList();
        return new MentionMap(names, datesAt, numbersAt);

        (int First, int End) Range(Span span)
        {
            var first = 0;
            while (first < tokens.Count && tokens[first].Span.End <= span.Start)
                first++;
            var end = first;
            while (end < tokens.Count && tokens[end].Span.Start < span.End)
                end++;
            return (first, end);
        }

        static bool Overlap(int aFirst, int aEnd, int bFirst, int bEnd) => aFirst < bEnd && bFirst < aEnd;
    }
}
