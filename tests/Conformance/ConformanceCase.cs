using System.Text.Json;
using System.Text.Json.Nodes;

namespace RelationsBot.Conformance;

/// <summary>Activities in and what must come of them, the same in every host. The format stands in the README beside it.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="IsAboutRequests">Whether it is about requests rather than activities, so that only hosts which are given requests can pass.</param>
/// <param name="Steps">What happens, in order, in one conversation.</param>
public sealed record ConformanceCase(string Name, bool IsAboutRequests, IReadOnlyList<ConformanceStep> Steps)
{
    private const string Usual = """
        {"type":"message","channelId":"emulator","serviceUrl":"{connector}","conversation":{"id":"{conversation}"},
         "from":{"id":"user","name":"A person"},"recipient":{"id":"bot","name":"The bot"}}
        """;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Conformance", "cases");

    /// <summary>The cases that hosts pass which are given activities, not requests.</summary>
    public static IEnumerable<string> NamesWithoutRequests => Names.Where(name => !Load(name, "http://localhost", name).IsAboutRequests);

    /// <summary>Every case by name.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>Reads a case for one run.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="connector">The service URL that activities bear.</param>
    /// <param name="conversation">An id that no other run uses.</param>
    public static ConformanceCase Load(string name, string connector, string conversation)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name + ".json"));
        var file = JsonNode.Parse(Filled(text, connector, conversation))!.AsObject();
        var known = new HashSet<string> { "title", "over", "steps" };
        if (file.Select(p => p.Key).FirstOrDefault(key => !known.Contains(key)) is { } unknown)
            throw new InvalidDataException($"{name}: '{unknown}' is no property of a case");
        var usual = Filled(Usual, connector, conversation);
        return new(name, file["over"]?.GetValue<string>() == "http", [.. file["steps"]!.AsArray().Select((step, i) => ConformanceStep.Of(step!.AsObject(), usual, $"{i + 1}"))]);
    }

    private static string Filled(string text, string connector, string conversation) =>
        text.Replace("{connector}", connector, StringComparison.Ordinal).Replace("{conversation}", JsonEncodedText.Encode(conversation).ToString(), StringComparison.Ordinal);
}
