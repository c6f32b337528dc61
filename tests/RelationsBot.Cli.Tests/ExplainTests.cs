using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Cli.Tests;

public sealed class ExplainTests : IDisposable
{
    private readonly BridgeStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task The_reply_follows_its_trace()
    {
        var reply = Bot.Load(store.Folder).Take(Conversation.Empty, "When was the Old Bridge built?").Reply;

        var outcome = await store.Run("", "explain", "When was the Old Bridge built?");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.EndsWith(reply.Text + "\n", outcome.Out, StringComparison.Ordinal);
        Assert.True(outcome.Lines.Count > reply.Trace.Count);
    }

    [Fact]
    public async Task Earlier_questions_set_the_conversation_up()
    {
        var bot = Bot.Load(store.Folder);
        var conversation = bot.Take(bot.Take(Conversation.Empty, "Hello!").Conversation, "Who built the Old Bridge?").Conversation;

        var outcome = await store.Run("", "explain", "When?", "--after", "Hello!", "--after", "Who built the Old Bridge?");

        Assert.Equal(0, outcome.ExitCode);
        Assert.EndsWith(bot.Take(conversation, "When?").Reply.Text + "\n", outcome.Out, StringComparison.Ordinal);
    }
}
