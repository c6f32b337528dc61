using System.Collections.Concurrent;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace RelationsBot.DialogsData;

/// <summary>
/// A YAML node with its file, so that every complaint names file and line. Reading goes on after a problem: the value is then empty.
/// </summary>
internal readonly struct DataNode(string file, YamlNode node, ConcurrentQueue<DataProblem> problems)
{
    public int Line => (int)node.Start.Line;

    public string File => file;

    public bool IsMapping => node is YamlMappingNode;

    public bool IsSequence => node is YamlSequenceNode;

    public bool IsScalar => node is YamlScalarNode;

    public void Complain(string message) => problems.Enqueue(new DataProblem(file, Line, message));

    /// <summary>The scalar's text.</summary>
    public string Text(string what)
    {
        if (node is YamlScalarNode { Value: { } value })
            return value.Trim();
        Complain($"{what}: expected a text");
        return "";
    }

    /// <summary>The items of a list; a lone scalar counts as a list of one.</summary>
    public IReadOnlyList<DataNode> Items(string what)
    {
        var (f, p) = (file, problems);
        switch (node)
        {
            case YamlSequenceNode sequence:
                return [.. sequence.Children.Select(c => new DataNode(f, c, p))];
            case YamlScalarNode { Value: { Length: > 0 } }:
            case YamlMappingNode:
                return [this];
            case YamlScalarNode:
                return [];
            default:
                Complain($"{what}: expected a list");
                return [];
        }
    }

    public IReadOnlyList<string> Texts(string what) => [.. Items(what).Select(i => i.Text(what))];

    /// <summary>The mapping's members; unknown keys are reported.</summary>
    public DataMap Map(string what, params ReadOnlySpan<string> keys)
    {
        var members = new Dictionary<string, DataNode>();
        if (node is not YamlMappingNode mapping)
        {
            Complain($"{what}: expected keys and values ({string.Join(", ", keys!)})");
            return new DataMap(this, what, members);
        }

        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            var child = new DataNode(file, value, problems);
            if (keys.Length > 0 && !keys.Contains(name))
                new DataNode(file, key, problems).Complain($"{what}: unknown key '{name}'; expected one of {string.Join(", ", keys!)}");
            else
                members[name] = child;
        }

        return new DataMap(this, what, members);
    }
}

/// <summary>The members of a mapping.</summary>
internal sealed class DataMap(DataNode node, string what, Dictionary<string, DataNode> members)
{
    public DataNode Node => node;

    public IEnumerable<KeyValuePair<string, DataNode>> Members => members;

    public DataNode? Find(string key) => members.TryGetValue(key, out var found) ? found : null;

    /// <summary>A text that must be there.</summary>
    public string Required(string key)
    {
        if (Find(key) is not { } found)
        {
            node.Complain($"{what}: '{key}' is missing");
            return "";
        }

        var text = found.Text(key);
        if (text.Length == 0)
            found.Complain($"{what}: '{key}' is empty");
        return text;
    }

    public string? Optional(string key) => Find(key)?.Text(key) is { Length: > 0 } text ? text : null;

    public IReadOnlyList<string> Texts(string key) => Find(key)?.Texts(key) ?? [];

    public IReadOnlyList<DataNode> Items(string key) => Find(key)?.Items(key) ?? [];

    public bool Flag(string key)
    {
        switch (Optional(key))
        {
            case null or "false":
                return false;
            case "true":
                return true;
            default:
                Find(key)!.Value.Complain($"{what}: '{key}' is true or false");
                return false;
        }
    }

    public int Number(string key, int least)
    {
        if (int.TryParse(Required(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least)
            return number;
        (Find(key) ?? node).Complain($"{what}: '{key}' is a whole number of at least {least}");
        return least;
    }

    /// <summary>A word of a closed list, written in kebab-case.</summary>
    public T Choice<T>(string key, T fallback)
        where T : struct, Enum
    {
        if (Optional(key) is not { } text)
            return fallback;

        // Enum.TryParse also takes numbers, and several names at once.
        if (text.All(c => char.IsAsciiLetter(c) || c == '-') && Enum.TryParse<T>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value))
            return value;
        Find(key)!.Value.Complain($"{what}: '{key}' is '{text}'; expected one of {string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant()))}");
        return fallback;
    }
}
