using RelationsBot.Knowledge;

namespace RelationsBot.Validation;

/// <summary>How full a store is: counts, and what nobody has filled or cited. Information, no problems.</summary>
public sealed record CoverageReport
{
    private CoverageReport()
    {
    }

    /// <summary>Number of entries.</summary>
    public required int Entries { get; init; }

    /// <summary>Number of propositions: the facts.</summary>
    public required int Propositions { get; init; }

    /// <summary>Number of different sentences that entries cite.</summary>
    public required int Places { get; init; }

    /// <summary>Number of sentences that the documents have.</summary>
    public required int Sentences { get; init; }

    /// <summary>Number of entities.</summary>
    public required int Entities { get; init; }

    /// <summary>Number of events.</summary>
    public required int Events { get; init; }

    /// <summary>Number of sample questions.</summary>
    public required int SampleQuestions { get; init; }

    /// <summary>Every frame that a proposition uses, by id.</summary>
    public required IReadOnlyList<FrameCoverage> Frames { get; init; }

    /// <summary>Ids of frames that no proposition uses, themselves nor through a narrower one.</summary>
    public required IReadOnlyList<string> UnusedFrames { get; init; }

    /// <summary>Ids of frames that one proposition alone uses: candidates for merging.</summary>
    public required IReadOnlyList<string> FramesUsedOnce { get; init; }

    /// <summary>Recorded silences: "entry/proposition/role" of each required role that the source leaves out.</summary>
    public required IReadOnlyList<string> RequiredHoles { get; init; }

    /// <summary>Ids of entries that neither they nor their propositions tie to an event.</summary>
    public required IReadOnlyList<string> EntriesWithoutEvent { get; init; }

    /// <summary>Sentences of the documents that no entry cites.</summary>
    public required IReadOnlyList<Place> UncitedSentences { get; init; }

    /// <summary>Takes stock of a store.</summary>
    public static CoverageReport Of(KnowledgeStore store)
    {
        var propositions = store.Entries.SelectMany(e => e.Propositions).ToList();
        var cited = store.Entries.SelectMany(e => e.Places).ToHashSet();
        var sentences = store.Documents.SelectMany(Sentence).ToList();
        var frames = propositions
            .GroupBy(p => p.Frame)
            .Where(g => store.Frames.ContainsKey(g.Key))
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => FrameCoverage.Of(store.Frames[g.Key], [.. g], store))
            .ToList();
        return new CoverageReport
        {
            Entries = store.Entries.Count,
            Propositions = propositions.Count,
            Places = cited.Count,
            Sentences = sentences.Count,
            Entities = store.Entities.Count,
            Events = store.Events.Count,
            SampleQuestions = store.Entries.Sum(e => e.Asks.Count),
            Frames = frames,
            UnusedFrames = [.. store.Frames.Keys.Where(f => !frames.Exists(u => store.IsA(u.Frame, f))).Order(StringComparer.Ordinal)],
            FramesUsedOnce = [.. frames.Where(f => f.Uses == 1).Select(f => f.Frame)],
            RequiredHoles =
            [
                .. propositions
                    .Where(p => store.Frames.ContainsKey(p.Frame))
                    .SelectMany(p => store.Frames[p.Frame].Required.Where(r => p[r].All(v => v.IsUnknown)), (p, role) => $"{p.EntryId}/{p.Index + 1}/{role}"),
            ],
            EntriesWithoutEvent = [.. store.Entries.Where(e => e.EventId is null && e.Propositions.All(p => p.EventId is null)).Select(e => e.Id)],
            UncitedSentences = [.. sentences.Where(s => !cited.Contains(s))],
        };
    }

    private static IEnumerable<Place> Sentence(Document document)
    {
        foreach (var section in document.Sections)
        {
            for (var paragraph = 0; paragraph < section.Paragraphs.Count; paragraph++)
            {
                for (var sentence = 0; sentence < section.Paragraphs[paragraph].Sentences; sentence++)
                    yield return new Place(document.Id, section.Heading, paragraph + 1, sentence + 1);
            }
        }
    }
}

/// <summary>How full the roles of a frame are.</summary>
/// <param name="Frame">Its id.</param>
/// <param name="Uses">Number of propositions that use it, at least 1.</param>
/// <param name="Filled">How many of them fill each role, for the roles that any fills.</param>
/// <param name="Holes">Roles of its own that none of them fills; circumstances, which every frame allows, are left out.</param>
public sealed record FrameCoverage(string Frame, int Uses, IReadOnlyDictionary<string, int> Filled, IReadOnlyList<string> Holes)
{
    internal static FrameCoverage Of(Frame frame, IReadOnlyList<Proposition> propositions, KnowledgeStore store)
    {
        var filled = propositions
            .SelectMany(p => p.Roles.Where(r => r.Value.Any(v => !v.IsUnknown)).Select(r => r.Key))
            .GroupBy(role => role)
            .ToDictionary(g => g.Key, g => g.Count());
        var own = frame.Required.Concat(frame.Allowed).Where(role => store.Frames.Count == 1 || store.Frames.Values.Any(f => !f.Required.Contains(role) && !f.Allowed.Contains(role)));
        return new FrameCoverage(frame.Id, propositions.Count, filled, [.. own.Where(role => !filled.ContainsKey(role))]);
    }
}
