using RelationsBot.Dialog;
using RelationsBot.DialogsData;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Tests;

/// <summary>The shipped data and bots on them, loaded once for all tests. Today is 15 June 2025.</summary>
internal static class ShippedStore
{
    public static readonly DateOnly Today = new(2025, 6, 15);

    private static readonly TimeProvider Clock = new FixedClock(2025, 6, 15);

    private static readonly Lazy<BotData> Loaded = new(() => DataFolder.Load(Repository.Data));
    private static readonly Lazy<Bot> Usual = new(() => new Bot(Loaded.Value, new BotOptions { Clock = Clock }));
    private static readonly Lazy<Bot> WithoutAsks = new(() => new Bot(Loaded.Value, new BotOptions { Clock = Clock, LendAsks = false }));

    public static BotData Data => Loaded.Value;

    public static KnowledgeStore Store => Loaded.Value.Store;

    /// <summary>The bot as it ships.</summary>
    public static Bot Bot => Usual.Value;

    /// <summary>A bot that has not read the sample questions.</summary>
    public static Bot BotWithoutAsks => WithoutAsks.Value;

    /// <summary>One more bot on the same data.</summary>
    public static Bot AnotherBot() => new(Loaded.Value, new BotOptions { Clock = Clock });

    /// <summary>What is recognised in a text before any rule.</summary>
    public static Analysis Analyze(string text) => Bot.Analyzer.Analyze(text, Today);

    /// <summary>The reply to a first utterance.</summary>
    public static Reply Ask(string utterance) => Bot.Take(Conversation.Empty, utterance).Reply;
}
