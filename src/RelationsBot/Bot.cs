using RelationsBot.Dialog;
using RelationsBot.DialogsData;
using RelationsBot.Knowledge;

namespace RelationsBot;

/// <summary>How a bot is to work.</summary>
public sealed record BotOptions
{
    /// <summary>Folder with the source documents themselves, for quotations; null: none.</summary>
    public string? DocumentsFolder { get; init; }

    /// <summary>The clock that relative dates count from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Never refuse or ask back: for measuring finding apart from deciding.</summary>
    public bool AlwaysAnswer { get; init; }
}

/// <summary>What a turn gives.</summary>
/// <param name="Conversation">What the bot remembers now.</param>
/// <param name="Reply">What it says.</param>
public sealed record TurnResult(Conversation Conversation, Reply Reply);

/// <summary>
/// The one door to the language core: load a data folder, take a turn. Immutable and safe for use by several threads; the same
/// data, state, utterance and day give the same reply.
/// </summary>
public sealed class Bot
{
    private readonly BotData data;
    private readonly BotOptions options;

    private Bot(BotData data, BotOptions options)
    {
        this.data = data;
        this.options = options;
    }

    /// <summary>What the bot knows.</summary>
    public KnowledgeStore Store => data.Store;

    /// <summary>Loads a data folder.</summary>
    /// <param name="dataFolder">Path of the folder.</param>
    /// <param name="options">How to work; null: the defaults.</param>
    /// <exception cref="DataException">The data have problems; all are listed.</exception>
    public static Bot Load(string dataFolder, BotOptions? options = null) => new(DataFolder.Load(dataFolder), options ?? new BotOptions());

    /// <summary>What the bot says when somebody joins.</summary>
    public Reply Welcome() => new()
    {
        Status = ReplyStatus.Smalltalk,
        Intent = "welcome",
        Lines = [new ReplyLine(LineKind.Note, data.Responses.Say("welcome"), [])],
    };

    /// <summary>Takes one turn. Never throws for any text.</summary>
    /// <param name="conversation">What the bot remembers.</param>
    /// <param name="utterance">What the person typed, as the channel delivers it.</param>
    public TurnResult Take(Conversation conversation, string utterance) =>
        new(conversation with { LastUtterance = utterance }, Welcome() with { Trace = [options.Clock.GetUtcNow().ToString("O")] });
}
