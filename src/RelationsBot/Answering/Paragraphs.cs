using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>Which entries stand in the same paragraph, in the order of the data. Immutable.</summary>
internal sealed class Paragraphs
{
    private readonly Dictionary<(string Document, string Section, int Paragraph), List<Entry>> entries = [];

    public Paragraphs(KnowledgeStore store)
    {
        foreach (var entry in store.Entries)
        {
            var key = Key(entry);
            if (!entries.TryGetValue(key, out var list))
                entries[key] = list = [];
            list.Add(entry);
        }
    }

    /// <summary>The entries whose first place is the paragraph of this one's, itself included.</summary>
    public IReadOnlyList<Entry> Of(Entry entry) => entries[Key(entry)];

    /// <summary>The entry of the sentence before, or null at the paragraph's beginning.</summary>
    public Entry? Before(Entry entry) => Of(entry).FirstOrDefault(e => e.Places[0].Sentence == entry.Places[0].Sentence - 1);

    private static (string Document, string Section, int Paragraph) Key(Entry entry) => (entry.Places[0].Document, entry.Places[0].Section, entry.Places[0].Paragraph);
}
