using RelationsBot.Knowledge;

namespace RelationsBot.Hosting.Turns;

/// <summary>Questions to begin with, where the welcome brings none of its own: sample questions of the parts that say most.</summary>
internal static class StarterPrompts
{
    private const int Count = 3;

    // Longer ones do not fit on a button at phone width.
    private const int LongestPrompt = 60;

    public static IReadOnlyList<string> From(KnowledgeStore store) =>
    [
        .. store.Entries
            .GroupBy(entry => entry.Places[0].Section)
            .OrderByDescending(section => section.Count())
            .ThenBy(section => section.Key, StringComparer.Ordinal)
            .Select(section => section.SelectMany(entry => entry.Asks).FirstOrDefault(ask => ask.Length <= LongestPrompt))
            .OfType<string>()
            .Take(Count),
    ];
}
