using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Probes;

/// <summary>A question that is answered right, to be made wrong in one place.</summary>
internal sealed class BaseQuestion
{
    public BaseQuestion(string text, Proposition fact, StoreReading store)
    {
        Analysis = store.Analyze(text);
        Fact = fact;
        Entry = store.Of(fact.EntryId);
        Frames = [.. Entry.Entry.Propositions.Select(p => p.Frame).Distinct()];
        Named = [.. Analysis.Mentions.Entities.SelectMany(m => m.EntityIds)];
    }

    public Analysis Analysis { get; }

    public IReadOnlyList<Token> Tokens => Analysis.Tokens;

    public string Text => Analysis.Utterance.Text;

    /// <summary>The fact that answered.</summary>
    public Proposition Fact { get; }

    /// <summary>Its entry.</summary>
    public EntryReading Entry { get; }

    /// <summary>Frames of the entry's facts: the question may be about any of them.</summary>
    public IReadOnlyList<string> Frames { get; }

    /// <summary>Ids of the entities it names.</summary>
    public HashSet<string> Named { get; }

    /// <summary>Words from a first token up to another as they stand.</summary>
    public string Words(int first, int end) => Analysis.Utterance.TextOf(first, end);

    /// <summary>The question with some tokens exchanged. What carried "'s" keeps it.</summary>
    public string With(params IEnumerable<(int First, int End, string Text)> exchanges) => With(Analysis, exchanges);

    /// <summary>A text with some tokens exchanged. What carried "'s" keeps it.</summary>
    public static string With(Analysis analysis, params IEnumerable<(int First, int End, string Text)> exchanges)
    {
        var (text, tokens) = (analysis.Utterance.Text, analysis.Tokens);
        foreach (var (first, end, other) in exchanges.OrderByDescending(e => e.First))
        {
            var ending = tokens[end - 1].Possessive && !other.EndsWith("'s", StringComparison.Ordinal) ? "'s" : "";
            text = text[..tokens[first].Span.Start] + other + ending + text[tokens[end - 1].Span.End..];
        }

        return text;
    }
}
