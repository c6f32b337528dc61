using RelationsBot.BotBuilder.Start;
using RelationsBot.BotBuilder.Tests.Conformance;
using RelationsBot.Conformance;
using RelationsBot.Dialog;
using RelationsBot.Hosting.Storage;
using Xunit;

namespace RelationsBot.BotBuilder.Tests.Recognition;

/// <summary><c>Recognition:Kind</c>: the bot at work with either choice, on the shipped data.</summary>
public sealed class ChosenRecognitionTests(ChosenRecognitionTests.BothBots bots) : IClassFixture<ChosenRecognitionTests.BothBots>
{
    public static TheoryData<string> Activities => [.. ConformanceCase.NamesWithoutRequests];

    [Theory]
    [InlineData("When did Koizumi first go to Pyongyang?", "17 September 2002")]
    [InlineData("What happened on 17 September 2002?", "17 September 2002")]
    [InlineData("What happened on 17 September?", "17 September 2002")]
    [InlineData("What happened in 1994?", "1994")]
    [InlineData("What happened between 1977 and 1983?", "abduct")]
    [InlineData("Did North Korea return at least 20 abductees?", "five")]
    public void BothAnswer(string question, string part)
    {
        Assert.Contains(part, bots.Own.Take(Conversation.Empty, question).Reply.Text);
        Assert.Contains(part, bots.Library.Take(Conversation.Empty, question).Reply.Text);
    }

    [Theory]
    [InlineData("What happened in the late 1980s?")]
    public void TheyDifferWhereTheRecognisersDo(string question) =>
        Assert.NotEqual(bots.Own.Take(Conversation.Empty, question).Reply.Text, bots.Library.Take(Conversation.Empty, question).Reply.Text);

    [Theory]
    [MemberData(nameof(Activities))]
    public async Task WhatEveryHostDoesThisOneDoesWithTheLibraryToo(string name) =>
        Assert.Null(await ConformanceRun.DifferenceAsync(new TestAdapterHost(bots.Host.Bot), name));

    /// <summary>The bot with the core's own recognisers and with the library's; a host that is set to the library.</summary>
    public sealed class BothBots : IDisposable
    {
        private static readonly string Data = Path.Combine(Repository.Folder, "dialogs-data");

        public Bot Own { get; } = Bot.Load(Data, Options(RecognitionKind.BuiltIn));

        public Bot Library { get; } = Bot.Load(Data, Options(RecognitionKind.RecognizersText));

        public SdkHost Host { get; } = SdkHost.With(("Recognition:Kind", "RecognizersText"));

        public void Dispose() => Host.Dispose();

        private static BotOptions Options(RecognitionKind kind) =>
            new HostSettings { IsAnonymous = true, AllowUnauthenticatedRemote = false, KnowledgeFolder = Data, Recognition = kind, Storage = new() { Kind = StorageKind.Memory } }.BotOptions();
    }
}
