using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>What fills the asked slot.</summary>
/// <param name="Role">The role that holds it; "when" for the time, "interval" for a computed length.</param>
/// <param name="Text">The short answer.</param>
/// <param name="Values">The values it is made of; empty for times.</param>
/// <param name="Quality">1 for the first choice of the slot's roles, less for later ones.</param>
/// <param name="IsShown">Whether it is certain enough to be given as the short answer; else it only shows that the statement may hold one.</param>
internal sealed record Filling(string Role, string Text, IReadOnlyList<RoleValue> Values, double Quality, bool IsShown = true)
{
    /// <summary>The values of a role, enumerated where they are several.</summary>
    public static Filling Of(string role, IReadOnlyList<RoleValue> values, double quality) => new(role, Join(values), values, quality);

    private static string Join(IReadOnlyList<RoleValue> values) => values.Count switch
    {
        1 => values[0].Text,
        2 => $"{values[0].Text} and {values[1].Text}",
        _ => string.Join(", ", values.Take(values.Count - 1).Select(v => v.Text)) + " and " + values[^1].Text,
    };
}
