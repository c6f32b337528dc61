namespace RelationsBot.Dialog;

/// <summary>Puts the replies to the questions of one message together.</summary>
internal static class JoinedReply
{
    /// <summary>One reply of several: what was answered stands in order, each statement and place once; what was not is said last.</summary>
    /// <param name="replies">At least one.</param>
    public static Reply Of(IReadOnlyList<Reply> replies)
    {
        var answered = replies.Where(r => r.Status == ReplyStatus.Answered).ToList();
        if (answered.Count == 0)
            return replies[0];
        var lines = new List<ReplyLine>();
        var citations = new List<Citation>();
        foreach (var reply in answered)
        {
            foreach (var line in reply.Lines.Where(l => l.Kind == LineKind.Answer || !lines.Any(o => o.Kind == l.Kind && o.Text == l.Text)))
                lines.Add(line with { Citations = [.. line.Citations.Select(n => Number(reply.Citations.First(c => c.Number == n), citations)).Distinct()] });
        }

        foreach (var refusal in replies.Where(r => r.Status == ReplyStatus.NotFound).SelectMany(r => r.Lines).Where(l => l.Kind == LineKind.Note).DistinctBy(l => l.Text))
            lines.Add(refusal);
        var answers = answered.Select(r => r.Answer).OfType<string>().Distinct().ToList();
        return answered[0] with
        {
            Answer = answers.Count == 0 ? null : string.Join("; ", answers),
            Lines = lines,
            Citations = citations,
            Suggestions = replies[^1].Suggestions,
            Confidence = answered.Min(r => r.Confidence),
        };
    }

    private static int Number(Citation citation, List<Citation> citations)
    {
        var known = citations.Find(c => c with { Number = citation.Number } == citation);
        if (known is not null)
            return known.Number;
        citations.Add(citation with { Number = citations.Count + 1 });
        return citations.Count;
    }
}
