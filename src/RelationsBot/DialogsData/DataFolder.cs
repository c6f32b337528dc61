using System.Collections.Concurrent;
using RelationsBot.Dialog;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RelationsBot.DialogsData;

/// <summary>Reads a data folder. Every problem is collected; the data come only where there is none.</summary>
public sealed class DataFolder
{
    private readonly string folder;

    // Files are read by two threads. Each file is read by one of them, so that its problems stand in their order.
    private readonly ConcurrentQueue<DataProblem> problems = [];

    private DataFolder(string folder) => this.folder = folder;

    /// <summary>Reads a folder in the format of its README, or what <see cref="LoadedForm"/> made of the very same files.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <exception cref="DataException">The folder is missing or something in it is wrong; all problems are listed.</exception>
    public static BotData Load(string folder) => Load(folder, out _);

    /// <summary>Reads a folder in the format of its README, or what <see cref="LoadedForm"/> made of the very same files.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <param name="remark">Why the loaded form that is there was not used; null: it was, or there is none.</param>
    /// <exception cref="DataException">The folder is missing or something in it is wrong; all problems are listed.</exception>
    public static BotData Load(string folder, out string? remark) =>
        LoadedForm.Read(folder, out remark)
        ?? (TryLoad(folder, out var problems) is { } data ? data : throw new DataException(folder, problems));

    /// <summary>Reads the files of a folder.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <param name="problems">Every problem found, by file and line.</param>
    /// <returns>The data, or null where there is a problem.</returns>
    public static BotData? TryLoad(string folder, out IReadOnlyList<DataProblem> problems) =>
        TryRead(folder, out problems) is { } files ? files.Contents.Build() with { Lines = files.Lines, RuleLines = files.RuleLines } : null;

    /// <summary>Reads the files of a folder and makes nothing of them yet.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <param name="problems">Every problem found, by file and line.</param>
    /// <returns>What they say and where entries and rules stand, or null where there is a problem.</returns>
    internal static DataFiles? TryRead(string folder, out IReadOnlyList<DataProblem> problems)
    {
        var reader = new DataFolder(folder);
        var files = reader.Read();
        problems = [.. reader.problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)];
        return problems.Count == 0 ? files : null;
    }

    private DataFiles? Read()
    {
        if (!Directory.Exists(folder))
        {
            problems.Enqueue(new DataProblem(".", 0, "the data folder does not exist"));
            return null;
        }

        // The lexicon is more than half of the data and refers to nothing else.
        var lexicon = Task.Run(ReadLexicon);
        var slots = One("slots.yaml") is { } slotsRoot ? SlotsFile.Read(slotsRoot) : [];
        var frames = One("frames.yaml") is { } framesRoot ? FramesFile.Read(framesRoot) : [];
        var documents = One("sources.yaml") is { } sourcesRoot ? SourcesFile.Read(sourcesRoot) : [];
        var events = One("events.yaml") is { } eventsRoot ? EventsFile.Read(eventsRoot) : [];
        var entities = Many("entities").SelectMany(EntitiesFile.Read).ToList();
        var entityNames = new Dictionary<string, string>();
        foreach (var entity in entities)
            entityNames.TryAdd(entity.Value.Id, entity.Value.Name);
        var ingested = documents.Select(d => d.Value).Where(d => d.IsIngested).Select(d => d.Id).ToHashSet();
        var entries = Many("entries").SelectMany(n => EntriesFile.Read(n, entityNames, ingested)).ToList();
        var rules = Many("intents").SelectMany(IntentsFile.Read).ToList();
        var attributes = File.Exists(Path.Combine(folder, "probes.yaml")) && Parse("probes.yaml") is { } probesRoot ? ProbesFile.Read(probesRoot) : [];
        var responses = Many("responses").Select(ResponsesFile.Read).OfType<Responses>().ToList();
        if (responses.Count == 0)
            problems.Enqueue(new DataProblem("responses", 0, "no responses: expected a file such as responses/en.yaml"));

        var language = lexicon.GetAwaiter().GetResult();
        new References(frames, slots, documents, entities, events, entries, rules, language.Senses).Check();
        if (!problems.IsEmpty)
            return null;

        var contents = new DataContents
        {
            Documents = [.. documents.Select(d => d.Value)],
            Frames = [.. frames.Select(f => f.Value)],
            Slots = [.. slots.Select(s => s.Value)],
            Entities = [.. entities.Select(e => e.Value)],
            Events = [.. events.Select(e => e.Value)],
            Entries = [.. entries.Select(e => e.Value)],
            Rules = [.. rules.Select(r => r.Value)],
            Responses = responses[0],
            Senses = [.. language.Senses.Select(s => s.Value)],
            Classes = language.Classes,
            Ordinary = language.Ordinary,
            Irregular = language.Irregular,
            ProbeAttributes = attributes,
        };
        return new DataFiles(
            contents,
            entries.ToDictionary(e => e.Value.Id, e => (e.Node.File, e.Node.Line)),
            rules.ToDictionary(r => r.Value.Id, r => (r.Node.File, r.Node.Line)));
    }

    private LexiconFiles ReadLexicon()
    {
        var language = new LexiconFiles();
        foreach (var node in Many("lexicon"))
            language.Read(node);
        return language;
    }

    private DataNode? One(string name)
    {
        if (File.Exists(Path.Combine(folder, name)))
            return Parse(name);
        problems.Enqueue(new DataProblem(name, 0, "the file is missing"));
        return null;
    }

    private List<DataNode> Many(string name)
    {
        var path = Path.Combine(folder, name);
        if (!Directory.Exists(path))
        {
            problems.Enqueue(new DataProblem(name, 0, "the folder is missing"));
            return [];
        }

        return [.. Directory.EnumerateFiles(path, "*.yaml").Order(StringComparer.Ordinal).Select(f => Parse(name + "/" + Path.GetFileName(f))).OfType<DataNode>()];
    }

    private DataNode? Parse(string name)
    {
        Parser? parser = null;
        try
        {
            using var reader = new StreamReader(Path.Combine(folder, name));
            parser = new Parser(reader);
            var stream = new YamlStream();
            stream.Load(parser);
            if (stream.Documents.Count == 1)
                return new DataNode(name, stream.Documents[0].RootNode, problems);
            problems.Enqueue(new DataProblem(name, 0, stream.Documents.Count == 0 ? "the file is empty" : "expected one YAML document"));
        }
        catch (YamlException e)
        {
            problems.Enqueue(new DataProblem(name, (int)e.Start.Line, "no valid YAML: " + e.Message));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // What the reader throws of itself, without a place, for an unclosed bracket before a key.
            problems.Enqueue(new DataProblem(name, (int)(parser?.Current?.End.Line ?? 0), "no valid YAML: " + e.Message));
        }

        return null;
    }
}

/// <summary>What the files say.</summary>
/// <param name="Contents">What they say.</param>
/// <param name="Lines">File and line of each entry, by id.</param>
/// <param name="RuleLines">File and line of each intent rule, by id.</param>
internal sealed record DataFiles(
    DataContents Contents, IReadOnlyDictionary<string, (string File, int Line)> Lines, IReadOnlyDictionary<string, (string File, int Line)> RuleLines);

/// <summary>A value with the node it was read from.</summary>
internal readonly record struct Located<T>(T Value, DataNode Node);
