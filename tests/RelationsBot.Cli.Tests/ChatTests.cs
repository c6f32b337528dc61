using RelationsBot.Cli.Verbs;
using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Cli.Tests;

public sealed class ChatTests
{
    [Fact]
    public async Task Every_line_gets_the_reply_of_one_conversation()
    {
        using var store = new BridgeStore();
        var bot = Bot.Load(store.Folder);
        var first = bot.Take(Conversation.Empty, "Who built the Old Bridge?");
        var second = bot.Take(first.Conversation, "When?");

        var outcome = await store.Run("Who built the Old Bridge?\n\nWhen?\n", "chat");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.StartsWith(first.Reply.Text + "\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("\n\n" + second.Reply.Text + "\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_says_the_suggestion_with_that_number()
    {
        var (asked, outcome) = await Echo("first\n2\n9\n1x\n");

        Assert.Equal(["first", "first again?", "9", "1x"], asked);
        Assert.Contains("\n\n[1] A Guide, Lead, paragraph 1, sentence 1\n1. more of first\n2. first again?\n\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_without_suggestions_is_left_to_the_bot()
    {
        var (asked, _) = await Echo("1\n");

        Assert.Equal(["1"], asked);
    }

    [Fact]
    public async Task Why_tells_how_the_last_reply_came_about()
    {
        var (asked, outcome) = await Echo("/why\nfirst\n/why\n");

        Assert.Equal(["first"], asked);
        Assert.StartsWith("Nothing has been said yet.\n", outcome.Out, StringComparison.Ordinal);
        Assert.EndsWith("answered, echo, confidence 0.50, from entry-of-first\nstep 2\nstep 3\nstep 4\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quit_leaves_before_the_end_of_the_input()
    {
        var (asked, outcome) = await Echo("first\n/quit\nsecond\n");

        Assert.Equal(["first"], asked);
        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain("quit", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_forgets_suggestions_and_memory()
    {
        var (asked, outcome) = await Echo("first\n/new\n1\n");

        Assert.Equal(["first", "1"], asked);
        Assert.EndsWith("You said 1.\n1. more of 1\n2. 1 again?\n\n", outcome.Out, StringComparison.Ordinal);
        Assert.Equal("A new conversation.\n", outcome.Error);
    }

    [Fact]
    public async Task Memory_is_carried_from_turn_to_turn()
    {
        var (_, outcome) = await Echo("first\nsecond\n");

        Assert.Contains("You said second after first.", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_command_is_no_question()
    {
        var (asked, outcome) = await Echo("/jump\n/help\n");

        Assert.Empty(asked);
        Assert.Contains("/jump", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("/quit", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_types_is_welcomed_and_prompted_on_standard_error()
    {
        var keys = new Queue<ConsoleKeyInfo>([new('h', ConsoleKey.H, false, false, false), new('\r', ConsoleKey.Enter, false, false, false)]);
        var atEnd = new ConsoleKeyInfo('\u0004', ConsoleKey.D, false, false, true);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(TextReader.Null, output, error)
        {
            InIsTerminal = true,
            ErrorIsTerminal = true,
            ReadKey = () => keys.TryDequeue(out var key) ? key : atEnd,
        };
        var welcome = new Reply { Status = ReplyStatus.Smalltalk, Intent = "welcome", Lines = [new ReplyLine(LineKind.Note, "Welcome!", [])] };

        var exitCode = await ChatVerb.Converse(welcome, (c, u) => Take(c, u, []), terminal, TestContext.Current.CancellationToken);

        Assert.Equal(0, exitCode);
        Assert.StartsWith("Welcome!", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("You said h.", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("> ", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("> h", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Chats with a bot that says what it was told.</summary>
    private static async Task<(List<string> Asked, Outcome Outcome)> Echo(string input)
    {
        var asked = new List<string>();
        var welcome = new Reply { Status = ReplyStatus.Smalltalk, Intent = "welcome", Lines = [] };
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(new StringReader(input), output, error);

        var exitCode = await ChatVerb.Converse(welcome, (c, u) => Take(c, u, asked), terminal, TestContext.Current.CancellationToken);

        return (asked, new Outcome(exitCode, output.ToString(), error.ToString()));
    }

    private static TurnResult Take(Conversation conversation, string utterance, List<string> asked)
    {
        asked.Add(utterance);
        var after = conversation.LastUtterance is { } before ? " after " + before : "";
        return new TurnResult(conversation with { LastUtterance = utterance }, new Reply
        {
            Status = ReplyStatus.Answered,
            Intent = "echo",
            Lines = [new ReplyLine(LineKind.Note, $"You said {utterance}{after}.", [])],
            Citations = utterance == "first" ? [new Citation(1, "entry-of-first", "guide", "A Guide", "Lead", 1, 1, "First.", null, null)] : [],
            Suggestions = [$"more of {utterance}", $"{utterance} again?"],
            Confidence = 0.5,
            Trace = ["step 1", "step 2", "step 3", "step 4"],
        });
    }
}
