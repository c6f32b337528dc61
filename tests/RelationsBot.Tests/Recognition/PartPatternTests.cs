using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Recognition;

/// <summary>Parts of a pattern: what an operator works on.</summary>
public class PartPatternTests
{
    [Theory]
    [InlineData("between {part} and {part} $", "how long between the flood and the fire?", "the flood|the fire")]
    [InlineData("between {part} and {part} $", "between the rise and fall of the mill and the fire", "the rise|fall of the mill and the fire")]
    [InlineData("{part} or {part} $", "the mill or the bridge?", "the mill|the bridge")]
    [InlineData("^ be {part} before {part} $", "was it, in 1901, before the fire", "it, in 1901|the fire")]
    [InlineData("between {part} $", "between both fires", "both fires")]
    [InlineData("between {part} and {part} $", "between the flood and", null)]
    [InlineData("between {part} and {part} $", "between and the fire", null)]
    [InlineData("between {part} and {part} $", "after the flood and the fire", null)]
    public void A_part_is_what_stands_between_the_words(string pattern, string text, string? parts)
    {
        var utterance = Utterance.Of(text, ShippedStore.Bot.Analyzer.Lemmatizer);
        var match = Match(pattern, utterance);
        Assert.Equal(parts, match is null ? null : string.Join('|', match.Parts.Select(p => text[utterance.Tokens[p.First].Span.Start..utterance.Tokens[p.End - 1].Span.End])));
    }

    [Fact]
    public void Words_of_a_part_are_not_words_of_the_rule()
    {
        var utterance = Utterance.Of("between the flood and the fire", ShippedStore.Bot.Analyzer.Lemmatizer);
        Assert.Equal(["between", "and"], Match("between {part} and {part} $", utterance)!.Tokens.Select(t => utterance.Tokens[t].Folded));
    }

    [Theory]
    [InlineData(24, true)]
    [InlineData(25, false)]
    public void A_part_has_at_most_24_words(int words, bool matches)
    {
        var utterance = Utterance.Of("before " + string.Join(' ', Enumerable.Repeat("fire", words)), ShippedStore.Bot.Analyzer.Lemmatizer);
        Assert.Equal(matches, Match("before {part} $", utterance) is not null);
    }

    [Fact]
    public void A_pattern_knows_whether_it_has_parts()
    {
        Assert.True(Pattern.Parse("between {part} $", out _)!.HasParts);
        Assert.False(Pattern.Parse("between {date} $", out _)!.HasParts);
    }

    [Theory]
    [InlineData("between {part} and {part} or {part}", "two parts")]
    [InlineData("{part} {part}", "at least one word")]
    [InlineData("{Part} first", "{Part}")]
    public void A_pattern_that_cannot_be_one_says_why(string pattern, string why)
    {
        Assert.Null(Pattern.Parse(pattern, out var problem));
        Assert.Contains(why, problem, StringComparison.Ordinal);
    }

    private static IntentMatch? Match(string pattern, Utterance utterance)
    {
        var rule = new IntentRule("rule", "a rule", "difference", null, [Pattern.Parse(pattern, out _)!], [], 0, [], []);
        return new IntentRecognizer([rule], new Dictionary<string, Slot>()).Recognize(utterance.Tokens, 0, utterance.Tokens.Count, MentionMap.Of(utterance.Tokens, [], [], []));
    }
}
