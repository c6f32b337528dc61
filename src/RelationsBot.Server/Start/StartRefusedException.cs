namespace RelationsBot.Server.Start;

/// <summary>The server must not start. The message is for the operator, one line.</summary>
internal sealed class StartRefusedException(string message) : Exception(message)
{
    /// <summary>What the process ends with where the reason may pass by itself, so that it is worth trying again (<c>EX_TEMPFAIL</c> of sysexits.h).</summary>
    public const int TryAgain = 75;

    /// <summary>What the process ends with; 1: somebody must do something first.</summary>
    public int ExitCode { get; init; } = 1;
}
