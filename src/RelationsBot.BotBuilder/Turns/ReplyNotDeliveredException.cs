namespace RelationsBot.BotBuilder.Turns;

/// <summary>A reply surely did not arrive. The turn is stored: when the activity is delivered again, the reply is sent again.</summary>
internal sealed class ReplyNotDeliveredException() : Exception("A reply could not be sent to the service URL.");
