namespace RelationsBot.Dialog;

/// <summary>What a turn gives.</summary>
/// <param name="Conversation">What the bot remembers now.</param>
/// <param name="Reply">What it says.</param>
public sealed record TurnResult(Conversation Conversation, Reply Reply)
{
    /// <summary>Whether the person wants forgotten what was said: a host deletes what it keeps of it.</summary>
    public bool Forgets { get; init; }
}
