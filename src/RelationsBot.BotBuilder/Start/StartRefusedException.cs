namespace RelationsBot.BotBuilder.Start;

/// <summary>Settings or data do not allow the host to start; the message says why, one line for each problem.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
