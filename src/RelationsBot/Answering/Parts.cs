using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>The entities of a proposition by what part they have in it.</summary>
/// <param name="Agents">Who does it by name.</param>
/// <param name="Acting">Who does it, says it or asked for it, or is its verb's subject.</param>
/// <param name="Others">Who has any other part.</param>
/// <param name="Patients">Who or what suffers it, or is named in that.</param>
/// <param name="Sufferers">Who suffers it himself.</param>
/// <param name="Aside">Where it leads, and what it is about.</param>
/// <param name="Present">Who does it or does it together with others; where nobody does, what it happens to.</param>
/// <param name="Partaking">Who has a part of any kind in it, not only around it.</param>
internal sealed record Parts(string[] Agents, string[] Acting, string[] Others, string[] Patients, string[] Sufferers, string[] Aside, string[] Present, string[] Partaking)
{
    private static readonly string[] ActingRoles = ["agent", "claimant", "requester"];

    private static readonly string[] LeadingRoles = ["destination", "origin", "partner", "recipient", "place", "reason", "context"];

    // What surrounds a happening: who is named there takes no part in it.
    private static readonly string[] AroundRoles =
        ["mention", "reason", "purpose", "manner", "instrument", "result", "reaction", "duration", "context", "condition", "count", "amount", "attribute", "topic", "as", "exchange"];

    /// <summary>Tells the parts of a proposition apart.</summary>
    public static Parts Of(Proposition proposition, KnowledgeStore store)
    {
        // Under whom it happened, and whom a clause is about, act in it too.
        string[] under = [.. proposition["context"].Where(v => v.EntityId is not null || v.Text.StartsWith("under ", StringComparison.OrdinalIgnoreCase)).SelectMany(v => v.Entities).Where(e => store.Entities[e].Type == EntityType.Person).Distinct()];
        string[] besides = [.. under, .. Told(proposition)];
        return new(
            [.. Named(proposition, "agent")],
            [.. In(proposition, [.. ActingRoles, .. Undergoing(proposition, store)]).Concat(under).Distinct()],
            [.. In(proposition, [.. proposition.Roles.Keys.Except(ActingRoles)])],
            [.. In(proposition, "patient")],
            [.. Named(proposition, "patient").Where(id => Roles.IsAgent(store.Entities[id])).Distinct()],
            [.. In(proposition, LeadingRoles)],
            [.. In(proposition, [.. ActingRoles, "partner", .. proposition["agent"].Count == 0 ? new[] { "patient" } : []]).Concat(besides).Distinct()],
            [.. In(proposition, [.. proposition.Roles.Keys.Except(AroundRoles).Append("claimant")]).Concat(besides).Distinct()]);
    }

    // "She died", "it gained": what a frame asks for instead of somebody who acts is its verb's subject.
    private static IEnumerable<string> Undergoing(Proposition proposition, KnowledgeStore store) =>
        store.Frames[proposition.Frame].Required.Where(r => r == "recipient" || (r == "patient" && proposition["agent"].Count == 0 && proposition.Claimants.Count > 0));

    // "He said that the North behaved badly": whom a clause is about acts in it.
    private static IEnumerable<string> Told(Proposition proposition) =>
        proposition["content"].Where(v => v.Text.StartsWith("that ", StringComparison.Ordinal)).SelectMany(v => v.Entities);

    private static IEnumerable<string> Named(Proposition proposition, string role) => proposition[role].Select(v => v.EntityId).OfType<string>();

    private static IEnumerable<string> In(Proposition proposition, params string[] roles) =>
        roles.SelectMany(r => proposition[r]).SelectMany(v => v.Entities).Distinct();
}
