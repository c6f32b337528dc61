namespace RelationsBot.Hosting.Storage;

/// <summary>
/// Tells whether an activity was delivered before. An activity without an id has no key, since two of them may well be two activities.
/// </summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="ActivityId">The activity's id within it.</param>
public readonly record struct TurnKey(ConversationKey Conversation, string ActivityId);
