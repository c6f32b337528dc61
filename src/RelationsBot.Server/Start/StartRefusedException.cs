namespace RelationsBot.Server.Start;

/// <summary>The server must not start. The message is for the operator, one line.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
