using System.Globalization;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Ingestion;

/// <summary>
/// The dates that sentences themselves give. A day or month without a year ("on 28 September") gets the year that the paragraph named
/// last; what counts from the day of reading ("last year") is none. For one document, in the order of its sentences.
/// </summary>
internal sealed class SentenceDates(IDateRecognizer recognizer)
{
    // What is given relative to it is left out, so it does not matter.
    private static readonly DateOnly AnyDay = new(2000, 1, 1);

    private int? year;
    private int yearSentence;

    /// <summary>The dates of the next sentence, in order.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="number">Its number in its paragraph, from 1: at the first, years named before are forgotten.</param>
    /// <param name="yearFrom">Number of the earlier sentence that gives the year of a date; 0: none is needed.</param>
    public List<DateMention> Read(Utterance sentence, int number, out int yearFrom)
    {
        if (number == 1)
            year = null;
        var borrowed = 0;
        var found = recognizer.Recognize(sentence, AnyDay).Where(d => d.Period.IsBounded && IsWritten(sentence, d.Span)).ToList();
        var dates = new List<DateMention>();
        var next = 0;
        for (var i = 0; i < sentence.Tokens.Count; i++)
        {
            var start = sentence.Tokens[i].Span.Start;
            while (next < found.Count && found[next].Span.Start <= start)
                Add(found[next++]);
            if (dates.Count > 0 && start < dates[^1].Span.End)
                continue;
            if (year is { } known && WithoutYear(sentence, i, known) is { } day && (next == found.Count || day.Span.End <= found[next].Span.Start))
            {
                dates.Add(day);
                borrowed = yearSentence == number ? borrowed : yearSentence;
            }
        }

        while (next < found.Count)
            Add(found[next++]);
        yearFrom = borrowed;
        return dates;

        void Add(DateMention date)
        {
            dates.Add(date);
            if (date.Period.Precision is Precision.Day or Precision.Month or Precision.Year)
                (year, yearSentence) = (date.Period.End.Year, number);
        }
    }

    private static bool IsWritten(Utterance sentence, Span span)
    {
        var text = sentence.Text.AsSpan(span.Start, span.Length);
        return text.ContainsAnyInRange('0', '9') || text.Contains("centur", StringComparison.OrdinalIgnoreCase);
    }

    // "28 September", "September 28", "in September": written with a capital, so that "may" and "march" are none.
    private static DateMention? WithoutYear(Utterance sentence, int i, int year)
    {
        var tokens = sentence.Tokens;
        var (first, last, day) = (i, i, 0);
        if (DayAt(i) is var before and > 0 && i + 1 < tokens.Count && IsMonth(tokens[i + 1]))
            (last, day) = (i + 1, before);
        else if (IsMonth(tokens[i]) && i + 1 < tokens.Count && DayAt(i + 1) is var behind and > 0)
            (last, day) = (i + 1, behind);
        else if (!IsMonth(tokens[i]) || i == 0 || tokens[i - 1].Folded is not ("in" or "since" or "until" or "by" or "of" or "during"))
            return null;
        var month = MonthNames.Month(tokens[first].Capitalized ? tokens[first].Folded : tokens[last].Folded);
        var text = day == 0 ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}") : string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
        var span = new Span(tokens[first].Span.Start, tokens[last].Span.End - tokens[first].Span.Start);
        return Period.Parse(text) is { } period ? new DateMention(span, period, DateRelation.In) : null;

        int DayAt(int at) => tokens[at].Kind != TokenKind.Mark && int.TryParse(tokens[at].Folded.TrimEnd('s', 't', 'n', 'd', 'r', 'h'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 32 ? number : 0;
    }

    private static bool IsMonth(Token token) => token.Capitalized && MonthNames.Month(token.Folded) > 0;
}
