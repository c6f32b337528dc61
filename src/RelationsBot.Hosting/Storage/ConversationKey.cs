namespace RelationsBot.Hosting.Storage;

/// <summary>
/// Names a conversation among all channels, or what one person has said in a conversation of several. Ids are compared exactly; they
/// mean nothing outside their channel.
/// </summary>
/// <param name="ChannelId">The channel.</param>
/// <param name="ConversationId">The conversation's id within it.</param>
/// <param name="MemberId">In a group the account id of the person whose part of the conversation it is; null: the conversation itself.</param>
public readonly record struct ConversationKey(string ChannelId, string ConversationId, string? MemberId = null);
