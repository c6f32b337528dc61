using RelationsBot.Answering;
using Xunit;

namespace RelationsBot.Tests.Answering;

public class ClaimTests
{
    [Theory]
    [InlineData("My aunt says Piet Sorrel closed the Low Mill. Is she right?")]
    [InlineData("I read that Henk Sorrel died in 1899. Is that true?")]
    [InlineData("Was my neighbour right that Henk Sorrel founded the Low Mill?")]
    [InlineData("A friend told me that Ostery sent Velmar lanterns. Is that correct?")]
    [InlineData("Our script says Piet Sorrel closed the Low Mill, can that stand?")]
    [InlineData("Piet Sorrel closed the Low Mill, safe to say?")]
    [InlineData("Is it right Henk Sorrel founded the Low Mill?")]
    public void What_somebody_only_repeats_is_asked_whoever_said_it(string question) => Assert.Equal("Yes", BridgeTown.Ask(question).Answer);

    [Theory]
    [InlineData("My aunt says Tavo Kestrel closed the Low Mill. Is she right?")]
    [InlineData("I read that Henk Sorrel died in 1905. Is that true?")]
    [InlineData("Was my neighbour right that Piet Sorrel founded the Low Mill?")]
    [InlineData("A friend told me that Velmar sent Ostery lanterns. Is that correct?")]
    [InlineData("Our script says Tavo Kestrel closed the Low Mill, can that stand?")]
    [InlineData("Henk Sorrel died in 1905, safe to say?")]
    public void What_is_not_so_is_not_borne_out(string question) => Assert.NotEqual("Yes", BridgeTown.Ask(question).Answer);

    [Theory]
    [InlineData("my aunt says that the mill burnt", "the mill burnt")]
    [InlineData("I read somewhere that the mill burnt", "the mill burnt")]
    [InlineData("people told me the mill burnt", "the mill burnt")]
    [InlineData("Lena Dorn says the mill burnt", "Lena Dorn says the mill burnt")]
    [InlineData("the mill burnt", "the mill burnt")]
    [InlineData("the mill, they say, burnt", "the mill, they say, burnt")]
    [InlineData("my aunt says", "my aunt says")]
    public void Words_that_only_say_who_claims_it_are_left_out_but_not_those_of_somebody_known(string text, string claim)
    {
        var analysis = BridgeTown.Analyze(text);
        var start = Claim.StartOf(analysis, 0, analysis.Tokens.Count);
        Assert.Equal(claim, text[analysis.Tokens[start].Span.Start..]);
    }

    [Theory]
    [InlineData("was he right that the mill burnt", "the mill burnt")]
    [InlineData("was the guide correct in saying the mill burnt", "the mill burnt")]
    [InlineData("was the mill burnt", null)]
    [InlineData("he was right that the mill burnt", null)]
    [InlineData("was it so that day", null)]
    public void Behind_the_question_whether_somebody_is_right_stands_what_he_said(string text, string? claim)
    {
        var analysis = BridgeTown.Analyze(text);
        var start = Claim.AfterVerdict(analysis, 0, analysis.Tokens.Count);
        Assert.Equal(claim, start < 0 ? null : text[analysis.Tokens[start].Span.Start..]);
    }
}
