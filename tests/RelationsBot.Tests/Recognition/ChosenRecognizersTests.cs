using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Recognition;

/// <summary>A host may bring recognisers of its own.</summary>
public class ChosenRecognizersTests
{
    [Fact]
    public void A_bot_reads_dates_and_numbers_with_the_recognisers_it_is_given()
    {
        var days = new List<DateOnly>();
        var bot = new Bot(BridgeTown.Data, new BotOptions
        {
            Clock = new FixedClock(2025, 6, 15),
            Numbers = new Everywhere(),
            Dates = known =>
            {
                days.AddRange(known);
                return new Everywhere();
            },
        });
        Assert.Contains(new DateOnly(1904, 8, 20), days);
        var analysis = bot.Analyzer.Analyze("grobnik zaboo", ShippedStore.Today);
        Assert.Equal("1904-08-20", Assert.Single(analysis.Mentions.Dates).Mention.Period.Edtf);
        Assert.Equal(13, Assert.Single(analysis.Mentions.Numbers).Mention.Value);
    }

    // Takes one word for a day and another for thirteen.
    private sealed class Everywhere : IDateRecognizer, INumberRecognizer
    {
        public IReadOnlyList<DateMention> Recognize(Utterance utterance, DateOnly today) =>
            [.. utterance.Tokens.Where(t => t.Text == "grobnik").Select(t => new DateMention(t.Span, Period.Parse("1904-08-20")!, DateRelation.In))];

        public IReadOnlyList<NumberMention> Recognize(Utterance utterance) =>
            [.. utterance.Tokens.Where(t => t.Text == "zaboo").Select(t => new NumberMention(t.Span, 13, NumberKind.Cardinal, null, null))];
    }
}
