using RelationsBot.Cli.Exams;
using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Cli.Tests;

public class ExamRepliesTests
{
    [Theory]
    [InlineData(ReplyStatus.Answered, "answered")]
    [InlineData(ReplyStatus.Clarify, "clarify")]
    [InlineData(ReplyStatus.NotFound, "notFound")]
    [InlineData(ReplyStatus.Smalltalk, "smalltalk")]
    [InlineData(ReplyStatus.Help, "help")]
    [InlineData(ReplyStatus.Command, "command")]
    public void Statuses_have_the_names_of_the_format(ReplyStatus status, string name) => Assert.Equal(name, ExamReply.Name(status));

    [Fact]
    public void A_reply_is_written_as_the_format_says()
    {
        var reply = new Reply
        {
            Status = ReplyStatus.Answered,
            Intent = "when",
            Answer = "4 May 1703",
            Lines = [new ReplyLine(LineKind.Answer, "4 May 1703", [1]), new ReplyLine(LineKind.Statement, "Ōld Bridge — 日朝関係 \"opened\".", [1])],
            Citations =
            [
                new Citation(1, "bridge-opened", "guide", "A Guide", "Lead", 2, 1, "The bridge opened.", null, null),
                new Citation(2, "bridge-opened", "guide", "A Guide", "Opening", 1, 3, "The bridge opened.", "It’s open.", "https://example.org/"),
            ],
            Suggestions = ["Who built it?"],
            Confidence = 0.93,
        };

        var json = new ExamReplies(null, [ExamReply.From(reply, TimeSpan.FromMilliseconds(0.4))]).ToJson();

        Assert.Equal(
            """
            {"id":null,"replies":[{"status":"answered","intent":"when",
            "text":"4 May 1703 [1]\nŌld Bridge — 日朝関係 \"opened\". [1]\n\n[1] A Guide, Lead, paragraph 2, sentence 1\n[2] A Guide, Opening, paragraph 1, sentence 3: “It’s open.”",
            "body":"4 May 1703 [1]\nŌld Bridge — 日朝関係 \"opened\". [1]","answer":"4 May 1703",
            "citations":[{"document":"guide","section":"Lead","paragraph":2,"sentence":1,"statement":"The bridge opened."},
            {"document":"guide","section":"Opening","paragraph":1,"sentence":3,"statement":"The bridge opened.","quote":"It’s open."}],
            "suggestions":["Who built it?"],"confidence":0.93,"elapsedMs":0.4}]}
            """.ReplaceLineEndings(""),
            json);
    }

    [Fact]
    public void Without_a_short_answer_the_member_is_null()
    {
        var reply = new Reply { Status = ReplyStatus.NotFound, Intent = "what", Lines = [new ReplyLine(LineKind.Note, "Nothing is known of that.", [])] };

        Assert.Contains("\"answer\":null,\"citations\":[],\"suggestions\":[]", new ExamReplies(null, [ExamReply.From(reply, TimeSpan.Zero)]).ToJson(), StringComparison.Ordinal);
    }
}
