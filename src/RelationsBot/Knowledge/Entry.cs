namespace RelationsBot.Knowledge;

/// <summary>What one sentence of the sources, or one clause of it, says.</summary>
/// <param name="Id">Unique, kebab-case.</param>
/// <param name="Statement">What a person reads: one to three sentences that stand alone.</param>
/// <param name="Places">Where the sources say so, the best first; never empty.</param>
/// <param name="Propositions">Its facts; never empty.</param>
/// <param name="Asks">Sample questions it answers.</param>
/// <param name="EventId">The event it tells about, or null.</param>
/// <param name="Unclear">Whether the source's sentence is garbled or doubtful, which a reply says.</param>
/// <param name="LeadIn">The beginning of the statement that is there only because the rest hangs on it ("However, it …"); null: none.</param>
public sealed record Entry(
    string Id,
    string Statement,
    IReadOnlyList<Place> Places,
    IReadOnlyList<Proposition> Propositions,
    IReadOnlyList<string> Asks,
    string? EventId,
    bool Unclear,
    string? LeadIn = null)
{
    /// <summary>The statement without its lead-in: what this entry itself tells.</summary>
    public string Own => LeadIn is null ? Statement : Statement[LeadIn.Length..].TrimStart();


    /// <summary>The earliest period among its propositions, or null.</summary>
    public Period? When => Propositions.Where(p => p.When is not null).OrderBy(p => p.When!.Start).Select(p => p.When).FirstOrDefault();
}
