using System.Globalization;
using System.Text;

namespace RelationsBot.Benchmarks;

/// <summary>
/// Counts as the set's own scoring does: a snippet is right when it comes from the gold paragraph, holds a gold answer and is not
/// longer than 600 characters and 1.5 times the gold sentence at once.
/// </summary>
internal sealed class Score(string name)
{
    private const int LongestSnippet = 600;
    private const double LongestShare = 1.5;

    private int answerable;
    private int unanswerable;
    private int hits;
    private int falseAnswers;

    /// <summary>Counts a prediction.</summary>
    /// <param name="question">The question.</param>
    /// <param name="snippet">The evidence given, or null where the question was refused.</param>
    /// <param name="paragraph">Where it comes from, from 1.</param>
    /// <returns>Whether it is right.</returns>
    public bool Add(Question question, string? snippet, int paragraph)
    {
        if (!question.Answerable)
        {
            unanswerable++;
            falseAnswers += snippet is null ? 0 : 1;
            return snippet is null;
        }

        answerable++;
        var folded = snippet is null ? "" : Fold(snippet);
        var right = snippet is not null && paragraph == question.Paragraph
            && !(folded.Length > LongestSnippet && folded.Length > LongestShare * question.Sentence!.Length)
            && question.Answers.Any(a => folded.Contains(Fold(a), StringComparison.Ordinal));
        hits += right ? 1 : 0;
        return right;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-34} hit@1 {100.0 * hits / Math.Max(1, answerable):0.0} %  false answers {100.0 * falseAnswers / Math.Max(1, unanswerable):0.0} %  right {100.0 * (hits + unanswerable - falseAnswers) / Math.Max(1, answerable + unanswerable):0.0} %");

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            var plain = c switch { >= '\u2010' and <= '\u2014' or '\u2212' => '-', '\u2018' or '\u2019' => '\'', '\u201c' or '\u201d' => '"', _ => c };
            if (!char.IsWhiteSpace(plain))
                folded.Append(plain);
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded.ToString().Trim();
    }
}
