using System.Globalization;
using RelationsBot.Knowledge;
using YamlDotNet.RepresentationModel;

namespace RelationsBot.DialogsData;

/// <summary>
/// Writes a store that was derived from documents as a data folder: what is general is copied from another folder, so that the new one
/// stands alone and can be read, edited and moved like any other.
/// </summary>
public static class DataFolderWriter
{
    private static readonly string[] GeneralFiles = ["frames.yaml", "slots.yaml"];
    private static readonly string[] GeneralFolders = ["intents", "lexicon", "responses"];

    /// <summary>Writes the folder.</summary>
    /// <param name="store">What was derived from documents.</param>
    /// <param name="general">Path of the data folder whose language, frames, slots, rules and wording are copied.</param>
    /// <param name="folder">Path of the new folder; it is created.</param>
    /// <exception cref="IOException">A file cannot be read or written, or the folder holds something already.</exception>
    public static void Write(KnowledgeStore store, string general, string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new IOException($"'{folder}' is there already; name a new or empty folder");
        foreach (var name in GeneralFiles)
            Copy(Path.Combine(general, name), Path.Combine(folder, name));
        foreach (var file in GeneralFolders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(general, f), "*.yaml")))
            Copy(file, Path.Combine(folder, Path.GetRelativePath(general, file)));
        Save(Path.Combine(folder, "sources.yaml"), List(store.Documents.Select(Source)));
        Save(Path.Combine(folder, "events.yaml"), List([]));
        Save(Path.Combine(folder, "entities", "names.yaml"), List(store.Entities.Values.OrderBy(e => e.Id, StringComparer.Ordinal).Select(Name)));
        foreach (var document in store.Documents)
            Save(Path.Combine(folder, "entries", document.Id + ".yaml"), List(store.Entries.Where(e => e.Places[0].Document == document.Id).Select(Entry)));
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }

    private static void Save(string path, YamlNode root)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        new YamlStream(new YamlDocument(root)).Save(writer, assignAnchors: false);
    }

    private static YamlMappingNode Source(Document document) => Map(
        ("document", Text(document.Id)),
        ("title", Text(document.Title)),
        ("ingested", Text("true")),
        ("sections", List(document.Sections.Select(s => Map(
            ("heading", Text(s.Heading)),
            ("parents", Texts(s.Parents)),
            ("paragraphs", List(s.Paragraphs.Select(p => Map(("sentences", Number(p.Sentences)), ("sha256", Text(p.Sha256)))))))))));

    private static YamlMappingNode Name(Entity entity) => Map(
        ("entity", Text(entity.Id)),
        ("name", Text(entity.Name)),
        ("type", Text(entity.Type.ToString().ToLowerInvariant())),
        ("aliases", Texts(entity.Aliases)),
        ("kinds", Texts(entity.Kinds)),
        ("facts", Texts(entity.Facts)),
        ("subject", entity.IsSubject ? Text("true") : null));

    private static YamlMappingNode Entry(Entry entry) => Map(
        ("entry", Text(entry.Id)),
        ("lead-in", Text(entry.LeadIn)),
        ("statement", Text(entry.Own)),
        ("places", Texts([.. entry.Places.Select(p => p.ToString())])),
        ("propositions", List(entry.Propositions.Select(Proposition))));

    private static YamlMappingNode Proposition(Proposition proposition) => Map(
        ("frame", Text(proposition.Frame)),
        ("when", Text(proposition.When?.Edtf)),
        ("mode", proposition.Mode == Mode.Happened ? null : Text(proposition.Mode.ToString().ToLowerInvariant())),
        ("claimant", List(proposition.Claimants.Select(Value))),
        ("polarity", proposition.IsNegative ? Text("negative") : null),
        ("roles", proposition.Roles.Count == 0 ? null : Map([.. proposition.Roles.Select(r => (r.Key, (YamlNode?)List(r.Value.Select(Value))))])));

    private static YamlNode Value(RoleValue value) => value.IsUnknown ? Text("unknown")! : value.EntityId is { } id ? Text(id)! : Map(
        ("text", Text(value.Text)),
        ("kind", Texts(value.Kinds)),
        ("value", Text(value.Value?.ToString(CultureInfo.InvariantCulture))),
        ("unit", Text(value.Unit)),
        ("of", Text(value.Of)),
        ("limit", Text(value.Limit)),
        ("entities", Texts(value.Entities)));

    // Keys without a value are left out, as an author would.
    private static YamlMappingNode Map(params ReadOnlySpan<(string Key, YamlNode? Value)> members)
    {
        var map = new YamlMappingNode();
        foreach (var (key, value) in members)
        {
            if (value is not (null or YamlSequenceNode { Children.Count: 0 }))
                map.Add(key, value);
        }

        return map;
    }

    private static YamlSequenceNode List(IEnumerable<YamlNode> items) => new(items);

    private static YamlSequenceNode Texts(IReadOnlyList<string> texts) => new(texts.Select(t => new YamlScalarNode(t)));

    private static YamlScalarNode? Text(string? text) => text is null ? null : new YamlScalarNode(text);

    private static YamlScalarNode Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));
}
