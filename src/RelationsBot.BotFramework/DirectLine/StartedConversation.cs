namespace RelationsBot.BotFramework.DirectLine;

/// <summary>The answer to <c>POST /conversations</c>.</summary>
/// <param name="Conversation">The body.</param>
/// <param name="IsNew">True for 201, false for 200: the conversation had begun before.</param>
public sealed record StartedConversation(ConversationObject Conversation, bool IsNew);
