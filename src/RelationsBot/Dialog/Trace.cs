using System.Collections;
using RelationsBot.Answering;

namespace RelationsBot.Dialog;

/// <summary>How a reply came about. Lines are put into words only when somebody reads them: few turns are looked into.</summary>
internal sealed class Trace : IReadOnlyList<string>
{
    private readonly List<Func<IEnumerable<string>>> steps = [];
    private string[]? lines;

    public int Count => Lines.Length;

    private string[] Lines => lines ??= [.. steps.SelectMany(s => s())];

    public string this[int index] => Lines[index];

    /// <summary>Adds a line; what it tells must not change after.</summary>
    public void Add(Func<string> line) => steps.Add(() => [line()]);

    /// <summary>Adds several lines.</summary>
    public void AddRange(Func<IEnumerable<string>> several) => steps.Add(several);

    /// <summary>Adds what came of a reading, with the best of the facts it was held against.</summary>
    public void Add(string name, Decision decision)
    {
        Add(() => $"{name}: {decision.Outcome} {decision.Refusal}{(decision.Verdict is { } v ? " " + v : "")}{(decision.Grounds is { } grounds ? $": {grounds()}" : "")}".TrimEnd());
        AddRange(() => decision.Candidates.Take(5).Select(c => "  " + c));
    }

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)Lines).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
