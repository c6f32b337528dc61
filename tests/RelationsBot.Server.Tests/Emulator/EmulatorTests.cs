using System.Text.Json.Nodes;
using Xunit;

namespace RelationsBot.Server.Tests.Emulator;

/// <summary>The bot in the Emulator, opened with an address and no credentials.</summary>
public sealed class EmulatorTests(BridgeServer server) : IClassFixture<BridgeServer>, IAsyncLifetime
{
    private readonly HttpClient bot = server.Client();
    private EmulatorDouble emulator = null!;

    public async ValueTask InitializeAsync() => emulator = await EmulatorDouble.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(emulator.Complaints);
        await emulator.DisposeAsync();
        bot.Dispose();
    }

    [Fact]
    public async Task OpeningWelcomesThePersonOnce()
    {
        var window = emulator.Open(bot, "ada");
        var welcome = Assert.Single(await window.JoinAsync());
        Assert.Contains("help", (string?)welcome["text"]);
        Assert.Equal((EmulatorWindow.Bot, window.Conversation), ((string?)welcome["from"]!["id"], (string?)welcome["conversation"]!["id"]));
        Assert.Equal(["ada"], welcome["suggestedActions"]!["to"]!.AsArray().Select(to => (string?)to));
        Assert.Empty(await window.JoinAsync());
    }

    [Fact]
    public async Task AConversationGoesOn()
    {
        var window = emulator.Open(bot, "ada");
        await window.JoinAsync();
        var answer = await window.SayAsync(BridgeServer.Question);
        Assert.Contains(BridgeServer.AnswerPart, (string?)answer["text"]);
        Assert.Contains("/sources/bridge#", (string?)answer["text"]);
        Assert.Equal(("ada", "en-US"), ((string?)answer["recipient"]!["id"], (string?)answer["locale"]));
        var suggested = (string)answer["suggestedActions"]!["actions"]![0]!["value"]!;
        Assert.False(string.IsNullOrEmpty((string?)(await window.SayAsync(suggested))["text"]));
        Assert.Contains("3 May 1901", (string?)(await window.SayAsync("and in 1901?"))["text"]);
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("bert")]
    public async Task RestartingForgetsAndWelcomesAnew(string user)
    {
        var window = emulator.Open(bot, "ada");
        await window.JoinAsync();
        await window.SayAsync(BridgeServer.Question);
        Assert.Contains(BridgeServer.AnswerPart, (string?)(await window.SayAsync("source?"))["text"]);

        var restarted = emulator.Open(bot, user);
        Assert.Single(await restarted.JoinAsync());
        Assert.DoesNotContain(BridgeServer.AnswerPart, (string?)(await restarted.SayAsync("source?"))["text"]);

        // The first window is still open.
        Assert.Contains(BridgeServer.AnswerPart, (string?)(await window.SayAsync("source?"))["text"]);
    }

    [Fact]
    public async Task RestartingInTheSameConversationGoesOnWithIt()
    {
        var window = emulator.Open(bot, "ada");
        await window.JoinAsync();
        await window.SayAsync(BridgeServer.Question);
        var again = emulator.Open(bot, "ada", window.Conversation);
        await again.JoinAsync();
        Assert.Contains(BridgeServer.AnswerPart, (string?)(await again.SendAsync(new() { ["type"] = "message", ["text"] = "source?" }))[^1]["text"]);
    }

    [Theory]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"ping"}""")]
    [InlineData("""{"type":"deleteUserData"}""")]
    [InlineData("""{"type":"contactRelationUpdate","action":"add"}""")]
    [InlineData("""{"type":"contactRelationUpdate","action":"remove"}""")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"charlie","name":"Charlie"}]}""")]
    [InlineData("""{"type":"conversationUpdate","membersRemoved":[{"id":"charlie","name":"Charlie"}]}""")]
    [InlineData("""{"type":"endOfConversation"}""")]
    public async Task WhatItsMenuSendsIsTakenAndTheConversationGoesOn(string activity)
    {
        var window = emulator.Open(bot, "ada");
        await window.JoinAsync();
        await window.SendAsync(JsonNode.Parse(activity)!.AsObject());
        Assert.Contains(BridgeServer.AnswerPart, (string?)(await window.SayAsync(BridgeServer.Question))["text"]);
    }

    [Fact]
    public async Task ATranscriptReplays()
    {
        var transcript = Transcript.Load(Path.Combine(AppContext.BaseDirectory, "TestData", "bridge.transcript"));
        var replies = 0;
        await transcript.ReplayAsync(emulator.Open(bot, "replayed"), (recorded, replayed) =>
        {
            Assert.True(recorded == replayed, $"Then:\n{recorded}\nNow:\n{replayed}\nIf that is meant, put {Transcript.Record}=FILE, run this test and keep FILE as TestData/bridge.transcript.");
            replies++;
        });
        Assert.Equal(transcript.Activities.Count(activity => !Transcript.IsFromBot(activity)), replies);
    }
}
