using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace RelationsBot.Cli;

/// <summary>The usual help of a command, then its notes and examples.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    /// <summary>Whoever asks for help gets it, whatever else is wrong with the line.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb verb)
        {
            var output = parseResult.InvocationConfiguration.Output;
            Section(output, "Notes:", verb.Notes);
            Section(output, "Examples:", verb.Examples.SelectMany(e => new[] { e.Line, "    " + e.Meaning }));
        }

        return ExitCode.Done;
    }

    private static void Section(TextWriter output, string heading, IEnumerable<string> lines)
    {
        output.WriteLine(heading);
        foreach (var line in lines)
            output.WriteLine("  " + line);
        output.WriteLine();
    }
}
