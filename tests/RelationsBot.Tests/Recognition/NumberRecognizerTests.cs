using System.Globalization;
using RelationsBot.Recognition;
using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Recognition;

public class NumberRecognizerTests
{
    private static readonly Lemmatizer Lemmatizer = new(new Dictionary<string, string[]>(), []);

    [Theory]
    [InlineData("there were 13 victims", "13", "13")]
    [InlineData("4,502.9 tons", "4,502.9", "4502.9")]
    [InlineData("50k letters", "50k", "50000")]
    [InlineData("50 000 people", "50 000", "50000")]
    [InlineData("300 million", "300 million", "300000000")]
    [InlineData("1.5m people", "1.5m", "1500000")]
    [InlineData("thirteen victims", "thirteen", "13")]
    [InlineData("fifty thousand", "fifty thousand", "50000")]
    [InlineData("two hundred and five", "two hundred and five", "205")]
    [InlineData("ninety-one of them", "ninety-one", "91")]
    [InlineData("a dozen letters", "a dozen", "12")]
    [InlineData("two dozen letters", "two dozen", "24")]
    [InlineData("half a million", "half a million", "500000")]
    [InlineData("one and a half", "one and a half", "1.5")]
    [InlineData("two point five", "two point five", "2.5")]
    [InlineData("one abductee", "one", "1")]
    [InlineData("one of the victims", "one", "1")]
    [InlineData("one thousand nine hundred and seventy-seven", "one thousand nine hundred and seventy-seven", "1977")]
    [InlineData("minus five", "minus five", "-5")]
    [InlineData("one third of the victims", "one third", "0.3333333333333333333333333333")]
    [InlineData("a quarter of the victims", "a quarter", "0.25")]
    [InlineData("3/4 of them", "3/4", "0.75")]
    [InlineData("half of the victims", "half", "0.5")]
    [InlineData("one-third of them", "one-third", "0.3333333333333333333333333333")]
    [InlineData("2 1/4 pages", "2 1/4", "2.25")]
    [InlineData("five and three quarters", "five and three quarters", "5.75")]
    [InlineData("two thirds of them", "two thirds", "0.6666666666666666666666666667")]
    public void Finds_cardinals(string text, string span, string value) => AssertOne(text, span, value, NumberKind.Cardinal, null, null);

    [Theory]
    [InlineData("the 1st summit", "1st", "1")]
    [InlineData("the second summit", "second", "2")]
    [InlineData("a second time", "second", "2")]
    [InlineData("the twenty-first", "twenty-first", "21")]
    [InlineData("the two hundredth", "two hundredth", "200")]
    [InlineData("the last victim", "last", "-1")]
    [InlineData("the last one", "last", "-1")]
    public void Finds_ordinals(string text, string span, string value) => AssertOne(text, span, value, NumberKind.Ordinal, null, null);

    [Theory]
    [InlineData("91% of them", "91%", "91")]
    [InlineData("91 per cent", "91 per cent", "91")]
    [InlineData("ninety-one percent", "ninety-one percent", "91")]
    [InlineData("2.5 percent", "2.5 percent", "2.5")]
    public void Finds_percentages(string text, string span, string value) => AssertOne(text, span, value, NumberKind.Percentage, null, null);

    [Theory]
    [InlineData("it cost $300 million", "$300 million", "300000000", "USD")]
    [InlineData("US$200m in aid", "US$200m", "200000000", "USD")]
    [InlineData("50 million dollars", "50 million dollars", "50000000", "USD")]
    [InlineData("20 yen", "20 yen", "20", "JPY")]
    [InlineData("€20", "€20", "20", "EUR")]
    [InlineData("20 €", "20 €", "20", "EUR")]
    [InlineData("£5.50", "£5.50", "5.50", "GBP")]
    [InlineData("100 won", "100 won", "100", "KRW")]
    [InlineData("100 North Korean won", "100 North Korean won", "100", "KPW")]
    [InlineData("fifty bucks", "fifty bucks", "50", "USD")]
    [InlineData("USD 200", "USD 200", "200", "USD")]
    [InlineData("10 billion US dollars", "10 billion US dollars", "10000000000", "USD")]
    [InlineData("15 dollars and 50 cents", "15 dollars and 50 cents", "15.5", "USD")]
    [InlineData("34 cents", "34 cents", "0.34", "USD")]
    public void Finds_money(string text, string span, string value, string unit) => AssertOne(text, span, value, NumberKind.Currency, unit, null);

    [Theory]
    [InlineData("at least 17 people", "at least 17", "17", "at least")]
    [InlineData("at the very least 17 people", "at the very least 17", "17", "at least")]
    [InlineData("over 800 people", "over 800", "800", "over")]
    [InlineData("more than 800 people", "more than 800", "800", "over")]
    [InlineData("about thirteen", "about thirteen", "13", "about")]
    [InlineData("around 13", "around 13", "13", "about")]
    [InlineData("roughly 13", "roughly 13", "13", "about")]
    [InlineData("almost a hundred", "almost a hundred", "100", "almost")]
    [InlineData("nearly 100", "nearly 100", "100", "almost")]
    [InlineData("only five", "only five", "5", "only")]
    [InlineData("just five", "just five", "5", "only")]
    [InlineData("up to 100", "up to 100", "100", "up to")]
    [InlineData("at most 100", "at most 100", "100", "up to")]
    [InlineData("less than 100", "less than 100", "100", "under")]
    [InlineData("fewer than 100", "fewer than 100", "100", "under")]
    [InlineData("just over 100", "just over 100", "100", "over")]
    [InlineData("no more than 100", "no more than 100", "100", "up to")]
    public void Finds_limits(string text, string span, string value, string limit) => AssertOne(text, span, value, NumberKind.Cardinal, null, limit);

    [Fact]
    public void A_limit_may_stand_before_money() =>
        AssertOne("it cost more than $300 million", "more than $300 million", "300000000", NumberKind.Currency, "USD", "over");

    [Theory]
    [InlineData("the one with the letter")]
    [InlineData("which one?")]
    [InlineData("that one")]
    [InlineData("no one knows")]
    [InlineData("one should know")]
    [InlineData("wait a second")]
    [InlineData("just a second please")]
    [InlineData("last year")]
    [InlineData("how long did it last?")]
    [InlineData("at last")]
    [InlineData("a 180ml bottle")]
    [InlineData("an apple")]
    [InlineData("the hundreds of letters")]
    [InlineData("a half-truth")]
    [InlineData("several hundred letters")]
    [InlineData("the second to last")]
    [InlineData("the one before the last")]
    [InlineData("who won?")]
    [InlineData("")]
    public void Finds_nothing(string text) => Assert.Empty(Recognize(text));

    [Fact]
    public void One_second_is_a_time_not_a_rank() => Assert.DoesNotContain(Recognize("give me one second"), m => m.Kind == NumberKind.Ordinal);

    [Fact]
    public void Several_numbers_stay_apart()
    {
        var mentions = Recognize("5 of the 17, about 30% and $20; the third");

        Assert.Equal([5m, 17m, 30m, 20m, 3m], mentions.Select(m => m.Value));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("100 ")]
    [InlineData("1,")]
    [InlineData("hundred ")]
    [InlineData("million ")]
    [InlineData("a hundred and ")]
    [InlineData("twenty-")]
    [InlineData("two point zero ")]
    [InlineData("$")]
    [InlineData("999999999999999 trillion million thousand hundred dozen ")]
    [InlineData("more than ")]
    [InlineData("half a ")]
    [InlineData("٣٤ ")]
    public void Hostile_text_takes_no_time_and_keeps_spans_inside(string part)
    {
        var utterance = Utterance.Of(string.Concat(Enumerable.Repeat(part, 32_000 / part.Length)), Lemmatizer);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var mentions = new NumberRecognizer().Recognize(utterance);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
        Assert.All(mentions, m => Assert.True(m.Span is { Start: >= 0, Length: > 0 } && m.Span.End <= utterance.Text.Length));
        Assert.All(mentions.Zip(mentions.Skip(1)), p => Assert.True(p.First.Span.End <= p.Second.Span.Start));
    }

    private static IReadOnlyList<NumberMention> Recognize(string text) => new NumberRecognizer().Recognize(Utterance.Of(text, Lemmatizer));

    private static void AssertOne(string text, string span, string value, NumberKind kind, string? unit, string? limit)
    {
        var utterance = Utterance.Of(text, Lemmatizer);
        var mention = Assert.Single(new NumberRecognizer().Recognize(utterance));

        Assert.Equal(span, utterance.Text.Substring(mention.Span.Start, mention.Span.Length));
        Assert.Equal((decimal.Parse(value, CultureInfo.InvariantCulture), kind, unit, limit), (mention.Value, mention.Kind, mention.Unit, mention.Limit));
    }
}
