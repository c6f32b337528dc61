using RelationsBot.DialogsData;
using RelationsBot.Knowledge;
using RelationsBot.Validation;

namespace RelationsBot.Probes;

/// <summary>How a fact can be reached.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="BySampleQuestion">A sample question that it answers, or null.</param>
/// <param name="ByProbes">The slots or kinds of the questions made from the store that it answers, without repetition.</param>
public sealed record FactReach(Proposition Fact, string? BySampleQuestion, IReadOnlyList<string> ByProbes)
{
    /// <summary>Whether any question reaches it.</summary>
    public bool IsReached => BySampleQuestion is not null || ByProbes.Count > 0;
}

/// <summary>Which facts are reached by their entry's sample questions, which by questions made from the store alone, which by none.</summary>
public static class FactCoverage
{
    /// <summary>Asks for every fact in every way that the store knows.</summary>
    /// <param name="data">Data that have loaded.</param>
    /// <param name="questions">The sample questions, asked.</param>
    /// <returns>Every fact, in the order of the data.</returns>
    public static IReadOnlyList<FactReach> Of(BotData data, SampleQuestionCheck questions)
    {
        var probed = ProbeRun.OfFacts(data, new Bot(data)).Results
            .Where(r => r.Fact is not null)
            .ToLookup(r => r.Fact!, r => r.Probe.Kind == ProbeKind.Filled ? r.Probe.Detail : r.Probe.Kind.ToString());
        var asked = questions.Results.Where(r => r.Fact is not null).ToLookup(r => r.Fact!, r => r.Question);
        return [.. data.Store.Entries.SelectMany(e => e.Propositions).Select(p => new FactReach(p, asked[p].FirstOrDefault(), [.. probed[p].Distinct().Order(StringComparer.Ordinal)]))];
    }
}
