using System.Text.Json;
using Xunit;

namespace RelationsBot.Cli.Tests;

/// <summary>What a command line gave.</summary>
internal sealed record Outcome(int ExitCode, string Out, string Error)
{
    public IReadOnlyList<string> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines of standard output as JSON; each must be an object.</summary>
    public IReadOnlyList<JsonElement> Json => [.. Lines.Select(l => JsonDocument.Parse(l).RootElement)];

    /// <summary>Runs a command line with piped streams.</summary>
    public static async Task<Outcome> Of(string input, params IReadOnlyList<string> args)
    {
        using var reader = new StringReader(input);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandLine.Run(args, new Terminal(reader, output, error), TestContext.Current.CancellationToken);
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }
}
