using System.Text.Json;
using RelationsBot.Tests.Batches;

namespace RelationsBot.Benchmarks;

/// <summary>A question of an opened batch with what must come of it.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Expected">What the reply must be.</param>
/// <param name="Tags">What kind of question it is.</param>
internal sealed record BatchQuestion(string Text, Expectation Expected, IReadOnlyList<string> Tags)
{
    /// <summary>Whether the documents answer it.</summary>
    public bool IsAnswerable => !Tags.Contains("unanswerable");

    /// <summary>The questions of all batches in a folder; conversations of several turns are left out.</summary>
    public static IReadOnlyList<BatchQuestion> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(l => l.Trim().Length > 0).Select(Of).OfType<BatchQuestion>()];

    private static BatchQuestion? Of(string line)
    {
        using var document = JsonDocument.Parse(line);
        var turns = document.RootElement.GetProperty("turns");
        if (turns.GetArrayLength() != 1 || !turns[0].TryGetProperty("expect", out var expect))
            return null;
        List<string> tags = document.RootElement.TryGetProperty("tags", out var list) ? [.. list.EnumerateArray().Select(t => t.GetString()!)] : [];
        return new BatchQuestion(turns[0].GetProperty("user").GetString()!, Expectation.Of(expect), tags);
    }
}
