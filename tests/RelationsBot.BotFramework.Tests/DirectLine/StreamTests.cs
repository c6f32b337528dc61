using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;
using Xunit;

namespace RelationsBot.BotFramework.Tests.DirectLine;

public class StreamTests
{
    private readonly DirectLineBench _bench = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task TheBacklogComesFirstAndThenWhatIsSaid()
    {
        var access = await _bench.BeginAsync();
        await _bench.SayAsync(access, "one");
        using var stream = await _bench.OpenAsync(access, "1");

        var backlog = await stream.NextAsync(Cancellation);
        var live = stream.NextAsync(Cancellation);
        Assert.False(live.IsCompleted);
        await _bench.SayAsync(access, "two");

        Assert.Equal(["one", "you said one"], backlog.Activities!.Activities.Select(activity => activity.Text));
        Assert.Equal("3", backlog.Activities.Watermark);
        Assert.Equal("two", (await live).Activities!.Activities[0].Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task AStreamBeginsTheConversationIfNeedBe()
    {
        var access = _bench.Visitor();
        var url = (await _bench.StartAsync(access)).Conversation.StreamUrl!;
        var elsewhere = new DirectLineBench();

        using var stream = (await elsewhere.OpenAsync(url)).Value!;

        Assert.Equal("welcome", (await DirectLineBench.TakeAsync(stream, 1))[0].Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task NothingIsLostOrDoubledWhileManySpeakAndStreamsOpenAndClose()
    {
        const int speakers = 8, messages = 25, total = 1 + (2 * speakers * messages);
        var access = await _bench.BeginAsync();
        using var whole = await _bench.OpenAsync(access);
        var listening = Task.Run(() => DirectLineBench.TakeAsync(whole, total), Cancellation);
        var reconnecting = Task.Run(ReadInPiecesAsync, Cancellation);

        await Task.WhenAll(Enumerable.Range(0, speakers).Select(speaker => Task.Run(async () =>
        {
            for (var message = 0; message < messages; message++)
                await _bench.SayAsync(access, $"{speaker}/{message}");
        })));

        var expected = Enumerable.Range(1, total).Select(number => $"{access.ConversationId}|{number:D7}").ToList();
        Assert.Equal(expected, (await listening).Select(activity => activity.Id));
        Assert.Equal(expected, await reconnecting);
        Assert.Equal(expected, (await _bench.ReadAsync(access)).Activities.Select(activity => activity.Id));

        async Task<List<string>> ReadInPiecesAsync()
        {
            var ids = new List<string>();
            for (var watermark = "0"; ids.Count < total;)
            {
                using var stream = await _bench.OpenAsync(access, watermark);
                var next = (await stream.NextAsync(Cancellation)).Activities!;
                ids.AddRange(next.Activities.Select(activity => activity.Id!));
                watermark = next.Watermark;
            }
            return ids;
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task ATypingStandsWhereItWasShown()
    {
        var access = await _bench.BeginAsync();
        using var stream = await _bench.OpenAsync(access, "1");
        _bench.Bot.Says = incoming => incoming.Type == ActivityTypes.Typing ? [] :
            [ActivityReply.To(incoming, ActivityTypes.Typing), ActivityReply.To(incoming) with { Text = "answer" }];

        await _bench.SayAsync(access, "question");
        await _bench.PostAsync(access, """{"type":"typing"}""");

        var frame = (await stream.NextAsync(Cancellation)).Activities!;
        Assert.Equal([("message", "user"), ("typing", "bot"), ("message", "bot"), ("typing", "user")], frame.Activities.Select(activity => (activity.Type!, activity.From!.Role!)));
        Assert.Equal("3", frame.Watermark);
    }

    [Fact(Timeout = 30_000)]
    public async Task ATypingLapsesOnceWhatWasSaidAfterItHasBeenShown()
    {
        var access = await _bench.BeginAsync();
        using var stream = await _bench.OpenAsync(access, "1");
        _bench.Bot.Says = _ => [];
        _bench.Log.BeforeNextRead = async () =>
        {
            await _bench.PostAsync(access, """{"type":"typing"}""");
            await _bench.SayAsync(access, "hi");
        };

        var said = await stream.NextAsync(Cancellation);
        var next = await _bench.Clock.RunAsync(stream.NextAsync(Cancellation));

        Assert.Equal("hi", Assert.Single(said.Activities!.Activities).Text);
        Assert.Equal(StreamEventKind.KeepAlive, next.Kind);
    }

    [Fact(Timeout = 30_000)]
    public async Task AfterTwentySecondsOfSilenceAKeepAliveIsDue()
    {
        var access = await _bench.BeginAsync();
        using var stream = await _bench.OpenAsync(access, "1");
        var began = _bench.Clock.GetUtcNow();

        var first = await _bench.Clock.RunAsync(stream.NextAsync(Cancellation));
        var second = await _bench.Clock.RunAsync(stream.NextAsync(Cancellation));

        Assert.Equal((StreamEventKind.KeepAlive, StreamEventKind.KeepAlive), (first.Kind, second.Kind));
        Assert.Equal(TimeSpan.FromSeconds(40), _bench.Clock.GetUtcNow() - began);
    }

    [Fact(Timeout = 30_000)]
    public async Task TheStreamEndsWithTheNewestToken()
    {
        var access = await _bench.BeginAsync();
        using var stream = await _bench.OpenAsync(access, "1");
        _bench.Clock.Advance(TimeSpan.FromMinutes(15));
        _bench.Server.RefreshToken(access);
        var refreshed = _bench.Clock.GetUtcNow();

        StreamEvent next;
        do
            next = await _bench.Clock.RunAsync(stream.NextAsync(Cancellation));
        while (next.Kind == StreamEventKind.KeepAlive);

        Assert.Equal(StreamEventKind.TokenExpired, next.Kind);
        Assert.Equal(TimeSpan.FromMinutes(30), _bench.Clock.GetUtcNow() - refreshed);
        Assert.Equal(StreamEventKind.TokenExpired, (await stream.NextAsync(Cancellation)).Kind);
    }

    [Fact(Timeout = 30_000)]
    public async Task TheSixthStreamDisplacesTheOldest()
    {
        var access = await _bench.BeginAsync();
        var streams = new List<DirectLineStream>();
        for (var count = 0; count < 5; count++)
            streams.Add(await _bench.OpenAsync(access, "1"));
        var waiting = streams[0].NextAsync(Cancellation);
        Assert.False(waiting.IsCompleted);

        streams.Add(await _bench.OpenAsync(access, "1"));
        Assert.Equal(StreamEventKind.Displaced, (await waiting).Kind);
        await _bench.SayAsync(access, "hi");

        Assert.All(await Task.WhenAll(streams.Skip(1).Select(stream => stream.NextAsync(Cancellation))), next => Assert.Equal(StreamEventKind.Activities, next.Kind));
    }

    [Fact(Timeout = 30_000)]
    public async Task AClosedStreamMakesRoom()
    {
        var access = await _bench.BeginAsync();
        using var oldest = await _bench.OpenAsync(access, "1");
        for (var count = 0; count < 10; count++)
            (await _bench.OpenAsync(access, "1")).Dispose();

        await _bench.SayAsync(access, "hi");

        Assert.Equal(StreamEventKind.Activities, (await oldest.NextAsync(Cancellation)).Kind);
    }

    [Fact(Timeout = 30_000)]
    public async Task GivingUpWaitingLosesNothing()
    {
        var access = await _bench.BeginAsync();
        using var stream = await _bench.OpenAsync(access, "1");
        using var given = new CancellationTokenSource();
        var waiting = stream.NextAsync(given.Token);

        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await _bench.SayAsync(access, "hi");

        Assert.Equal(["hi", "you said hi"], (await DirectLineBench.TakeAsync(stream, 2)).Select(activity => activity.Text));
    }

    [Fact(Timeout = 30_000)]
    public async Task WhatAnotherServerAppendsComesOnAWakeUp()
    {
        var access = await _bench.BeginAsync();
        using var stream = await _bench.OpenAsync(access, "1");
        var waiting = stream.NextAsync(Cancellation);

        await AppendElsewhereAsync(_bench, access);
        Assert.False(waiting.IsCompleted);
        _bench.Server.Wake(access.ConversationId);

        Assert.Equal("elsewhere", Assert.Single((await waiting).Activities!.Activities).Text);
    }

    [Fact(Timeout = 30_000)]
    public async Task WhatAnotherServerAppendsComesWithinThePollInterval()
    {
        var bench = new DirectLineBench(pollInterval: TimeSpan.FromSeconds(1));
        var access = await bench.BeginAsync();
        using var stream = await bench.OpenAsync(access, "1");
        var waiting = stream.NextAsync(Cancellation);
        var began = bench.Clock.GetUtcNow();

        await AppendElsewhereAsync(bench, access);
        var next = await bench.Clock.RunAsync(waiting);

        Assert.Equal("elsewhere", Assert.Single(next.Activities!.Activities).Text);
        Assert.Equal(TimeSpan.FromSeconds(1), bench.Clock.GetUtcNow() - began);
    }

    private static async Task AppendElsewhereAsync(DirectLineBench bench, DirectLineAccess access)
    {
        var tail = await bench.Log.ReadTailAsync(access.ConversationId, Cancellation);
        Assert.True(await bench.Log.AppendAsync(access.ConversationId, tail.Position, [new() { Type = "message", Text = "elsewhere" }], Cancellation));
    }
}
