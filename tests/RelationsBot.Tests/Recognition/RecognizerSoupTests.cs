using RelationsBot.Recognition;
using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Recognition;

/// <summary>Whatever words and marks stand in a row, nothing throws and every span lies inside the text, in order.</summary>
public class RecognizerSoupTests
{
    private static readonly string[] Pieces =
    [
        "1977", "2002", "17", "17th", "9", "0", "00", "99", "1970s", "70s", "600,000", "4.5", "13.02.2007", "12,2016", "31", "2100", "9999", "20161016", "50k", "1.5m", "$", "€", "%",
        "-", "–", "/", ".", ",", "'", "’", "s", "(", ")", "~", "_", "#", "september", "sept", "may", "mar3", "22april", "q3", "h2", "friday", "wed", "the", "of", "in", "and", "or",
        "to", "from", "between", "before", "after", "until", "since", "by", "on", "up", "early", "mid", "late", "end", "beginning", "middle", "first", "second", "last", "next", "this",
        "past", "half", "quarter", "third", "decade", "century", "year", "years", "month", "week", "weeks", "days", "ago", "hence", "now", "present", "today", "yesterday", "day", "later",
        "earlier", "nineteen", "twenty", "seventy", "seventies", "two", "thousand", "thousands", "hundred", "hundreds", "million", "trillion", "dozen", "a", "one", "point", "zero",
        "fifths", "minus", "over", "more", "than", "at", "least", "people", "dollars", "won", "usd", "cents", "percent", "per", "cent", "summer", "winter", "ordinal", "٣٤", "１９７７",
        "😀", "", "  ", "what's", "o'clock", "U.S.",
    ];

    private static readonly Lemmatizer Lemmatizer = new(new Dictionary<string, string[]>(), []);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Nothing_throws(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 5_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(4) == 0 ? "" : " ")));
            var utterance = Utterance.Of(text, Lemmatizer);
            var today = round % 50 == 0 ? DateOnly.MinValue : round % 50 == 1 ? DateOnly.MaxValue : new DateOnly(2024, 2, 29);
            AssertSpans(text, utterance, [.. new DateRecognizer().Recognize(utterance, today).Select(m => m.Span)]);
            AssertSpans(text, utterance, [.. new NumberRecognizer().Recognize(utterance).Select(m => m.Span)]);
        }
    }

    private static void AssertSpans(string text, Utterance utterance, IReadOnlyList<Span> spans)
    {
        var end = 0;
        foreach (var span in spans)
        {
            Assert.True(span.Start >= end && span.Length > 0 && span.End <= utterance.Text.Length, $"{span} of '{text}'");
            end = span.End;
        }
    }
}
