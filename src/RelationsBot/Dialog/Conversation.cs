using System.Text.Json;
using System.Text.Json.Serialization;
using RelationsBot.Knowledge;

namespace RelationsBot.Dialog;

/// <summary>
/// What the bot remembers of a conversation. Immutable; a turn makes a new one. Written as JSON with a version, so that any host
/// can keep it.
/// </summary>
public sealed record Conversation
{
    /// <summary>The version that this program writes. State of another version starts over.</summary>
    public const int CurrentVersion = 1;

    /// <summary>A conversation without memory.</summary>
    public static readonly Conversation Empty = new();

    /// <summary>Version of the format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Past answered turns, the latest last; at most eight.</summary>
    public IReadOnlyList<TurnMemory> Turns { get; init; } = [];

    /// <summary>How many messages were taken.</summary>
    public int Taken { get; init; }

    /// <summary>The question that was refused last, where it began a new matter: what points back after it points to it. Null: none since the last answer.</summary>
    public TurnMemory? Unanswered { get; init; }

    /// <summary>What was offered by a question back, or null.</summary>
    public IReadOnlyList<ChoiceMemory>? Choices { get; init; }

    /// <summary>What was offered beside the choice that was picked, for "no, the other one"; null: nothing.</summary>
    public IReadOnlyList<ChoiceMemory>? Left { get; init; }

    /// <summary>Ids of entries of a list that is being paged or a section that is being read, or null.</summary>
    public CursorMemory? Cursor { get; init; }

    /// <summary>The utterance whose reply was the last one.</summary>
    public string? LastUtterance { get; init; }

    /// <summary>What "repeat" says again.</summary>
    public string? LastReplyEntry { get; init; }

    /// <summary>How many times in a row nothing was understood.</summary>
    public int Misunderstandings { get; init; }

    /// <summary>Suggestions of the last reply, for picking by number.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ConversationJson.Default.Conversation);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <returns>The conversation; an empty one where the text is of another version or damaged.</returns>
    public static Conversation FromJson(string? json)
    {
        if (string.IsNullOrEmpty(json))
            return Empty;
        try
        {
            return JsonSerializer.Deserialize(json, ConversationJson.Default.Conversation) is { Version: CurrentVersion } read ? StoredConversation.Complete(read) : Empty;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // An unknown version starts over politely; so does a state that a newer program wrote in another shape, and text with
            // half characters, for which the reader has other exceptions.
            return Empty;
        }
    }
}

/// <summary>A turn that was answered, or refused though it named its matter.</summary>
/// <param name="Utterance">The question as it was completed.</param>
/// <param name="EntryId">The entry that answered; of a refused question the one that was offered instead, empty where none was.</param>
/// <param name="Proposition">Index of the proposition that answered.</param>
/// <param name="Intent">The intent.</param>
/// <param name="Slot">The slot that was asked, or null.</param>
/// <param name="Entities">Ids of entities mentioned in question or answer, the question's first.</param>
/// <param name="Terms">What the question was about: words, entities and dates, as they can be read again.</param>
/// <param name="When">EDTF of the time it was about, or null.</param>
/// <param name="AlsoEntries">Further entries the reply rested on.</param>
public sealed record TurnMemory(
    string Utterance,
    string EntryId,
    int Proposition,
    string Intent,
    string? Slot,
    IReadOnlyList<string> Entities,
    IReadOnlyList<string> Terms,
    string? When,
    IReadOnlyList<string> AlsoEntries)
{
    /// <summary>Which message of the conversation it was, from 0.</summary>
    public int Number { get; init; }

    /// <summary>Whether nothing answered it.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The words of the question that the entry explained.</summary>
    public IReadOnlyList<string> Matched { get; init; } = [];

    /// <summary>The entry that came second, or null.</summary>
    public string? Second { get; init; }

    /// <summary>Ids of the entities that were the answer itself.</summary>
    public IReadOnlyList<string> Answered { get; init; } = [];

    /// <summary>The entry that answered with its proposition, or null where the store no longer has the entry; an index that a changed entry no longer has means its last.</summary>
    internal (Entry Entry, Proposition Proposition)? FactIn(KnowledgeStore store) =>
        store.EntriesById.TryGetValue(EntryId, out var entry) ? (entry, entry.Propositions[Math.Min(Proposition, entry.Propositions.Count - 1)]) : null;
}

/// <summary>One of the things offered by a question back.</summary>
/// <param name="Label">As shown.</param>
/// <param name="Utterance">The question that picking it asks.</param>
/// <param name="EntryIds">Entries it stands for, the first answers when it is picked.</param>
public sealed record ChoiceMemory(string Label, string Utterance, IReadOnlyList<string> EntryIds);

/// <summary>A list or section that is being read.</summary>
/// <param name="Title">What it is.</param>
/// <param name="EntryIds">All entries of it, in order.</param>
/// <param name="Next">Index of the next to show.</param>
/// <param name="IsSection">Whether it is a section read out.</param>
public sealed record CursorMemory(string Title, IReadOnlyList<string> EntryIds, int Next, bool IsSection);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Conversation))]
internal sealed partial class ConversationJson : JsonSerializerContext;
