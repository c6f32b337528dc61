using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Storage.Postgres;
using RelationsBot.Hosting.Tests.Storage;
using Xunit;

namespace RelationsBot.Hosting.Tests.DirectLine;

/// <summary>Streams bring what is said on other servers, each way in which they may learn of it.</summary>
[Collection<PostgresTests>]
public sealed class StreamsAcrossServersTests(PostgresServer server) : IAsyncDisposable
{
    /// <summary>Shorter than a server's, for the tests' sake.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private readonly List<PostgresStorage> storages = [];

    /// <summary>How servers learn of each other's turns.</summary>
    public enum Ways
    {
        /// <summary>By being told alone: streams do not look by themselves.</summary>
        Told,

        /// <summary>By looking alone: telling is switched off.</summary>
        Looking,

        /// <summary>By looking, while the database refuses to let them listen.</summary>
        LookingSinceRefused,
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var storage in storages)
            await storage.DisposeAsync();
    }

    [Theory(Timeout = 60_000)]
    [InlineData(Ways.Told)]
    [InlineData(Ways.Looking)]
    [InlineData(Ways.LookingSinceRefused)]
    public async Task WhatIsSaidThereComesHere(Ways way)
    {
        var (_, chats) = await ServersAsync(2, way);
        var access = await chats[0].BeginAsync();
        using var stream = await chats[1].OpenAsync(access);
        var reading = TakeAsync(stream, 4);
        var first = await chats[0].SayAsync(access, "1");
        await chats[0].SayAsync(access, "2", "source?");
        var said = await reading;
        Assert.Equal(first, said[1].ReplyToId);
        Assert.Equal((Turns.Turns.Question, "source?"), (said[0].Text, said[2].Text));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(Ways.Told)]
    [InlineData(Ways.Looking)]
    [InlineData(Ways.LookingSinceRefused)]
    public async Task NothingIsLostOrDoubledWhileManySpeakOnThreeServersAndStreamsComeAndGo(Ways way)
    {
        const int Messages = 30;
        var (_, chats) = await ServersAsync(3, way);
        var access = await chats[0].BeginAsync();
        var whole = await Task.WhenAll(chats.Select(chat => chat.OpenAsync(access)));
        var listening = whole.Select(stream => TakeAsync(stream, 2 * Messages)).ToList();
        await Task.WhenAll(Enumerable.Range(0, Messages).Select(i => Task.Run(() => chats[i % 3].SayAsync(access, $"{i}", $"help {i}"), Cancel)));

        var ids = Enumerable.Range(2, 2 * Messages).Select(number => $"{access.ConversationId}|{number:D7}").ToList();
        foreach (var heard in listening)
            Assert.Equal(ids, (await heard).Select(activity => activity.Id));
        Assert.Equal(ids, (await chats[1].ReadAsync(access)).Select(activity => activity.Id));

        // Every message has one answer, which follows it and names it.
        var said = await chats[2].ReadAsync(access);
        Assert.All(said.Chunk(2), pair => Assert.Equal(("user", pair[0].Id), (pair[0].From!.Role, pair[1].ReplyToId)));
        foreach (var stream in whole)
            stream.Dispose();
    }

    [Fact(Timeout = 60_000)]
    public async Task AServerThatLostItsConnectionListensAgain()
    {
        var (database, chats) = await ServersAsync(2, Ways.Told);
        var access = await chats[0].BeginAsync();
        using var stream = await chats[1].OpenAsync(access);
        var before = await ListenersAsync(database);
        await PostgresProcess.CutConnectionsAsync(database);
        while (await ListenersAsync(database) is var now && (now == before || now.Split(',').Length < 2))
            await Task.Delay(50, Cancel);
        var reading = TakeAsync(stream, 2);
        Assert.False(reading.IsCompleted);
        await chats[0].SayAsync(access, "1");
        Assert.Equal(2, (await reading).Count);
    }

    private async Task<(string Database, IReadOnlyList<ChatServer> Chats)> ServersAsync(int count, Ways way)
    {
        var database = await server.NewSchemaAsync();
        var listen = way switch { Ways.Told => PostgresNotifications.Listen, Ways.Looking => null, _ => "LISTEN to what is no channel" };
        for (var i = 0; i < count; i++)
            storages.Add(await PostgresStorage.OpenAsync(database, TimeProvider.System, listen, Cancel));
        while (way == Ways.Told && (await ListenersAsync(database)).Split(',').Length < count)
            await Task.Delay(10, Cancel);
        return (database, storages.ConvertAll(storage => new ChatServer(storage, way == Ways.Told ? null : Poll)));
    }

    /// <summary>Which connections of these servers listen.</summary>
    private async Task<string> ListenersAsync(string database) => (string)(await server.RunAsync(
        database,
        "SELECT COALESCE(string_agg(pid::text, ',' ORDER BY pid), '') FROM pg_stat_activity WHERE query LIKE 'LISTEN %' AND state = 'idle' AND application_name <> 'test'"))!;

    private static async Task<IReadOnlyList<Activity>> TakeAsync(DirectLineStream stream, int count)
    {
        var activities = new List<Activity>();
        while (activities.Count < count)
            activities.AddRange((await stream.NextAsync(Cancel)).Activities!.Activities);
        return activities;
    }
}
