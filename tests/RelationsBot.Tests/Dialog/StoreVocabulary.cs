using System.Text.RegularExpressions;
using RelationsBot.Dialog;
using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Tests.Dialog;

/// <summary>Everything a reply may say: the statements, the parts of the facts, the wording.</summary>
internal static class StoreVocabulary
{
    private static readonly Lazy<HashSet<string>> Phrases = new(() =>
    {
        var store = ShippedStore.Store;
        var phrases = new HashSet<string>();
        foreach (var entry in store.Entries)
        {
            phrases.Add(entry.Statement);
            phrases.UnionWith(entry.Asks);
            foreach (var value in entry.Propositions.SelectMany(p => p.Roles.Values.SelectMany(v => v).Concat(p.Claimants)))
            {
                phrases.Add(value.Text);
                if (value.Limit is { } limit)
                    phrases.Add($"{limit} {value.Text}");
            }

            phrases.UnionWith(Dates(entry));
        }

        foreach (var entity in store.Entities.Values)
        {
            phrases.Add(entity.Name);
            phrases.UnionWith(entity.Facts.Select(f => $"{entity.Name}, {f}"));
        }

        phrases.UnionWith(store.Events.Values.Select(e => e.Label));
        phrases.UnionWith(store.Events.Values.Select(e => e.When?.ToString()).OfType<string>());
        phrases.UnionWith(store.Documents.Select(d => d.Title));
        phrases.UnionWith(store.Documents.Select(d => d.Title.Split(" (")[0]));
        phrases.UnionWith(store.Documents.Select(d => d.Revision).OfType<string>());
        phrases.UnionWith(store.Documents.SelectMany(d => d.Sections).Select(s => s.Heading));
        phrases.Add(Period.OfDay(store.LatestDay).ToString());
        phrases.Remove("");
        return phrases;
    });

    private static readonly Lazy<IReadOnlyList<Regex>> Wordings = new(() => [.. Responses.RequiredKeys.Select(Wording)]);

    // What the bot works out itself, from the dates of one fact or of two: "6 years (1977 to 1983)".
    private static readonly Regex Computed = new(@"^(about )?\d+ (years|months|days) \((?<date>.+)\)$", RegexOptions.ExplicitCapture);

    /// <summary>Whether a text is a phrase of the store, or several joined by commas and "and".</summary>
    public static bool IsPhrase(string text) =>
        Phrases.Value.Contains(text) || (Computed.Match(text) is { Success: true } match && (Phrases.Value.Contains(match.Groups["date"].Value) || match.Groups["date"].Value.Split(" to ").All(Phrases.Value.Contains))) || IsJoined(text);

    /// <summary>
    /// Whether a text is a wording whose placeholders hold phrases of the store, numbers, dates, or words of the person.
    /// </summary>
    public static bool IsWording(string text, string utterance) => Wordings.Value.Any(w => w.Match(text) is { Success: true } match
        && match.Groups.Values.Where(g => g.Name != "0").All(g => IsFilling(g.Name, g.Value, utterance)));

    private static bool IsFilling(string name, string value, string utterance) => name switch
    {
        "count" or "from" or "to" or "limit" or "share" or "part" or "whole" or "rest" => int.TryParse(value, out _),
        "typed" => TextCleaner.Clean(utterance).Contains(value, StringComparison.Ordinal),
        "date" => value.Length == 0 || IsPhrase(value) || value.Any(char.IsDigit),
        "reading" or "matched" or "second" => true,
        "documents" => value.Split(" and ").All(IsPhrase),
        "claimant" => value.Split(" and ").All(IsPhrase) || IsPhrase(value),
        "known" => value.Length == 0 || IsPhrase(value),
        _ => IsPhrase(value),
    };

    // The phrases may hold commas and "and" themselves, so every way to part them is tried, from the left.
    private static bool IsJoined(string text)
    {
        var phrases = Phrases.Value;
        var reachable = new bool[text.Length + 1];
        reachable[0] = true;
        var starts = new List<int> { 0 };
        foreach (Match joint in Regex.Matches(text, ", | and "))
        {
            if (starts.Any(s => reachable[s] && phrases.Contains(text[s..joint.Index])))
                reachable[joint.Index + joint.Length] = true;
            starts.Add(joint.Index + joint.Length);
        }

        return starts.Any(s => reachable[s] && phrases.Contains(text[s..]));
    }

    private static IEnumerable<string> Dates(Entry entry)
    {
        foreach (var when in entry.Propositions.Select(p => p.When).OfType<Period>())
            yield return when.ToString();
    }

    private static Regex Wording(string key)
    {
        var parts = Regex.Split(ShippedStore.Data.Responses.Say(key), @"\{([a-z]+)\}");
        return new Regex("^" + string.Concat(parts.Select((p, i) => i % 2 == 0 ? Regex.Escape(p) : $"(?<{p}>.*)")) + "$", RegexOptions.Singleline | RegexOptions.ExplicitCapture);
    }
}
