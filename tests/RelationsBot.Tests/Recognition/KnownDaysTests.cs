using RelationsBot.Recognition;
using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Recognition;

/// <summary>A day without a year is the one known day that falls on it.</summary>
public class KnownDaysTests
{
    [Theory]
    [InlineData("what happened on 12 May?", "1901-05-12", "1901-05-12")]
    [InlineData("what happened on May 12th?", "1901-05-12", "1901-05-12")]
    [InlineData("what happened on 12 May?", "1901-05-12 1901-05-12 1904-08-20", "1901-05-12")]
    [InlineData("what happened on 12 May?", "", "")]
    [InlineData("what happened on 13 May?", "1901-05-12", "")]
    [InlineData("what happened on 12 May?", "1901-05-12 1907-05-12", "")]
    [InlineData("what happened in May?", "1901-05-12", "")]
    [InlineData("what happened on 12 May 1950?", "1901-05-12", "1950-05-12")]
    [InlineData("what happened on 3 June 1950 and on 12 May?", "1901-05-12", "1950-06-03 1950-05-12")]
    [InlineData("what happened on 12 May and on 20 August?", "1901-05-12 1904-08-20", "1901-05-12 1904-08-20")]
    public void It_counts_where_just_one_is_known_and_no_year_stands_beside_it(string text, string known, string dates)
    {
        var days = known.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd"));
        var utterance = Utterance.Of(text, ShippedStore.Bot.Analyzer.Lemmatizer);
        Assert.Equal(dates, string.Join(' ', new DateRecognizer(days).Recognize(utterance, ShippedStore.Today).Select(m => m.Period.Edtf)));
    }

    [Theory]
    [InlineData("What happened on 20 August?", "bramm-two-visits")]
    [InlineData("What happened on 7 June?", "ash-bridge-built")]
    public void A_bot_knows_the_days_of_its_store(string question, string entry) => Assert.Equal(entry, BridgeTown.Ask(question).Citations[0].EntryId);

    [Fact]
    public void A_day_on_which_nothing_is_known_to_have_happened_has_no_answer() => Assert.Empty(BridgeTown.Ask("What happened on 8 June?").Citations);
}
