namespace RelationsBot.Hosting.Storage;

/// <summary>Names a conversation among all channels. Ids are compared exactly; they mean nothing outside their channel.</summary>
/// <param name="ChannelId">The channel.</param>
/// <param name="ConversationId">The conversation's id within it.</param>
public readonly record struct ConversationKey(string ChannelId, string ConversationId);
