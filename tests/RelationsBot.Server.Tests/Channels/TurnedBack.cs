using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RelationsBot.Server.Tests.Channels;

/// <summary>Turns the rendering of a reply back into the text that every channel shares: without definitions, escapes and addresses.</summary>
internal static partial class TurnedBack
{
    /// <summary>The reply's text, as the command line shows it.</summary>
    public static string Text(string channel, JsonElement activity)
    {
        var text = activity.GetProperty("text").GetString()!;
        return channel switch
        {
            "emulator" => string.Join('\n', text.Split('\n').Where(line => !Uri.TryCreate(line, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))),
            "directline" or "webchat" => FromWebChat(text),
            "msteams" => FromTeams(text, activity),
            _ => text,
        };
    }

    private static string FromWebChat(string text)
    {
        var lines = Said(text);
        var quotes = lines.Select(line => Quote().Match(line)).Where(match => match.Success).ToDictionary(match => match.Groups["n"].Value, match => $": “{Plain(match.Groups["said"].Value)}”");
        var places = lines.Select(line => Definition().Match(line)).Where(match => match.Success).Select(match =>
        {
            // "Section, paragraph 2, sentence 1 – Title"
            var name = Plain(match.Groups["title"].Value);
            var cut = name.LastIndexOf(" – ", StringComparison.Ordinal);
            return $"[{match.Groups["n"].Value}] {name[(cut + 3)..]}, {name[..cut]}{quotes.GetValueOrDefault(match.Groups["n"].Value)}";
        });
        return Joined(lines.Where(line => !Quote().IsMatch(line) && !Definition().IsMatch(line)).Select(Plain), places);
    }

    // The names of places are cut there: what is left of them is compared by the test.
    private static string FromTeams(string text, JsonElement activity)
    {
        var claims = activity.TryGetProperty("entities", out var entities) ? entities[0].GetProperty("citation").EnumerateArray() : default;
        return Joined(Said(text).Select(Plain), claims.Select(claim => $"[{claim.GetProperty("position")}] {claim.GetProperty("appearance").GetProperty("name").GetString()}"));
    }

    private static List<string> Said(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static string Joined(IEnumerable<string> said, IEnumerable<string> places) =>
        string.Join('\n', said) + string.Concat(places.Select((place, i) => (i == 0 ? "\n\n" : "\n") + place));

    private static string Plain(string markdown) => WebUtility.HtmlDecode(Escaped().Replace(Bold().Replace(markdown, ""), "$1"));

    [GeneratedRegex("""^\[(?<n>\d+)\]: \S+ "(?<title>.*)"$""", RegexOptions.NonBacktracking)]
    private static partial Regex Definition();

    [GeneratedRegex(@"^> “(?<said>.*)” \[(?<n>\d+)\]$", RegexOptions.NonBacktracking)]
    private static partial Regex Quote();

    // What is said has no bare asterisks.
    [GeneratedRegex(@"(?<!\\)\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped();
}
