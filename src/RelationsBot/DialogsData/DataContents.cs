using RelationsBot.Dialog;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.DialogsData;

/// <summary>
/// What the files of a data folder say, read and checked, before anything is made of it. A bot is made of this and of nothing else of the
/// folder; the loaded form holds it, so that what is read from the files and what is read from that form cannot differ.
/// </summary>
internal sealed record DataContents
{
    public required IReadOnlyList<Document> Documents { get; init; }

    public required IReadOnlyList<Frame> Frames { get; init; }

    public required IReadOnlyList<Slot> Slots { get; init; }

    public required IReadOnlyList<Entity> Entities { get; init; }

    public required IReadOnlyList<Event> Events { get; init; }

    public required IReadOnlyList<Entry> Entries { get; init; }

    public required IReadOnlyList<IntentRule> Rules { get; init; }

    public required Responses Responses { get; init; }

    public required IReadOnlyList<Sense> Senses { get; init; }

    /// <summary>Words by class, in the order of the file.</summary>
    public required IReadOnlyDictionary<WordClass, IReadOnlyList<string>> Classes { get; init; }

    public required IReadOnlyList<string> Ordinary { get; init; }

    public required IReadOnlyDictionary<string, string[]> Irregular { get; init; }

    /// <summary>What probes ask for in vain.</summary>
    public required IReadOnlyList<ProbeAttributes> ProbeAttributes { get; init; }

    /// <summary>Freezes it.</summary>
    public BotData Build() => new(
        new KnowledgeStore(Documents, Frames, Slots, Entities, Events, Entries), new Lexicon(Senses, Classes, Ordinary), Irregular, Rules, Responses)
    {
        ProbeAttributes = ProbeAttributes,
    };
}
