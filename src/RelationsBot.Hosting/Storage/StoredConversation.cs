namespace RelationsBot.Hosting.Storage;

/// <summary>What is remembered of a conversation.</summary>
/// <param name="State">JSON; null for a conversation that is not known.</param>
/// <param name="Version">Counts commits from 1; 0 for a conversation that is not known.</param>
public sealed record StoredConversation(string? State, long Version)
{
    /// <summary>A conversation that is not known.</summary>
    public static readonly StoredConversation None = new(null, 0);
}
