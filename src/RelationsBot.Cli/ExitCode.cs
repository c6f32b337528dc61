namespace RelationsBot.Cli;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done; of a question: answered, asked back, greeted or helped.</summary>
    public const int Done = 0;

    /// <summary>The one question asked has no answer in the store.</summary>
    public const int Refused = 1;

    /// <summary>The command line, the data or a line of the input cannot be used; every problem has been listed.</summary>
    public const int Unusable = 2;

    /// <summary>A mistake of the program itself: EX_SOFTWARE of sysexits.h.</summary>
    public const int Fault = 70;

    /// <summary>Ended by Ctrl-C, as shells number it: 128 and SIGINT.</summary>
    public const int Interrupted = 130;
}
