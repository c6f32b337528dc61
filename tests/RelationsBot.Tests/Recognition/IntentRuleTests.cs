using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Recognition;

/// <summary>The examples of the shipped rules win their rule, their counter-examples do not.</summary>
public class IntentRuleTests
{
    private static readonly KnownFailures Failures = KnownFailures.In("Recognition", "intent-known-failures.txt");

    public static IEnumerable<TheoryDataRow<string, string>> Examples =>
        ShippedStore.Data.Rules.SelectMany(r => r.Examples.Select(e => new TheoryDataRow<string, string>(r.Id, e)));

    public static IEnumerable<TheoryDataRow<string, string>> CounterExamples =>
        ShippedStore.Data.Rules.SelectMany(r => r.CounterExamples.Select(e => new TheoryDataRow<string, string>(r.Id, e)));

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_wins_its_rule(string rule, string example) => Failures.Verify($"{rule}: {example}", () => Assert.Equal(rule, Winner(rule, example)?.Rule.Id));

    [Theory]
    [MemberData(nameof(CounterExamples))]
    public void A_counter_example_does_not(string rule, string counterExample) => Failures.Verify($"not {rule}: {counterExample}", () => Assert.NotEqual(rule, Winner(rule, counterExample)?.Rule.Id));

    [Fact]
    public void Known_failures_are_examples() => Failures.AssertNoneStale(
        ShippedStore.Data.Rules.SelectMany(r => r.Examples.Select(e => $"{r.Id}: {e}").Concat(r.CounterExamples.Select(e => $"not {r.Id}: {e}"))));

    [Fact]
    public void Every_rule_has_examples_and_counter_examples() =>
        Assert.All(ShippedStore.Data.Rules, r => Assert.True(r.Examples.Count > 0 && r.CounterExamples.Count > 0, r.Id));

    [Theory]
    [InlineData("when", "when did it happen", "when")]
    [InlineData("when", "it happened when", "when")]
    [InlineData("^ when", "it happened when", null)]
    [InlineData("when $", "it happened when?", "when")]
    [InlineData("when $", "when did it happen", null)]
    [InlineData("what|which year", "in which year", "which year")]
    [InlineData("what|which year", "in that year", null)]
    [InlineData("what {noun}", "what date was it", "what date")]
    [InlineData("what {noun}", "what day off was it", "what day off")]
    [InlineData("what {noun}", "what place was it", null)]
    [InlineData("tell me? about", "tell about it", "tell about")]
    [InlineData("tell me? about", "tell me about it", "tell me about")]
    [InlineData("tell me? about", "tell him about it", null)]
    [InlineData("be it", "was it him", "was it")]
    [InlineData("who ... right", "who do you think is right", "who right")]
    [InlineData("who ... right", "who one two three four five six seven eight right", "who right")]
    [InlineData("who ... right", "who one two three four five six seven eight nine right", null)]
    [InlineData("in {date}", "in 2002", "in 2002")]
    [InlineData("in {date}", "in the north", null)]
    [InlineData("the {ordinal} one", "the second one", "the second one")]
    [InlineData("the {ordinal} one", "the two one", null)]
    [InlineData("{number} people", "13 people", "13 people")]
    [InlineData("when was", "when, please, was", null)]
    [InlineData("when was", "when, was", "when was")]
    public void A_pattern_matches_its_words_and_no_others(string pattern, string text, string? matched) =>
        Failures.Verify($"{pattern} <- {text}", () => Assert.Equal(matched, Matched(pattern, text)));

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("^ $")]
    [InlineData("who {person}")]
    [InlineData("{Noun} of")]
    public void A_pattern_without_words_or_with_an_unknown_element_is_none(string pattern)
    {
        Assert.Null(Pattern.Parse(pattern, out var problem));
        Assert.NotEmpty(problem!);
    }

    // Operators and courtesy are recognised by themselves, before the other rules.
    private static IntentMatch? Winner(string rule, string utterance)
    {
        var analysis = ShippedStore.Analyze(utterance);
        return ShippedStore.Bot.RecognizerOf(ShippedStore.Data.Rules.First(r => r.Id == rule)).Recognize(analysis.Tokens, 0, analysis.Tokens.Count, analysis.Mentions);
    }

    private static string? Matched(string pattern, string text)
    {
        var rule = new IntentRule("rule", "a rule", "intent", "time", [Pattern.Parse(pattern, out _)!], [], 0, [], []);
        var slot = new Slot("time", "when", SlotType.Time, [], ["date", "day off", "day"]);
        var utterance = Utterance.Of(text, ShippedStore.Bot.Analyzer.Lemmatizer);
        var mentions = MentionMap.Of(utterance.Tokens, [], new DateRecognizer().Recognize(utterance, ShippedStore.Today), new NumberRecognizer().Recognize(utterance));
        var match = new IntentRecognizer([rule], new Dictionary<string, Slot> { ["time"] = slot }).Recognize(utterance.Tokens, 0, utterance.Tokens.Count, mentions);
        return match is null ? null : string.Join(' ', match.Tokens.Select(i => utterance.Tokens[i].Folded));
    }
}
