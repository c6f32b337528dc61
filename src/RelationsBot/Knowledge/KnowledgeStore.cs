using System.Collections.Frozen;
using RelationsBot.Text;

namespace RelationsBot.Knowledge;

/// <summary>Everything the bot knows, checked and frozen. Immutable and safe for use by several threads.</summary>
public sealed class KnowledgeStore
{
    private readonly FrozenDictionary<string, Entry[]> entriesByEvent;
    private readonly ILookup<Place, Entry> entriesByParagraph;
    private readonly ILookup<string, string> linkingEvents;

    /// <summary>Freezes a store whose references have been checked.</summary>
    public KnowledgeStore(
        IReadOnlyList<Document> documents,
        IReadOnlyList<Frame> frames,
        IReadOnlyList<Slot> slots,
        IReadOnlyList<Entity> entities,
        IReadOnlyList<Event> events,
        IReadOnlyList<Entry> entries)
    {
        Documents = documents;
        Frames = frames.ToFrozenDictionary(f => f.Id);
        Slots = slots.ToFrozenDictionary(s => s.Id);
        Entities = entities.ToFrozenDictionary(e => e.Id);
        Events = events.ToFrozenDictionary(e => e.Id);
        Entries = entries;
        EntriesById = entries.ToFrozenDictionary(e => e.Id);
        entriesByEvent = entries
            .SelectMany(e => e.Propositions.Select(p => p.EventId).Append(e.EventId).OfType<string>().Distinct(), (e, id) => (Id: id, Entry: e))
            .GroupBy(x => x.Id)
            .ToFrozenDictionary(g => g.Key, g => g.Select(x => x.Entry).ToArray());
        entriesByParagraph = entries.SelectMany(e => e.Places, (e, place) => (Entry: e, Place: place)).ToLookup(x => x.Place with { Sentence = 1 }, x => x.Entry);
        linkingEvents = events.SelectMany(e => e.Links.Values.SelectMany(v => v), (e, linked) => (Event: e.Id, Linked: linked)).ToLookup(x => x.Linked, x => x.Event);
        LatestDay = entries.SelectMany(e => e.Propositions).Select(p => p.When).OfType<Period>().Where(p => p.IsBounded).Select(p => p.End).DefaultIfEmpty(DateOnly.MinValue).Max();
    }

    /// <summary>Source documents, in the order of the data.</summary>
    public IReadOnlyList<Document> Documents { get; }

    /// <summary>Frames by id.</summary>
    public FrozenDictionary<string, Frame> Frames { get; }

    /// <summary>Slots by id.</summary>
    public FrozenDictionary<string, Slot> Slots { get; }

    /// <summary>Entities by id.</summary>
    public FrozenDictionary<string, Entity> Entities { get; }

    /// <summary>Events by id.</summary>
    public FrozenDictionary<string, Event> Events { get; }

    /// <summary>Entries in the order of the data.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>Entries by id.</summary>
    public FrozenDictionary<string, Entry> EntriesById { get; }

    /// <summary>Entries that tell about an event, in the order of the data.</summary>
    public IReadOnlyList<Entry> EntriesOf(string? eventId) =>
        eventId is not null && entriesByEvent.TryGetValue(eventId, out var found) ? found : [];

    /// <summary>The document with an id, or null.</summary>
    public Document? Document(string id) => Documents.FirstOrDefault(d => d.Id == id);

    /// <summary>Whether a frame is another or lies below it.</summary>
    public bool IsA(string frame, string ancestor) => Lineage(frame).Any(f => f.Id == ancestor);

    /// <summary>A frame and the wider ones above it, the narrowest first.</summary>
    public IEnumerable<Frame> Lineage(string frame)
    {
        for (string? id = frame; id is not null && Frames.TryGetValue(id, out var found); id = found.Parent)
            yield return found;
    }

    /// <summary>Whether one of a word's senses names what happens in a frame, or in a wider one.</summary>
    public bool IsNamedBy(string frame, IReadOnlyList<SenseUse> uses) => Lineage(frame).Any(f => uses.Any(u => f.Senses.Contains(u.Sense.Id)));

    /// <summary>The day the sources reach to: the last day of the latest bounded period.</summary>
    public DateOnly LatestDay { get; }

    /// <summary>Entries with a place in the same paragraph as one, in the order of the data.</summary>
    public IEnumerable<Entry> EntriesBeside(Place place) => entriesByParagraph[place with { Sentence = 1 }].Distinct();

    /// <summary>Ids of events that link to one.</summary>
    public IEnumerable<string> LinkingTo(string eventId) => linkingEvents[eventId];
}
