namespace RelationsBot.Probes;

/// <summary>The results of a kind of probe.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Results">All of the kind; never empty.</param>
public sealed record ProbeReport(ProbeKind Kind, IReadOnlyList<ProbeResult> Results)
{
    /// <summary>Number of probes with the outcome they must have.</summary>
    public int Met => Results.Count(r => r.IsMet);

    /// <summary>Share of probes with the outcome they must have, 0 to 1.</summary>
    public double Share => (double)Met / Results.Count;

    /// <summary>Number of probes with an outcome.</summary>
    public int Count(ProbeOutcome outcome) => Results.Count(r => r.Outcome == outcome);

    /// <summary>The results of a run by kind.</summary>
    public static IReadOnlyList<ProbeReport> Of(ProbeRun run) =>
        [.. run.Results.GroupBy(r => r.Probe.Kind).OrderBy(g => g.Key).Select(g => new ProbeReport(g.Key, [.. g]))];
}
