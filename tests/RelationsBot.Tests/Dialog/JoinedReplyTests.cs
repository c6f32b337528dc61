using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Dialog;

public class JoinedReplyTests
{
    [Fact]
    public void Answers_stand_in_order_with_each_statement_and_place_once()
    {
        var reply = JoinedReply.Of([Answer("1872", "The mill was founded.", "founded"), Answer("Henk Sorrel", "The mill was founded.", "founded"), Answer("1931", "The mill was closed.", "closed")]);
        Assert.Equal("1872; Henk Sorrel; 1931", reply.Answer);
        Assert.Equal(["1872", "The mill was founded. [1]", "Henk Sorrel", "1931", "The mill was closed. [2]"], reply.Lines.Select(l => l.ToString()));
        Assert.Equal([(1, "founded"), (2, "closed")], reply.Citations.Select(c => (c.Number, c.EntryId)));
    }

    [Fact]
    public void What_was_not_answered_is_said_last_and_once()
    {
        var reply = JoinedReply.Of([Refusal("not told"), Answer("1872", "The mill was founded.", "founded"), Refusal("not told")]);
        Assert.Equal(ReplyStatus.Answered, reply.Status);
        Assert.Equal("1872", reply.Answer);
        Assert.Equal(["1872", "The mill was founded. [1]", "not told"], reply.Lines.Select(l => l.ToString()));
    }

    [Fact]
    public void Where_nothing_was_answered_the_first_refusal_stands()
    {
        var first = Refusal("not told");
        Assert.Same(first, JoinedReply.Of([first, Refusal("not understood")]));
    }

    [Fact]
    public void It_is_as_sure_as_its_least_sure_answer() =>
        Assert.Equal(0.6, JoinedReply.Of([Answer("a", "A.", "a") with { Confidence = 0.9 }, Answer("b", "B.", "b") with { Confidence = 0.6 }]).Confidence);

    [Theory]
    [InlineData("When was the Low Mill founded, and by whom?", "3 March 1872; Henk Sorrel")]
    [InlineData("Who founded the Low Mill and when did he die?", "Henk Sorrel; 1899")]
    [InlineData("Who founded the Low Mill? Who closed it?", "Henk Sorrel; Piet Sorrel")]
    public void Several_questions_of_one_message_are_answered_together(string message, string answer) => Assert.Equal(answer, BridgeTown.Ask(message).Answer);

    [Fact]
    public void A_message_is_as_many_turns_as_questions() =>
        Assert.Equal("a fire", BridgeTown.Ask("Who founded the Low Mill? Who closed it?", "why?").Answer);

    [Fact]
    public void What_points_to_something_unknown_is_unknown_too()
    {
        var reply = BridgeTown.Ask("Who painted the town hall and when did he die?");
        Assert.Equal(ReplyStatus.NotFound, reply.Status);
        Assert.DoesNotContain("1899", reply.Body, StringComparison.Ordinal);
    }

    private static Reply Answer(string answer, string statement, string entry) => new()
    {
        Status = ReplyStatus.Answered,
        Intent = "what",
        Answer = answer,
        Lines = [new ReplyLine(LineKind.Answer, answer, []), new ReplyLine(LineKind.Statement, statement, [1])],
        Citations = [new Citation(1, entry, "chronicle", "The chronicle", "The mill", 1, 1, statement, null, null)],
    };

    private static Reply Refusal(string note) => new() { Status = ReplyStatus.NotFound, Intent = "what", Lines = [new ReplyLine(LineKind.Note, note, [])] };
}
