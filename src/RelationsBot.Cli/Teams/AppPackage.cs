using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RelationsBot.Cli.Teams;

/// <summary>
/// Makes the zip that a Teams administrator uploads: the manifest with its placeholders filled in, the languages and icons it names, and
/// nothing else. The same input gives the same bytes.
/// </summary>
internal sealed partial class AppPackage
{
    private const string Manifest = "manifest.json";

    /// <summary>Zip knows no earlier time, and the real one would make every package another.</summary>
    private static readonly DateTimeOffset Timeless = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    // For people who look into the zip: letters of other languages stay letters.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string folder;
    private readonly IReadOnlyDictionary<string, string> values;
    private readonly List<string> problems = [];

    private AppPackage(string folder, IReadOnlyDictionary<string, string> values) => (this.folder, this.values) = (folder, values);

    /// <summary>Makes a package.</summary>
    /// <param name="folder">Holds <c>manifest.json</c> and what it names.</param>
    /// <param name="values">What the placeholders stand for.</param>
    /// <returns>The zip and the names in it, or null and what is wrong, one line each.</returns>
    public static (byte[]? Zip, IReadOnlyList<string> Names, IReadOnlyList<string> Problems) Make(string folder, IReadOnlyDictionary<string, string> values)
    {
        var package = new AppPackage(folder, values);
        var files = package.Files();
        return package.problems.Count > 0 ? (null, [], package.problems) : (Zip(files), [.. files.Select(f => f.Name)], []);
    }

    private List<(string Name, byte[] Content)> Files()
    {
        if (ReadJson(Manifest) is not { } manifest)
            return [];
        var files = new List<(string Name, byte[] Content)> { (Manifest, JsonSerializer.SerializeToUtf8Bytes(Fill(manifest), Readable)) };
        foreach (var (icon, size) in new[] { ("color", 192), ("outline", 32) })
        {
            if (Named(manifest["icons"]?[icon], "icons." + icon) is { } name && ReadFile(name) is { } image)
            {
                files.Add((name, image));
                if (!IsPng(image, size))
                    problems.Add($"{name}: expected a PNG image of {size} × {size}");
            }
        }

        foreach (var (file, key) in Languages(manifest))
        {
            if (Named(file, "localizationInfo." + key) is { } name && ReadJson(name) is { } strings)
                files.Add((name, JsonSerializer.SerializeToUtf8Bytes(strings, Readable)));
        }

        return files;
    }

    private static IEnumerable<(JsonNode? File, string Key)> Languages(JsonObject manifest)
    {
        var info = manifest["localizationInfo"];
        if (info?["defaultLanguageFile"] is { } file)
            yield return (file, "defaultLanguageFile");
        foreach (var language in info?["additionalLanguages"] as JsonArray ?? [])
            yield return (language?["file"], "additionalLanguages.file");
    }

    /// <summary>A file name that the manifest gives; within the folder, since packages hold files side by side.</summary>
    private string? Named(JsonNode? node, string key)
    {
        if (node is JsonValue value && value.TryGetValue<string>(out var name) && name.Length > 0 && name == Path.GetFileName(name))
            return name;
        problems.Add($"{Manifest}: {key} must be the name of a file beside it");
        return null;
    }

    private byte[]? ReadFile(string name)
    {
        var path = Path.Combine(folder, name);
        if (File.Exists(path))
            return File.ReadAllBytes(path);
        problems.Add($"{name}: there is no such file in {folder}");
        return null;
    }

    private JsonObject? ReadJson(string name)
    {
        if (ReadFile(name) is not { } bytes)
            return null;
        try
        {
            if (JsonNode.Parse(bytes) is JsonObject json)
                return json;
            problems.Add($"{name}: expected a JSON object");
        }
        catch (JsonException e)
        {
            problems.Add($"{name}({e.LineNumber + 1}): not JSON");
        }

        return null;
    }

    private JsonNode? Fill(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, Fill(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Fill)]),
        JsonValue v when v.TryGetValue<string>(out var text) => JsonValue.Create(Placeholder().Replace(text, Value)),
        _ => node?.DeepClone(),
    };

    private string Value(Match placeholder)
    {
        if (values.TryGetValue(placeholder.Groups[1].Value, out var value))
            return value;
        problems.Add($"{Manifest}: nothing is known to fill in for {placeholder.Value}");
        return placeholder.Value;
    }

    /// <summary>Whether a PNG header says a square of this size (PNG specification, "IHDR Image header").</summary>
    private static bool IsPng(byte[] image, int size) =>
        image.Length > 24 && image.AsSpan(0, 8).SequenceEqual(PngSignature)
        && BinaryPrimitives.ReadInt32BigEndian(image.AsSpan(16)) == size && BinaryPrimitives.ReadInt32BigEndian(image.AsSpan(20)) == size;

    private static byte[] Zip(List<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                // Not compressed: how well it is done differs between versions of the library.
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = Timeless;
                entry.ExternalAttributes = 0;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    [GeneratedRegex(@"\$\{\{([A-Z_]+)\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
