using System.Globalization;

namespace RelationsBot.Server.Settings;

/// <summary>
/// Single values of the configuration, and the problems found in them. What is wrong is named by its key, never by its value. Every key
/// that is asked for is noted, so that the list of settings cannot differ from what is read.
/// </summary>
internal sealed class ConfigurationValues(IConfiguration configuration)
{
    private readonly List<string> problems = [];
    private readonly List<string> warnings = [];
    private readonly SortedSet<string> keys = new(StringComparer.Ordinal);

    /// <summary>What stops the start, one line each.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>What the operator should know, one line each.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>Every key that was asked for, aliases too; a list by its key without index.</summary>
    public IReadOnlyCollection<string> Keys => keys;

    public void Problem(string key, string expectation) => problems.Add($"{key}: {expectation}");

    public void Warn(string key, string warning) => warnings.Add($"{key}: {warning}");

    /// <summary>A value without blanks around it; null where none is set.</summary>
    /// <param name="key">Our key.</param>
    /// <param name="aliases">Other names for it; set differently, they are a problem.</param>
    public string? Text(string key, params string[] aliases) => Text(StringComparison.Ordinal, key, aliases);

    public string? Text(StringComparison comparison, string key, params string[] aliases)
    {
        string? found = null, foundAs = null;
        foreach (var name in (string[])[key, .. aliases])
        {
            keys.Add(name);
            if (configuration[name] is not { } text || string.IsNullOrWhiteSpace(text))
                continue;
            text = text.Trim();
            if (found is null)
                (found, foundAs) = (text, name);
            else if (!found.Equals(text, comparison))
                Problem(foundAs!, $"differs from {name}, which means the same; set one of them");
        }

        return found;
    }

    /// <summary>The name under which a value is set: the first of them that is, else our key.</summary>
    public string NameOf(string key, params string[] aliases) =>
        aliases.Prepend(key).FirstOrDefault(name => !string.IsNullOrWhiteSpace(configuration[name])) ?? key;

    /// <summary>The values of a list, each with its own key.</summary>
    public IReadOnlyList<(string Key, string Value)> List(string key)
    {
        keys.Add(key);
        return [.. configuration.GetSection(key).GetChildren().Where(child => !string.IsNullOrWhiteSpace(child.Value)).Select(child => (child.Path, child.Value!.Trim()))];
    }

    public bool Flag(string key, bool otherwise)
    {
        if (Text(key) is not { } text)
            return otherwise;
        if (!bool.TryParse(text, out var value))
            Problem(key, "expected true or false");
        return value;
    }

    public TimeSpan Seconds(string key, int least, int most, int otherwise)
    {
        if (Text(key) is { } text)
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= least && seconds <= most)
                return TimeSpan.FromSeconds(seconds);
            Problem(key, $"expected whole seconds from {least} to {most}");
        }

        return TimeSpan.FromSeconds(otherwise);
    }
}
