using RelationsBot.Answering;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Dialog;

/// <summary>
/// Finds statements for a few words, for a person who picks one of them: by the same road as answers, but without deciding which is meant and
/// whether it answers. Immutable.
/// </summary>
internal sealed class Search(KnowledgeStore store, Analyzer analyzer, Reader reader, Decider decider, ReplyWriter writer, Responses responses)
{
    private const string Intent = "search";

    // Longer texts are no few words.
    private const int LongestText = 1_000;

    private const int LeastBegun = 3;

    // How much of the words a statement must tell, and how much of what the best one tells.
    private const double LeastShare = 0.5;
    private const double LeastOfBest = 0.7;

    /// <summary>The statements, the best first; a refusal where nothing is told of the words.</summary>
    public Reply For(string words, DateOnly today, int skip, int most)
    {
        var text = words.Length > LongestText ? null : TextCleaner.Clean(words);
        var entries = text is null ? [] : text.Any(char.IsLetterOrDigit) ? Told(text, today) : Starters();
        if (entries.Count == 0 && text is not null && Completed(text) is { } completed)
            entries = Told(completed, today);
        var page = entries.Skip(Math.Max(0, skip)).Take(Math.Max(0, most)).Select(entry => (entry.When?.ToString(), entry)).ToList();
        return page.Count == 0
            ? ReplyWriter.Note(ReplyStatus.NotFound, Intent, responses.Say(Refusal.NotInSources)) with { Refusal = Refusal.NotInSources }
            : writer.List(Intent, ReplyStatus.Answered, null, page, null, 1);
    }

    private List<Entry> Told(string text, DateOnly today)
    {
        var candidates = decider.Decide(reader.Read(analyzer.Analyze(text, today)), default, always: true).Candidates;
        var least = Math.Max(LeastShare, LeastOfBest * candidates.Select(candidate => candidate.Share).DefaultIfEmpty(0).Max());
        return [.. candidates.Where(candidate => candidate.Share >= least).Select(candidate => candidate.Fact.Entry).Distinct()];
    }

    // One of each section, as a first look at what there is.
    private List<Entry> Starters() => [.. store.Entries.Where(entry => entry.EventId is not null || entry.Asks.Count == 0).DistinctBy(entry => entry.Places[0].Section)];

    // While somebody types, the last word may be the beginning of a name.
    private string? Completed(string text)
    {
        var begun = text[(text.LastIndexOf(' ') + 1)..];
        if (begun.Length < LeastBegun)
            return null;
        var word = store.Entities.Values.OrderBy(entity => entity.Id, StringComparer.Ordinal).SelectMany(entity => entity.Name.Split(' '))
            .FirstOrDefault(name => name.Length > begun.Length && name.StartsWith(begun, StringComparison.OrdinalIgnoreCase));
        return word is null ? null : text[..^begun.Length] + word;
    }
}
