using RelationsBot.Tests.DialogsData;
using RelationsBot.Validation;
using Xunit;

namespace RelationsBot.Tests.Validation;

public sealed class RuleCheckTests : IDisposable
{
    private const string Intents = "intents/questions.yaml";

    private readonly MadeUpStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void Rules_that_win_their_examples_alone_pass() => Assert.Empty(Messages());

    [Theory]
    [InlineData("examples: [\"When was it opened?\"]", "examples: [\"Where was it opened?\"]", "(1): rule 'when': the example \"Where was it opened?\" is won by no rule")]
    [InlineData("examples: [\"When was it opened?\"]", "examples: [\"When was it opened?\", \"Who opened it?\"]", "(1): rule 'when': the example \"Who opened it?\" is won by rule 'who'")]
    [InlineData("counter-examples: [\"When was it opened?\"]", "counter-examples: [\"When was it opened?\", \"and by whom or who?\"]", "(9): rule 'who': the counter-example \"and by whom or who?\" is won by the rule itself")]
    public void An_example_that_goes_astray_is_a_problem_at_its_rule(string old, string text, string expected)
    {
        store.Replace(Intents, "  " + old, "  " + text);
        Assert.Equal(Intents + expected, Assert.Single(Messages()));
    }

    private List<string> Messages()
    {
        var (data, problems) = store.Load();
        Assert.Empty(problems);
        return [.. RuleCheck.Check(data!, new FixedClock(2025, 6, 15)).Select(p => p.ToString())];
    }
}
