using RelationsBot.Answering;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Dialog;

/// <summary>Which of the things that were listed last is meant by a rank: "the second one", "the last". Immutable.</summary>
internal sealed class ListMember(KnowledgeStore store, FactIndex index)
{
    /// <summary>The entry that is meant, with the one of its values where these were the list; null where the question means no member of a list.</summary>
    public (string Entry, string? Value)? Of(Conversation conversation, TurnMemory last, Reading fresh)
    {
        var rank = fresh.Own.Select(t => t.Number).FirstOrDefault(n => n is { Kind: NumberKind.Ordinal })?.Value;
        if (rank is null || fresh.Own.Any(t => t.Number is null && !t.NamesSlot && !t.Lemmas.Contains("time")))
            return null;
        if (List(conversation) is { } list)
            last = list;
        if (fresh.Form == QuestionForm.YesNo && fresh.Anaphora.Count > 0)
            return store.EntriesById.TryGetValue(last.EntryId, out var entry) && index.OfEntry(entry)[0].Ordinals.Contains(rank.Value) ? (last.EntryId, null) : null;
        if (last.AlsoEntries.Count == 0 && Values(last) is { Count: > 1 } values && (rank == -1 || rank <= values.Count) && rank != 0)
            return (last.EntryId, values[rank == -1 ? values.Count - 1 : (int)rank - 1].Text);
        var listed = conversation.Cursor is { } cursor && cursor.EntryIds.Contains(last.EntryId) ? cursor.EntryIds : [last.EntryId, .. last.AlsoEntries];
        var at = rank == -1 ? listed.Count - 1 : (int)rank - 1;
        return last.Intent is "list" or "which" or "who" or "what" or "what-happened" or "timeline" or "next" or "read-section" or "fragment" && listed.Count > 1 && at >= 0 && at < listed.Count ? (listed[at], null) : null;
    }

    // The list that was told last, however many of its members were picked since.
    private static TurnMemory? List(Conversation conversation)
    {
        var at = conversation.Turns.Count - 1;
        while (at > 0 && conversation.Turns[at].AlsoEntries.Count == 0)
            at--;
        return at >= 0 && conversation.Turns[at] is { AlsoEntries.Count: > 0 } list && conversation.Turns.Skip(at + 1).All(t => t.EntryId == list.EntryId || list.AlsoEntries.Contains(t.EntryId)) ? list : null;
    }

    // The most values that one role of the fact that answered has, as an answer lists them.
    private IReadOnlyList<RoleValue>? Values(TurnMemory turn) =>
        turn.FactIn(store)?.Proposition.Roles.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => r.Value).MaxBy(v => v.Count);
}
