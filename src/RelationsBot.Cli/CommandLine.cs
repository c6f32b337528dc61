using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using RelationsBot.Cli.Verbs;
using RelationsBot.DialogsData;

namespace RelationsBot.Cli;

/// <summary>The command <c>relationsbot</c>: its verbs, and what becomes of errors.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line.</summary>
    /// <param name="args">The words after the command's name.</param>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <param name="cancellation">Cancelled by Ctrl-C.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> Run(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellation)
    {
        // A question may begin with '@': no response files.
        var line = Create(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (line.Action is ParseErrorAction || (line.Errors.Count == 0 && UnknownOption(line) is not null))
            return Refuse(line, terminal);

        var streams = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await line.InvokeAsync(streams, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The shell's prompt is not to stand behind ours.
            if (terminal.ErrorIsTerminal)
                terminal.Error.WriteLine();
            return ExitCode.Interrupted;
        }
        catch (DataException e)
        {
            terminal.Error.WriteLine(e.Message);
            return ExitCode.Unusable;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine("relationsbot: " + e.Message);
            return ExitCode.Unusable;
        }
        catch (Exception e)
        {
            terminal.Error.WriteLine("relationsbot: a mistake of the program itself; please report it with what follows.");
            terminal.Error.WriteLine(e);
            return ExitCode.Fault;
        }
    }

    private static Verb Create(Terminal terminal)
    {
        var root = new Verb(
            "relationsbot",
            "Answers questions from documents it can cite, or says that it cannot.",
            new("relationsbot ask \"When did the talks begin?\"", "one question, one answer with its sources"),
            new("relationsbot chat", "a conversation: \"why?\", \"and who took part?\""),
            new("relationsbot ask --help", "more about a verb"))
        {
            Notes = ["Exit codes: 0 done, 1 the question has no answer in the store, 2 wrong command line, data or input, 130 ended by Ctrl-C."],
        };
        var help = new HelpOption();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.Options.Add(help);
        root.Options.Add(new VersionOption());
        var store = new StoreOptions();
        store.AddTo(root);
        root.Subcommands.Add(AskVerb.Create(terminal, store));
        root.Subcommands.Add(ChatVerb.Create(terminal, store));
        root.Subcommands.Add(ExplainVerb.Create(terminal, store));
        root.Subcommands.Add(ValidateVerb.Create(terminal, store));
        root.Subcommands.Add(ProbeVerb.Create(terminal, store));
        root.Subcommands.Add(CoverageVerb.Create(terminal, store));
        root.Subcommands.Add(DiffVerb.Create(terminal));
        root.Subcommands.Add(GapsVerb.Create(terminal, store));
        root.Subcommands.Add(ExportVerb.Create(terminal));
        root.Subcommands.Add(ForgetVerb.Create(terminal));
        root.Subcommands.Add(IngestVerb.Create(terminal, store));
        root.Subcommands.Add(TeamsPackageVerb.Create(terminal));
        root.Subcommands.Add(BenchVerb.Create(terminal, store));
        return root;
    }

    /// <summary>A word that looks like an option and was taken for part of a question. After "--" every word is part of it.</summary>
    private static string? UnknownOption(ParseResult line) =>
        line.Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash)
            .FirstOrDefault(t => t.Type == TokenType.Argument && t.Value is ['-', '-' or (>= 'a' and <= 'z'), ..] && !t.Value.Any(char.IsWhiteSpace))?.Value;

    private static int Refuse(ParseResult line, Terminal terminal)
    {
        if (line.CommandResult.Command is { Subcommands.Count: > 0 } root && line.UnmatchedTokens.Count == 0)
        {
            terminal.Error.WriteLine("relationsbot: say what to do: " + string.Join(", ", root.Subcommands.Select(c => c.Name)) + ".");
            terminal.Error.WriteLine("See: relationsbot --help");
            return ExitCode.Unusable;
        }

        foreach (var problem in line.Errors.Select(e => e.Message).Distinct())
            terminal.Error.WriteLine("relationsbot: " + problem);
        if (UnknownOption(line) is { } option)
            terminal.Error.WriteLine($"relationsbot: there is no option '{option}'. Write -- before a question that begins with a dash.");
        var command = line.CommandResult.Command;
        terminal.Error.WriteLine($"See: relationsbot {(command.Name == "relationsbot" ? "" : command.Name + " ")}--help");
        return ExitCode.Unusable;
    }
}
