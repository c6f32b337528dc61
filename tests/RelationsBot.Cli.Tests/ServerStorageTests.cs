using System.Text.Json;
using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Storage.Sqlite;
using Xunit;

namespace RelationsBot.Cli.Tests;

/// <summary>The verbs of an operator, beside a server that holds the file.</summary>
public sealed class ServerStorageTests : IAsyncDisposable
{
    private static readonly ConversationKey Room = new("msteams", "room");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("relationsbot-operator-");
    private readonly SqliteStorage server;

    public ServerStorageTests() => server = new(folder.FullName, TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Export_writes_a_transcript()
    {
        await Say(Room, "ann");

        var outcome = await Run("export", "--channel", "msteams", "--conversation", "room");

        Assert.Equal(0, outcome.ExitCode);
        using var transcript = JsonDocument.Parse(outcome.Out);
        Assert.Equal(["hello", "welcome"], transcript.RootElement.EnumerateArray().Select(activity => activity.GetProperty("text").GetString()));
        Assert.All(transcript.RootElement.EnumerateArray(), activity => Assert.NotEqual("", activity.GetProperty("timestamp").GetString()));
    }

    [Fact]
    public async Task Export_of_what_is_not_known_says_so()
    {
        var outcome = await Run("export", "--channel", "msteams", "--conversation", "room");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Out));
        Assert.Contains("nothing is kept", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forget_deletes_a_conversation_and_no_other()
    {
        await Say(Room, "ann");
        await Say(Room with { ConversationId = "elsewhere" }, "ann");

        Assert.Equal(0, (await Run("forget", "--channel", "msteams", "--conversation", "room")).ExitCode);

        Assert.Equal(StoredConversation.None, await server.LoadAsync(Room, Cancel));
        Assert.Single(await server.ReadTranscriptAsync(Room with { ConversationId = "elsewhere" }, Cancel), activity => activity.Text == "hello");
    }

    [Fact]
    public async Task Forget_deletes_a_person_everywhere_and_nobody_else()
    {
        await Say(Room with { MemberId = "ann" }, "ann");
        await Say(Room with { MemberId = "ben" }, "ben");
        await Say(Room with { ConversationId = "elsewhere" }, "ann");

        var outcome = await Run("forget", "--channel", "msteams", "--user", "ann");

        Assert.Equal(["2 conversations forgotten"], outcome.Lines);
        Assert.Equal(2, (await server.ReadTranscriptAsync(Room, Cancel)).Count);
        Assert.Empty(await server.ReadTranscriptAsync(Room with { ConversationId = "elsewhere" }, Cancel));
    }

    [Theory]
    [InlineData("forget", "--channel", "msteams")]
    [InlineData("forget", "--channel", "msteams", "--user", "ann", "--conversation", "room")]
    [InlineData("forget", "--user", "ann")]
    [InlineData("export", "--channel", "msteams")]
    public async Task What_is_not_named_is_asked_for(params string[] args)
    {
        await Say(Room, "ann");
        Assert.Equal(2, (await Run(args)).ExitCode);
        Assert.Equal(1, (await server.LoadAsync(Room, Cancel)).Version);
    }

    [Fact]
    public async Task Gaps_reads_what_the_server_keeps()
    {
        using var store = new BridgeStore();
        await server.CommitTurnAsync(
            new()
            {
                Conversation = Room,
                ExpectedVersion = 0,
                Incoming = new() { Type = "message", Id = "1" },
                Replies = [],
                State = "{}",
                Unanswered = new(new(2024, 5, 17), "Who painted the zeppelin?", "who", "not-in-sources"),
            },
            Cancel);

        var outcome = await store.Run("", "gaps", "--storage", folder.FullName);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("  Who painted the zeppelin?", outcome.Lines);
    }

    [Fact]
    public async Task A_folder_without_conversations_is_named()
    {
        var outcome = await Outcome.Of("", "export", "--channel", "msteams", "--conversation", "room", "--storage", Path.Combine(folder.FullName, "empty"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("no server has kept conversations there", outcome.Error, StringComparison.Ordinal);
    }

    private Task<Outcome> Run(params string[] args) => Outcome.Of("", [.. args, "--storage", folder.FullName]);

    private async Task Say(ConversationKey conversation, string user) => Assert.Equal(
        CommitResult.Committed,
        await server.CommitTurnAsync(
            new()
            {
                Conversation = conversation,
                ExpectedVersion = 0,
                Incoming = new() { Type = "message", Id = "1", Text = "hello" },
                Replies = [new() { Type = "message", Text = "welcome" }],
                State = "{}",
                UserId = user,
            },
            Cancel));
}
