using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Tests.Storage;
using Xunit;

namespace RelationsBot.Hosting.Tests.DirectLine;

/// <summary>A message and its answer come into the log with the turn or not at all, and once however often the message is posted.</summary>
public sealed class OneAnswerTests
{
    private readonly MemoryStorage storage = Turns.Turns.Storage();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatFailedWhileItWasStoredIsPostedAgainToAnotherServerAndAnsweredOnce(bool wasStored)
    {
        var failing = new FailingStorage(storage, wasStored);
        var (here, there) = (new ChatServer(failing), new ChatServer(storage));
        var access = await here.BeginAsync();
        failing.Fails = true;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => here.SayAsync(access, "mine"));
        Assert.Equal(wasStored ? 2 : 0, (await there.ReadAsync(access)).Count);

        var id = await there.SayAsync(access, "mine");
        var said = await there.ReadAsync(access);
        Assert.Equal(2, said.Count);
        Assert.Equal((id, id), (said[0].Id, said[1].ReplyToId));
        Assert.Contains(Turns.Turns.AnswerPart, said[1].Text);
        Assert.Equal(id, await there.SayAsync(access, "mine"));
        Assert.Equal(2, (await there.ReadAsync(access)).Count);
    }

    [Fact]
    public async Task AWelcomeThatCouldNotBeStoredIsSaidWhenTheConversationBeginsAgain()
    {
        var failing = new FailingStorage(storage, wasStored: false) { Fails = true };
        var server = new ChatServer(failing);
        var access = server.Server.Authorize(server.Server.GenerateTokenForVisitor().Token, null).Value!;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => server.Server.StartAsync(access, Array.Empty<byte>(), new("ws://localhost"), Cancel));
        Assert.Equal(0, (await storage.ReadTailAsync(access.ConversationId, Cancel)).Position);

        failing.Fails = false;
        Assert.True((await server.Server.StartAsync(access, Array.Empty<byte>(), new("ws://localhost"), Cancel)).Value!.IsNew);
        Assert.Single((await server.Server.ReadAsync(access, null, Cancel)).Value!.Activities);
    }

    [Fact]
    public async Task OfTheSameMessagePostedToManyAtOnceOneIsAnswered()
    {
        var servers = Enumerable.Range(0, 3).Select(_ => new ChatServer(storage)).ToList();
        var access = await servers[0].BeginAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => servers[i % 3].SayAsync(access, "mine"), Cancel)));
        Assert.Single(ids.Distinct());
        Assert.Equal(2, (await servers[0].ReadAsync(access)).Count);
    }

    [Fact]
    public async Task AVoteFindsItsAnswerThoughTheMessageHadAnIdOfItsOwn()
    {
        var server = new ChatServer(storage);
        var access = await server.BeginAsync();
        var id = await server.SayAsync(access, "mine");
        Assert.Contains(Turns.Turns.AnswerPart, (await storage.FindAnswerAsync(new("directline", access.ConversationId), id, Cancel))!.Text);
    }

    /// <summary>Fails while it commits, before or after it is done.</summary>
    private sealed class FailingStorage(IConversationStorage storage, bool wasStored) : WrappedStorage(storage)
    {
        public bool Fails { get; set; }

        public override async Task<CommitResult> CommitTurnAsync(TurnCommit turn, CancellationToken cancellationToken)
        {
            if (!Fails)
                return await base.CommitTurnAsync(turn, cancellationToken);
            if (wasStored)
                await base.CommitTurnAsync(turn, cancellationToken);
            throw new StorageUnavailableException(new IOException("gone"));
        }
    }
}
