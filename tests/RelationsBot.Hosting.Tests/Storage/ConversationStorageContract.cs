using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Storage;
using Xunit;

namespace RelationsBot.Hosting.Tests.Storage;

/// <summary>What every storage must do. Each implementation derives a class and says how it is made.</summary>
public abstract class ConversationStorageContract : IAsyncLifetime
{
    private static readonly ConversationKey Room = new("emulator", "room");
    private static readonly ConversationKey Chat = new("directline", "chat");

    private readonly SteppingClock clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IConversationStorage Storage { get; set; } = null!;

    public async ValueTask InitializeAsync() => Storage = await CreateAsync(clock);

    public virtual async ValueTask DisposeAsync()
    {
        if (Storage is IAsyncDisposable storage)
            await storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask<IConversationStorage> CreateAsync(TimeProvider time);

    [Fact]
    public async Task AnUnknownConversationHasNoStateAndVersionZero() =>
        Assert.Equal(StoredConversation.None, await Storage.LoadAsync(Room, Cancel));

    [Fact]
    public async Task ACommittedStateIsLoadedWithTheNextVersion()
    {
        Assert.Equal(CommitResult.Committed, await Storage.CommitTurnAsync(Turn("a", 0, state: "{\"x\":1}"), Cancel));
        Assert.Equal(new StoredConversation("{\"x\":1}", 1), await Storage.LoadAsync(Room, Cancel));
        Assert.Equal(CommitResult.Committed, await Storage.CommitTurnAsync(Turn("b", 1, state: "{\"x\":2}"), Cancel));
        Assert.Equal(new StoredConversation("{\"x\":2}", 2), await Storage.LoadAsync(Room, Cancel));
    }

    [Fact]
    public async Task ConversationsOfTheSameIdInTwoChannelsAreTwo()
    {
        await Storage.CommitTurnAsync(Turn("a", 0), Cancel);
        Assert.Equal(StoredConversation.None, await Storage.LoadAsync(new("msteams", "room"), Cancel));
        Assert.Null(await Storage.FindTurnAsync(new(new("msteams", "room"), "a"), Cancel));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task ACommitOverAnotherVersionIsAConflictAndChangesNothing(long expected)
    {
        await Storage.CommitTurnAsync(Turn("a", 0, state: "1") with { Conversation = Chat }, Cancel);
        var late = Turn("b", expected, state: "2") with { Conversation = Chat, Log = new(0, [Said("x")]) };
        Assert.Equal(CommitResult.Conflict, await Storage.CommitTurnAsync(late, Cancel));
        Assert.Equal(new StoredConversation("1", 1), await Storage.LoadAsync(Chat, Cancel));
        Assert.Null(await Storage.FindTurnAsync(new(Chat, "b"), Cancel));
        Assert.Empty(await Storage.ReadAsync("chat", 0, Cancel));
    }

    [Fact]
    public async Task OfTwentyCommitsOverOneVersionExactlyOneSucceeds()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Storage.CommitTurnAsync(Turn($"a{i}", 0), Cancel), Cancel)));
        Assert.Single(results, CommitResult.Committed);
        Assert.Equal(19, results.Count(result => result == CommitResult.Conflict));
    }

    [Fact]
    public async Task ASecondCommitOfAnActivityIsADuplicateAndChangesNothing()
    {
        await Storage.CommitTurnAsync(Turn("a", 0, state: "1", replies: "first"), Cancel);
        Assert.Equal(CommitResult.Duplicate, await Storage.CommitTurnAsync(Turn("a", 1, state: "2", replies: "second"), Cancel));
        Assert.Equal(new StoredConversation("1", 1), await Storage.LoadAsync(Room, Cancel));
        Assert.Equal("first", Assert.Single((await Storage.FindTurnAsync(new(Room, "a"), Cancel))!.Replies).Text);
    }

    [Fact]
    public async Task AnActivityWithoutAnIdIsNeverADuplicate()
    {
        Assert.Equal(CommitResult.Committed, await Storage.CommitTurnAsync(Turn(null, 0), Cancel));
        Assert.Equal(CommitResult.Committed, await Storage.CommitTurnAsync(Turn(null, 1), Cancel));
    }

    [Fact]
    public async Task AStoredTurnBringsItsRepliesInOrderAndWhole()
    {
        var turn = Turn("a", 0, "{}", "one", "two");
        var rich = turn.Replies[1] with { Entities = [new Entity { Type = "x" }], SuggestedActions = new() { To = ["u"], Actions = [CardAction.Say("More")] }, ReplyToId = "a" };
        await Storage.CommitTurnAsync(turn with { Replies = [turn.Replies[0], rich] }, Cancel);
        var stored = await Storage.FindTurnAsync(new(Room, "a"), Cancel);
        Assert.Equal(["one", "two"], stored!.Replies.Select(reply => reply.Text));
        Assert.Equal("More", stored.Replies[1].SuggestedActions!.Actions![0]!.Title);
        Assert.Equal("x", stored.Replies[1].Entities![0]!.Type);
        Assert.Equal("a", stored.Replies[1].ReplyToId);
        Assert.Equal(0, stored.Sent);
    }

    [Fact]
    public async Task ATurnWithoutRepliesIsFoundToo()
    {
        await Storage.CommitTurnAsync(Turn("a", 0) with { Replies = [] }, Cancel);
        Assert.Empty((await Storage.FindTurnAsync(new(Room, "a"), Cancel))!.Replies);
    }

    [Fact]
    public async Task HowFarSendingHasComeGoesForthAndBack()
    {
        var key = new TurnKey(Room, "a");
        await Storage.SetSentAsync(key, 1, null, Cancel);
        Assert.Null(await Storage.FindTurnAsync(key, Cancel));
        await Storage.CommitTurnAsync(Turn("a", 0, "{}", "one", "two"), Cancel);
        await Storage.SetSentAsync(key, 2, null, Cancel);
        Assert.Equal(2, (await Storage.FindTurnAsync(key, Cancel))!.Sent);
        await Storage.SetSentAsync(key, 1, null, Cancel);
        Assert.Equal(1, (await Storage.FindTurnAsync(key, Cancel))!.Sent);
    }

    [Fact]
    public async Task ATurnIsKnownFor24HoursAndNoLonger()
    {
        await Storage.CommitTurnAsync(Turn("a", 0), Cancel);
        clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await Storage.FindTurnAsync(new(Room, "a"), Cancel));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Storage.FindTurnAsync(new(Room, "a"), Cancel));
        Assert.Equal(CommitResult.Committed, await Storage.CommitTurnAsync(Turn("a", 1), Cancel));
        Assert.NotNull(await Storage.FindTurnAsync(new(Room, "a"), Cancel));
    }

    [Fact]
    public async Task ALogIsReadFromAnyPositionAsItWasWritten()
    {
        Assert.Equal(0, (await Storage.ReadTailAsync("chat", Cancel)).Position);
        Assert.Null((await Storage.ReadTailAsync("chat", Cancel)).Last);
        Assert.Equal(CommitResult.Committed, await LogAsync(0, "1", "2"));
        Assert.Equal(CommitResult.Committed, await LogAsync(2, "3"));
        Assert.Equal(["1", "2", "3"], (await Storage.ReadAsync("chat", 0, Cancel)).Select(a => a.Text));
        Assert.Equal(["3"], (await Storage.ReadAsync("chat", 2, Cancel)).Select(a => a.Text));
        Assert.Empty(await Storage.ReadAsync("chat", 3, Cancel));
        Assert.Equal(3, (await Storage.ReadTailAsync("chat", Cancel)).Position);
        Assert.Equal("3", (await Storage.ReadTailAsync("chat", Cancel)).Last!.Text);
    }

    [Fact]
    public async Task ACommitThatAppendsToTheLogWakesItsReaders()
    {
        var woken = new List<string>();
        Storage.LogGrew += woken.Add;
        await LogAsync(0, "1");
        await LogAsync(0, "2");
        await LogAsync(1, "2");
        await Storage.CommitTurnAsync(Turn("b", 0), Cancel);
        Assert.Equal(["chat", "chat"], woken);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task ACommitWhoseLogHasMovedIsAConflictAndChangesNothing(long expected)
    {
        await LogAsync(0, "1");
        var before = await Storage.LoadAsync(Chat, Cancel);
        Assert.Equal(CommitResult.Conflict, await LogAsync(expected, "2"));
        Assert.Equal(before, await Storage.LoadAsync(Chat, Cancel));
        Assert.Single(await Storage.ReadAsync("chat", 0, Cancel));
    }

    [Fact]
    public async Task ARepetitionIsKnownByTheNameItsSenderGaveItAndItsAnswerByTheIdItHasHere()
    {
        var turn = Turn("0000001", 0, "{}", "one") with { Conversation = Chat, RepetitionId = "posted:mine", Answer = new("Why?", "Because.", []) };
        Assert.Equal(CommitResult.Committed, await Storage.CommitTurnAsync(turn, Cancel));
        Assert.Equal(CommitResult.Duplicate, await Storage.CommitTurnAsync(turn with { ExpectedVersion = 1, Incoming = turn.Incoming with { Id = "0000003" } }, Cancel));
        Assert.Equal("0000001", (await Storage.FindTurnAsync(new(Chat, "posted:mine"), Cancel))!.IncomingId);
        Assert.Null(await Storage.FindTurnAsync(new(Chat, "0000001"), Cancel));
        Assert.Equal("Because.", (await Storage.FindAnswerAsync(Chat, "0000001", Cancel))!.Text);
        await Storage.DeleteConversationAsync(Chat, Cancel);
        Assert.Null(await Storage.FindAnswerAsync(Chat, "0000001", Cancel));
    }

    [Fact]
    public async Task FeedbackIsKeptInOrder()
    {
        var first = new Feedback(Room, "r1", true, null, clock.GetUtcNow());
        var second = new Feedback(Room, null, false, "No.", clock.GetUtcNow());
        await Storage.AddFeedbackAsync(first, Cancel);
        await Storage.AddFeedbackAsync(second, Cancel);
        Assert.Equal([first, second], await Storage.ReadFeedbackAsync(Cancel));
    }

    [Fact]
    public async Task AVoteIsKeptWithTheTurnThatBroughtItOrNotAtAll()
    {
        var vote = new Feedback(Room, "r1", true, null, clock.GetUtcNow(), new GivenAnswer("Why?", "Because. [1]", ["entry"]));
        Assert.Equal(CommitResult.Committed, await Storage.CommitTurnAsync(Turn("a", 0) with { Feedback = vote }, Cancel));
        Assert.Equal(CommitResult.Duplicate, await Storage.CommitTurnAsync(Turn("a", 1) with { Feedback = vote }, Cancel));
        Assert.Equal(CommitResult.Conflict, await Storage.CommitTurnAsync(Turn("b", 0) with { Feedback = vote }, Cancel));
        var kept = Assert.Single(await Storage.ReadFeedbackAsync(Cancel));
        Assert.Equal(vote with { Answer = null }, kept with { Answer = null });
        Assert.Equal(("Why?", "Because. [1]"), (kept.Answer!.Question, kept.Answer.Text));
        Assert.Equal(["entry"], kept.Answer.Entries);
    }

    [Fact]
    public async Task AnInvokesAnswerIsFoundAsItWasGiven()
    {
        await Storage.CommitTurnAsync(Turn("a", 0) with { Replies = [], Invoke = new(207, System.Text.Json.JsonElement.Parse("{\"x\":[1,null]}")) }, Cancel);
        await Storage.CommitTurnAsync(Turn("b", 1) with { Replies = [], Invoke = new(200) }, Cancel);
        var stored = (await Storage.FindTurnAsync(new(Room, "a"), Cancel))!.Invoke!;
        Assert.Equal((207, "{\"x\":[1,null]}"), (stored.Status, stored.Body!.Value.GetRawText()));
        Assert.Equal(new InvokeResponse(200), (await Storage.FindTurnAsync(new(Room, "b"), Cancel))!.Invoke);
    }

    [Fact]
    public async Task AnAnswerIsFoundByItsMessageAndByTheIdOfItsReply()
    {
        var part = Room with { MemberId = "ann" };
        await Storage.CommitTurnAsync(Turn("a", 0, "{}", "one") with { Conversation = part, Answer = new("Why?", "Because.", []) }, Cancel);
        await Storage.SetSentAsync(new(part, "a"), 1, "r1", Cancel);
        Assert.Equal("Because.", (await Storage.FindAnswerAsync(part, "r1", Cancel))!.Text);
        Assert.Equal("Because.", (await Storage.FindAnswerAsync(Room with { MemberId = "ben" }, "r1", Cancel))!.Text);
        Assert.Equal("Because.", (await Storage.FindAnswerAsync(part, "a", Cancel))!.Text);
        Assert.Null(await Storage.FindAnswerAsync(part, "b", Cancel));
        Assert.Null(await Storage.FindAnswerAsync(new("emulator", "elsewhere"), "r1", Cancel));
        await Storage.DeleteConversationAsync(part, Cancel);
        Assert.Null(await Storage.FindAnswerAsync(part, "r1", Cancel));
    }

    [Fact]
    public async Task WhatMembersOfAGroupSayIsKeptApartAndForgottenTogetherOrOneByOne()
    {
        ConversationKey ann = Room with { MemberId = "ann" }, ben = Room with { MemberId = "ben" };
        await Storage.CommitTurnAsync(Turn("a", 0, "1") with { Conversation = ann }, Cancel);
        await Storage.CommitTurnAsync(Turn("b", 0, "2") with { Conversation = ben, Feedback = new(ben, null, true, null, clock.GetUtcNow()) }, Cancel);
        await Storage.CommitTurnAsync(Turn("c", 0, "3"), Cancel);
        await Storage.DeleteConversationAsync(ann, Cancel);
        Assert.Equal(StoredConversation.None, await Storage.LoadAsync(ann, Cancel));
        Assert.Null(await Storage.FindTurnAsync(new(ann, "a"), Cancel));
        Assert.Equal(("2", "3"), ((await Storage.LoadAsync(ben, Cancel)).State, (await Storage.LoadAsync(Room, Cancel)).State));
        Assert.Single(await Storage.ReadFeedbackAsync(Cancel));
        await Storage.DeleteConversationAsync(Room, Cancel);
        Assert.Equal(StoredConversation.None, await Storage.LoadAsync(ben, Cancel));
        Assert.Empty(await Storage.ReadFeedbackAsync(Cancel));
    }

    [Fact]
    public async Task TheFirstSecretOfANameIsTheOneThatStays()
    {
        Assert.Equal([1, 2], (await Storage.GetOrAddSecretAsync("key", new byte[] { 1, 2 }, Cancel)).ToArray());
        Assert.Equal([1, 2], (await Storage.GetOrAddSecretAsync("key", new byte[] { 3 }, Cancel)).ToArray());
        Assert.Equal([3], (await Storage.GetOrAddSecretAsync("other", new byte[] { 3 }, Cancel)).ToArray());
    }

    [Fact]
    public async Task ADeletedConversationLeavesNothingAndMayBeginAnew()
    {
        var chat = new ConversationKey("directline", "chat");
        await Storage.CommitTurnAsync(Turn("a", 0) with { Conversation = chat, Log = new(0, [Said("1")]) }, Cancel);
        await Storage.AddFeedbackAsync(new(chat, null, true, null, clock.GetUtcNow()), Cancel);
        await Storage.CommitTurnAsync(Turn("a", 0), Cancel);
        await Storage.DeleteConversationAsync(chat, Cancel);
        Assert.Equal(StoredConversation.None, await Storage.LoadAsync(chat, Cancel));
        Assert.Null(await Storage.FindTurnAsync(new(chat, "a"), Cancel));
        Assert.Empty(await Storage.ReadAsync("chat", 0, Cancel));
        Assert.Empty(await Storage.ReadFeedbackAsync(Cancel));
        Assert.Equal(1, (await Storage.LoadAsync(Room, Cancel)).Version);
        Assert.Equal(CommitResult.Committed, await Storage.CommitTurnAsync(Turn("a", 0) with { Conversation = chat }, Cancel));
    }

    [Fact]
    public async Task OnlyConversationsWithoutRecentActivityExpire()
    {
        await Storage.CommitTurnAsync(Turn("a", 0) with { Conversation = new("emulator", "old") }, Cancel);
        await LogAsync(0, "1");
        clock.Advance(TimeSpan.FromDays(2));
        await Storage.CommitTurnAsync(Turn("a", 0), Cancel);
        Assert.Equal(2, await Storage.ExpireAsync(clock.GetUtcNow() - TimeSpan.FromDays(1), Cancel));
        Assert.Equal(StoredConversation.None, await Storage.LoadAsync(new("emulator", "old"), Cancel));
        Assert.Empty(await Storage.ReadAsync("chat", 0, Cancel));
        Assert.Equal(1, (await Storage.LoadAsync(Room, Cancel)).Version);
    }

    [Fact]
    public async Task AForgettingTurnTakesTheConversationsEarlierWordsWithIt()
    {
        await Storage.CommitTurnAsync(Turn("a", 0, "1", "one"), Cancel);
        await Storage.AddFeedbackAsync(new(Room, "a", true, "good", clock.GetUtcNow()), Cancel);
        await Storage.CommitTurnAsync(Turn("a", 0) with { Conversation = new("emulator", "elsewhere") }, Cancel);

        Assert.Equal(CommitResult.Committed, await Storage.CommitTurnAsync(Turn("b", 1, "2", "done") with { Forgets = true }, Cancel));

        Assert.Equal(new StoredConversation("2", 2), await Storage.LoadAsync(Room, Cancel));
        Assert.Null(await Storage.FindTurnAsync(new(Room, "a"), Cancel));
        Assert.Equal("done", Assert.Single((await Storage.FindTurnAsync(new(Room, "b"), Cancel))!.Replies).Text);
        Assert.Empty(await Storage.ReadFeedbackAsync(Cancel));
        Assert.NotNull(await Storage.FindTurnAsync(new(new("emulator", "elsewhere"), "a"), Cancel));
    }

    [Fact]
    public async Task AForgettingTurnThatIsNotStoredForgetsNothing()
    {
        await Storage.CommitTurnAsync(Turn("a", 0, "1", "one"), Cancel);
        Assert.Equal(CommitResult.Conflict, await Storage.CommitTurnAsync(Turn("b", 0) with { Forgets = true }, Cancel));
        Assert.Equal(CommitResult.Duplicate, await Storage.CommitTurnAsync(Turn("a", 1) with { Forgets = true }, Cancel));
        Assert.Equal(new StoredConversation("1", 1), await Storage.LoadAsync(Room, Cancel));
        Assert.NotNull(await Storage.FindTurnAsync(new(Room, "a"), Cancel));
    }

    [Fact]
    public async Task ForgottenWordsLeaveTheirPlacesInADirectLineLogWhichGoesOn()
    {
        var chat = new ConversationKey("directline", "chat");
        await Storage.CommitTurnAsync(Turn("a", 0) with { Conversation = chat, Log = new(0, [Said("secret"), Said("reply")]) }, Cancel);
        await Storage.CommitTurnAsync(Turn("b", 1) with { Conversation = chat, Log = new(2, [Said("forget me"), Said("done")]), Forgets = true }, Cancel);

        var log = await Storage.ReadAsync("chat", 0, Cancel);

        Assert.Equal([null, null, "forget me", "done"], log.Select(activity => activity.Text));
        Assert.All(log.Take(2), activity => Assert.Equal("event", activity.Type));
        Assert.Equal(4, (await Storage.ReadTailAsync("chat", Cancel)).Position);
    }

    [Fact]
    public async Task AVouchedUsersOtherConversationsAreForgottenTooAndNobodyElses()
    {
        var (own, group, others) = (new ConversationKey("msteams", "own"), new ConversationKey("msteams", "group", "ann"), new ConversationKey("msteams", "group", "ben"));
        await Storage.CommitTurnAsync(Turn("a", 0) with { Conversation = own, UserId = "ann" }, Cancel);
        await Storage.CommitTurnAsync(Turn("a", 0) with { Conversation = group, UserId = "ann" }, Cancel);
        await Storage.CommitTurnAsync(Turn("a", 0) with { Conversation = others, UserId = "ben" }, Cancel);
        await Storage.CommitTurnAsync(Turn("a", 0) with { Conversation = new("webex", "own"), UserId = "ann" }, Cancel);

        await Storage.CommitTurnAsync(Turn("b", 1) with { Conversation = own, UserId = "ann", Forgets = true }, Cancel);

        Assert.Equal(2, (await Storage.LoadAsync(own, Cancel)).Version);
        Assert.Null(await Storage.FindTurnAsync(new(own, "a"), Cancel));
        Assert.Equal(StoredConversation.None, await Storage.LoadAsync(group, Cancel));
        Assert.Null(await Storage.FindTurnAsync(new(group, "a"), Cancel));
        Assert.Equal(1, (await Storage.LoadAsync(others, Cancel)).Version);
        Assert.Equal(1, (await Storage.LoadAsync(new("webex", "own"), Cancel)).Version);
    }

    [Fact]
    public async Task AUserIsFoundByTheIdThatWasOnceVouchedFor()
    {
        var chat = new ConversationKey("directline", "chat");
        await Storage.CommitTurnAsync(Turn("a", 0) with { Conversation = chat, UserId = "dl_ann", Log = new(0, [Said("secret")]) }, Cancel);
        await Storage.CommitTurnAsync(Turn("b", 1) with { Conversation = chat }, Cancel);

        Assert.Equal(0, await Storage.DeleteUserAsync("directline", "dl_ben", Cancel));
        Assert.Equal(1, await Storage.DeleteUserAsync("directline", "dl_ann", Cancel));

        Assert.Equal(StoredConversation.None, await Storage.LoadAsync(chat, Cancel));
        Assert.Null(Assert.Single(await Storage.ReadAsync("chat", 0, Cancel)).Text);
        Assert.Equal(CommitResult.Committed, await Storage.CommitTurnAsync(Turn("c", 0) with { Conversation = chat, Log = new(1, [Said("new")]) }, Cancel));
    }

    [Fact]
    public async Task ATranscriptTellsWhatWasSaidInOrderEachWithAnIdAndATime()
    {
        await Storage.CommitTurnAsync(Turn("a", 0, "{}", "one", "two"), Cancel);
        clock.Advance(TimeSpan.FromMinutes(1));
        await Storage.CommitTurnAsync(Turn("b", 1, "{}", "three"), Cancel);

        var said = await Storage.ReadTranscriptAsync(Room, Cancel);

        Assert.Equal(["?", "one", "two", "?", "three"], said.Select(activity => activity.Text));
        Assert.Equal(["a", "a|1", "a|2", "b", "b|1"], said.Select(activity => activity.Id));
        Assert.Equal(said.Select(activity => activity.Timestamp).Order(StringComparer.Ordinal), said.Select(activity => activity.Timestamp));
        Assert.Empty(await Storage.ReadTranscriptAsync(new("emulator", "elsewhere"), Cancel));
    }

    [Fact]
    public async Task AGroupsTranscriptHoldsEverybodysPartAndAMembersOnlyTheirs()
    {
        await Storage.CommitTurnAsync(Turn("a", 0, "{}", "to ann") with { Conversation = Room with { MemberId = "ann" } }, Cancel);
        await Storage.CommitTurnAsync(Turn("b", 0, "{}", "to ben") with { Conversation = Room with { MemberId = "ben" } }, Cancel);
        Assert.Equal(["a", "a|1", "b", "b|1"], (await Storage.ReadTranscriptAsync(Room, Cancel)).Select(activity => activity.Id));
        Assert.Equal(["b", "b|1"], (await Storage.ReadTranscriptAsync(Room with { MemberId = "ben" }, Cancel)).Select(activity => activity.Id));
    }

    [Fact]
    public async Task TheTranscriptOfADirectLineConversationIsItsLog()
    {
        await Storage.CommitTurnAsync(Turn("a", 0, "{}", "unstamped") with { Conversation = new("directline", "chat"), Log = new(0, [Said("1"), Said("2")]) }, Cancel);
        Assert.Equal(["1", "2"], (await Storage.ReadTranscriptAsync(new("directline", "chat"), Cancel)).Select(activity => activity.Text));
    }

    [Fact]
    public async Task UnansweredQuestionsAreKeptWithTheirTurnsUntilTheyExpire()
    {
        var question = new UnansweredQuestion(new(2024, 5, 17), "Who painted it?", "who", "not-in-sources");
        await Storage.CommitTurnAsync(Turn("a", 0) with { Unanswered = question }, Cancel);
        Assert.Equal(CommitResult.Duplicate, await Storage.CommitTurnAsync(Turn("a", 1) with { Unanswered = question }, Cancel));
        Assert.Equal([question], await Storage.ReadUnansweredAsync(Cancel));
        await Storage.CommitTurnAsync(Turn("b", 1) with { Forgets = true }, Cancel);
        Assert.Single(await Storage.ReadUnansweredAsync(Cancel));
        clock.Advance(TimeSpan.FromDays(2));
        await Storage.ExpireAsync(clock.GetUtcNow() - TimeSpan.FromDays(1), Cancel);
        Assert.Empty(await Storage.ReadUnansweredAsync(Cancel));
    }

    private static TurnCommit Turn(string? activityId, long expected, string state = "{}", params string[] replies) => new()
    {
        Conversation = Room,
        ExpectedVersion = expected,
        Incoming = new() { Type = "message", Id = activityId, Text = "?" },
        Replies = [.. replies.Select(Said)],
        State = state,
    };

    /// <summary>Commits a turn of the chat that says so much.</summary>
    private async Task<CommitResult> LogAsync(long expected, params string[] texts)
    {
        var version = (await Storage.LoadAsync(Chat, Cancel)).Version;
        return await Storage.CommitTurnAsync(Turn(null, version) with { Conversation = Chat, Log = new(expected, [.. texts.Select(Said)]) }, Cancel);
    }

    private static Activity Said(string text) => new() { Type = "message", Text = text };
}
