using System.Text.Json;
using System.Text.RegularExpressions;
using RelationsBot.Dialog;

namespace RelationsBot.Tests.Batches;

/// <summary>What a reply must be, in the form of the examinations: status, what it says and does not say, the sections it cites.</summary>
internal sealed record Expectation(IReadOnlyList<string> Statuses, IReadOnlyList<IReadOnlyList<Regex>> All, IReadOnlyList<Regex> None, IReadOnlyList<string> Sections)
{
    private const int Visible = 600;
    private const int MostStatements = 2;
    private const int MostStatementsOfList = 8;

    // Kinds of question that may be answered by many statements.
    private static readonly string[] Lists =
        ["list", "timeline", "year", "diff", "revisions", "multi-fact", "read", "sections", "tell-more", "next", "next-before", "first-last", "that-year", "comparison", "category"];

    /// <summary>Reads the expectation of a turn.</summary>
    public static Expectation Of(JsonElement expect) => new(
        expect.GetProperty("status") is { ValueKind: JsonValueKind.Array } several ? Texts(several) : [expect.GetProperty("status").GetString()!],
        expect.TryGetProperty("all", out var all) ? [.. all.EnumerateArray().Select(g => (IReadOnlyList<Regex>)[.. Texts(g).Select(Expression)])] : [],
        expect.TryGetProperty("none", out var none) ? [.. Texts(none).Select(Expression)] : [],
        expect.TryGetProperty("sections", out var sections) ? Texts(sections) : []);

    /// <summary>Whether a reply is as expected.</summary>
    public bool IsMetBy(Reply reply, IReadOnlyList<string> tags)
    {
        var status = StatusOf(reply);
        if (!Statuses.Contains(status))
            return false;
        var text = reply.Body.Length > Visible ? reply.Body[..Visible] : reply.Body;
        if ((status is "answered" or "command" || Statuses.Count == 1) && !All.All(g => g.Any(r => r.IsMatch(text))))
            return false;
        if (None.Any(r => r.IsMatch(text)))
            return false;
        if (status != "answered")
            return true;
        var most = tags.Any(Lists.Contains) ? MostStatementsOfList : MostStatements;
        return reply.Citations.Count > 0 && reply.Citations.Select(c => c.Statement).Distinct().Count() <= most
            && (Sections.Count == 0 || reply.Citations.Any(c => Sections.Contains(c.Section)));
    }

    /// <summary>A reply that cites facts answers, whatever it calls itself.</summary>
    public static string StatusOf(Reply reply)
    {
        var status = JsonNamingPolicy.CamelCase.ConvertName(reply.Status.ToString());
        return reply.Citations.Count > 0 && status != "command" ? "answered" : status;
    }

    private static List<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetString()!)];

    // ECMAScript's "[^]" is any character; the batches are ours, so that backtracking is no danger.
    private static Regex Expression(string source) => new(source.Replace("[^]", @"[\s\S]", StringComparison.Ordinal), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
