namespace RelationsBot.BotBuilder.Messages;

/// <summary>A turn ended with an exception, which is logged already.</summary>
/// <param name="cause">The exception.</param>
internal sealed class TurnFailedException(Exception cause) : Exception(cause.Message, cause);
