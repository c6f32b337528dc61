namespace RelationsBot.BotFramework.Schema;

/// <summary>The body of the HTTP answer to an activity with <see cref="DeliveryModes.ExpectReplies"/>.</summary>
/// <param name="Activities">All replies of the turn in order; empty when the bot says nothing.</param>
public sealed record ExpectedReplies(IReadOnlyList<Activity> Activities);
