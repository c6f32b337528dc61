using RelationsBot.DialogsData;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Probes;

/// <summary>
/// The store as probes look at it: whom and when each entry tells about, and which facts could make an exchanged question true after
/// all. Whatever may be told somewhere is left out of the probes rather than counted against the bot. Immutable once built.
/// </summary>
internal sealed class StoreReading
{
    private readonly Bot bot;
    private readonly Dictionary<string, EntryReading> readings;

    public StoreReading(BotData data, Bot bot)
    {
        this.bot = bot;
        Data = data;
        readings = data.Store.Entries.ToDictionary(e => e.Id, e => new EntryReading(e, this));
        Words = [.. readings.Values.SelectMany(r => r.Words)];
    }

    public BotData Data { get; }

    public KnowledgeStore Store => Data.Store;

    /// <summary>Every base form that some entry, entity or event uses.</summary>
    public HashSet<string> Words { get; }

    public EntryReading Of(string entry) => readings[entry];

    public IEnumerable<EntryReading> All => Store.Entries.Select(e => readings[e.Id]);

    /// <summary>What is recognised in a text. No probe holds a relative date, so any day will do.</summary>
    public Analysis Analyze(string text) => bot.Analyzer.Analyze(TextCleaner.Clean(text), Store.LatestDay);

    /// <summary>Whether two frames can tell the same: one is above the other, or tells it from the other side.</summary>
    public bool AreRelated(string frame, string other) =>
        Store.IsA(frame, other) || Store.IsA(other, frame) || Store.Frames[frame].Reverse == other || Store.Frames[other].Reverse == frame;

    /// <summary>Whether an entry has a fact of a frame related to one of these.</summary>
    public bool Tells(Entry entry, IEnumerable<string> frames) => frames.Any(f => entry.Propositions.Any(p => AreRelated(p.Frame, f)));

    /// <summary>Events of an entry and those linked with them, whichever of both names the link.</summary>
    public HashSet<string> Linked(Entry entry)
    {
        var own = Events(entry).ToHashSet();
        var linked = Store.Events.Values.Where(e => own.Contains(e.Id) || e.Links.Values.Any(own.Overlaps)).Select(e => e.Id);
        return [.. own, .. linked, .. own.SelectMany(id => Store.Events[id].Links.Values).SelectMany(ids => ids)];
    }

    public static IEnumerable<string> Events(Entry entry) => entry.Propositions.Select(p => p.EventId).Append(entry.EventId).OfType<string>().Distinct();

    /// <summary>Entries of an entry's own events, itself first.</summary>
    public IEnumerable<Entry> SameEvents(Entry entry) => Events(entry).SelectMany(Store.EntriesOf).Prepend(entry).Distinct();

    /// <summary>Whether somebody is meant, or may be, where another is named: the same, their state, their people, their capital.</summary>
    public bool MayStandFor(string id, string other) =>
        id == other || Store.Entities[id].Of == other || Store.Entities[other].Of == id || (Store.Entities[id].Of is { } of && of == Store.Entities[other].Of);
}
