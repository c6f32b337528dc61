using RelationsBot.Knowledge;

namespace RelationsBot.Dialog;

/// <summary>
/// Makes a conversation sound that was stored: by a bot with other data, or by somebody else. What is missing becomes empty, what
/// the store does not know goes; the rest of the conversation goes on.
/// </summary>
internal static class StoredConversation
{
    /// <summary>The conversation as it was read, without the nulls that JSON can bring.</summary>
    public static Conversation Complete(Conversation read) => read with
    {
        Turns = [.. All(read.Turns).Select(Complete).OfType<TurnMemory>().TakeLast(Memory.MostTurns)],
        Taken = Math.Max(0, read.Taken),
        Unanswered = read.Unanswered is { } unanswered ? Complete(unanswered) : null,
        Choices = Complete(read.Choices),
        Left = Complete(read.Left),
        Cursor = read.Cursor is { Title: not null } cursor ? cursor with { EntryIds = All(cursor.EntryIds) } : null,
        Misunderstandings = Math.Max(0, read.Misunderstandings),
        Suggestions = All(read.Suggestions),
    };

    /// <summary>The conversation with nothing in it that a store does not know.</summary>
    public static Conversation Known(Conversation conversation, KnowledgeStore store) => conversation with
    {
        Turns = [.. conversation.Turns.Where(t => store.EntriesById.ContainsKey(t.EntryId)).Select(t => Known(t, store))],
        Unanswered = conversation.Unanswered is { } unanswered ? KnownUnanswered(unanswered, store) : null,
        Choices = Known(conversation.Choices, store),
        Left = Known(conversation.Left, store),
        Cursor = conversation.Cursor is { } cursor ? Known(cursor, store) : null,
        LastReplyEntry = conversation.LastReplyEntry is { } last && store.EntriesById.ContainsKey(last) ? last : null,
    };

    private static TurnMemory? Complete(TurnMemory turn) =>
        turn is { Utterance: not null, EntryId: not null, Intent: not null }
            ? turn with { Entities = All(turn.Entities), Terms = All(turn.Terms), AlsoEntries = All(turn.AlsoEntries), Answered = All(turn.Answered), Matched = All(turn.Matched) }
            : null;

    // Things are picked by their number: where one of them is damaged, the numbers are no longer those that were shown.
    private static List<ChoiceMemory>? Complete(IReadOnlyList<ChoiceMemory?>? choices) =>
        choices is { Count: > 0 } && choices.All(c => c is { Label: not null, Utterance: not null, EntryIds: not null })
            ? [.. choices.Select(c => c! with { EntryIds = All(c.EntryIds) })]
            : null;

    private static TurnMemory Known(TurnMemory turn, KnowledgeStore store) => KnownWords(turn, store) with
    {
        Proposition = Math.Clamp(turn.Proposition, 0, store.EntriesById[turn.EntryId].Propositions.Count - 1),
    };

    // What was offered with a refusal may be gone; what was asked is still known.
    private static TurnMemory KnownUnanswered(TurnMemory turn, KnowledgeStore store) =>
        store.EntriesById.ContainsKey(turn.EntryId) ? Known(turn, store) : KnownWords(turn, store) with { EntryId = "" };

    private static TurnMemory KnownWords(TurnMemory turn, KnowledgeStore store) => turn with
    {
        Slot = turn.Slot is { } slot && store.Slots.ContainsKey(slot) ? slot : null,
        Entities = [.. turn.Entities.Where(store.Entities.ContainsKey)],
        AlsoEntries = [.. turn.AlsoEntries.Where(store.EntriesById.ContainsKey)],
        Answered = [.. turn.Answered.Where(store.Entities.ContainsKey)],
        Second = turn.Second is { } second && store.EntriesById.ContainsKey(second) ? second : null,
    };

    private static List<ChoiceMemory>? Known(IReadOnlyList<ChoiceMemory>? choices, KnowledgeStore store)
    {
        var known = choices?.Select(c => c with { EntryIds = [.. c.EntryIds.Where(store.EntriesById.ContainsKey)] }).ToList();
        return known is { Count: > 0 } && known.All(c => c.EntryIds.Count > 0) ? known : null;
    }

    // What was shown already stays behind the next, wherever entries went.
    private static CursorMemory? Known(CursorMemory cursor, KnowledgeStore store)
    {
        var ids = cursor.EntryIds.Where(store.EntriesById.ContainsKey).ToList();
        var shown = Math.Clamp(cursor.Next, 0, cursor.EntryIds.Count);
        return ids.Count == 0 ? null : cursor with { EntryIds = ids, Next = cursor.EntryIds.Take(shown).Count(store.EntriesById.ContainsKey) };
    }

    private static List<T> All<T>(IEnumerable<T?>? items)
        where T : class => [.. (items ?? []).OfType<T>()];
}
