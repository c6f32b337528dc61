using RelationsBot.Cli.Screen;
using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Cli.Tests;

public sealed class AskTests : IDisposable
{
    private readonly BridgeStore store = new();

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData("When was the Old Bridge built?")]
    [InlineData("Hello!")]
    [InlineData("Who won the cup in 1998?")]
    [InlineData("")]
    public async Task A_piped_question_gives_the_text_and_an_exit_code_by_status(string question)
    {
        var bot = Bot.Load(store.Folder);
        var expected = bot.Take(Conversation.Empty, question).Reply;

        var outcome = await store.Run("", "ask", question);

        Assert.Equal(new Outcome(expected.Status == ReplyStatus.NotFound ? 1 : 0, expected.Text + "\n", ""), outcome);
    }

    [Fact]
    public async Task Words_need_no_quotation_marks()
    {
        var quoted = await store.Run("", "ask", "When was the Old Bridge built?");
        var bare = await store.Run("", "ask", "When", "was", "the", "Old", "Bridge", "built?");

        Assert.Equal(quoted, bare);
    }

    [Theory]
    [InlineData("@bridge")]
    [InlineData("- when was it built?")]
    [InlineData("-- who?")]
    public async Task Marks_at_the_beginning_do_not_matter(string question)
    {
        var outcome = await store.Run("", "ask", question);

        Assert.InRange(outcome.ExitCode, 0, 1);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public async Task After_two_dashes_everything_is_the_question()
    {
        var outcome = await store.Run("", "ask", "--", "--jsonl");

        Assert.InRange(outcome.ExitCode, 0, 1);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public void On_a_terminal_answer_places_and_numbered_suggestions_are_shown()
    {
        using var output = new StringWriter();
        var terminal = new Terminal(TextReader.Null, output, TextWriter.Null) { OutIsTerminal = true, Width = () => 200 };

        terminal.Show(ReplyPage.Of(new Reply
        {
            Status = ReplyStatus.Answered,
            Intent = "when",
            Lines = [new ReplyLine(LineKind.Answer, "4 May [1703]", [1]), new ReplyLine(LineKind.Item, "opened", [], "1703")],
            Citations = [new Citation(1, "bridge-opened", "guide", "A Guide", "Lead", 2, 1, "The bridge opened.", "It was opened.", null)],
            Suggestions = ["Who built it?", "Why?"],
        }));

        var shown = output.ToString();
        Assert.Contains("4 May [1703] [1]", shown, StringComparison.Ordinal);
        Assert.Contains("- 1703: opened", shown, StringComparison.Ordinal);
        Assert.Contains("[1] A Guide, Lead, paragraph 2, sentence 1", shown, StringComparison.Ordinal);
        Assert.Contains("“It was opened.”", shown, StringComparison.Ordinal);
        Assert.Contains("1. Who built it?", shown, StringComparison.Ordinal);
        Assert.Contains("2. Why?", shown, StringComparison.Ordinal);
    }
}
