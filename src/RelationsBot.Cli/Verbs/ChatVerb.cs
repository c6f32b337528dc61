using System.CommandLine;
using System.Globalization;
using RelationsBot.Cli.Exams;
using RelationsBot.Cli.Screen;
using RelationsBot.Dialog;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.Cli.Verbs;

/// <summary><c>chat</c>: a conversation, in the terminal or through a pipe.</summary>
internal static class ChatVerb
{
    private static readonly string[] Commands =
    [
        "1, 2, …  say the suggestion with that number",
        "/why     how the last reply came about",
        "/new     forget the conversation and begin anew",
        "/help    this list",
        "/quit    leave; so does the end of the input",
    ];

    public static Verb Create(Terminal terminal, StoreOptions store)
    {
        var verb = new Verb(
            "chat",
            "Holds a conversation, in the terminal or through a pipe.",
            new("relationsbot chat", "in the terminal"),
            new("relationsbot chat < questions.txt", "one conversation, a reply for each line"))
        {
            Notes = [.. Commands, "In a terminal the up arrow brings back what was typed before."],
        };
        var keep = new Option<FileInfo>("--keep-unanswered") { Description = "Append questions without an answer to a file, for 'relationsbot gaps'.", HelpName = "FILE" };
        verb.Options.Add(keep);
        verb.SetAction(async (line, cancellation) =>
        {
            var bot = store.Load(line);
            var kept = line.GetValue(keep);
            return await Converse(bot.Welcome(), kept is null ? bot.Take : Keeping, terminal, cancellation);

            TurnResult Keeping(Conversation conversation, string utterance)
            {
                var turn = bot.Take(conversation, utterance);
                if (UnansweredQuestion.Of(utterance, turn.Reply, TimeProvider.System) is { } gap)
                    File.AppendAllText(kept.FullName, gap.ToJson() + "\n");
                return turn;
            }
        });
        return verb;
    }

    /// <summary>Holds a conversation until the input ends.</summary>
    /// <param name="welcome">What a person who types is greeted with.</param>
    /// <param name="take">Takes a turn.</param>
    /// <param name="terminal">Where the conversation is held.</param>
    /// <param name="cancellation">Cancelled by Ctrl-C.</param>
    internal static async Task<int> Converse(Reply welcome, Func<Conversation, string, TurnResult> take, Terminal terminal, CancellationToken cancellation)
    {
        var isTyped = terminal.InIsTerminal && terminal.ErrorIsTerminal;
        var editor = new LineEditor(terminal, "> ");
        var conversation = Conversation.Empty;
        Reply? last = null;
        if (isTyped)
        {
            last = welcome;
            Say(last, terminal);
        }

        while (await (isTyped ? Task.Run(editor.ReadLine, cancellation).WaitAsync(cancellation) : terminal.ReadLine(cancellation)) is { } line)
        {
            var utterance = line.Trim();
            switch (utterance)
            {
                case "":
                    continue;
                case "/quit":
                    return ExitCode.Done;
                case "/help":
                    terminal.Out.WriteLine(string.Join('\n', Commands));
                    continue;
                case "/new":
                    (conversation, last) = (Conversation.Empty, null);
                    terminal.Error.WriteLine("A new conversation.");
                    continue;
                case "/why":
                    terminal.Out.WriteLine(last is null ? "Nothing has been said yet." : Why(last));
                    continue;
                case ['/', >= 'a' and <= 'z', ..] when !utterance.Contains(' '):
                    terminal.Error.WriteLine($"There is no command {utterance}. There are /why, /new, /help and /quit.");
                    continue;
            }

            if (last is not null && Suggestion(last, utterance) is { } suggestion)
            {
                utterance = suggestion;
                if (isTyped)
                    terminal.Error.WriteLine("> " + utterance);
            }

            (conversation, last) = take(conversation, utterance);
            Say(last, terminal);
        }

        return ExitCode.Done;
    }

    /// <summary>The suggestion that a bare number means; null where it means none, so that the bot itself can say so.</summary>
    private static string? Suggestion(Reply last, string utterance) =>
        int.TryParse(utterance, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= last.Suggestions.Count
            ? last.Suggestions[number - 1]
            : null;

    private static void Say(Reply reply, Terminal terminal)
    {
        if (terminal.OutIsTerminal)
        {
            terminal.Show(ReplyPage.Of(reply));
            return;
        }

        terminal.Out.WriteLine(reply.Text);
        foreach (var (number, suggestion) in reply.Suggestions.Index())
            terminal.Out.WriteLine($"{number + 1}. {suggestion}");
        terminal.Out.WriteLine();
    }

    /// <summary>In few lines: what kind of reply, on which entries it rests, and the last steps of its trace.</summary>
    private static string Why(Reply last)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{ExamReply.Name(last.Status)}, {last.Intent}, confidence {last.Confidence:0.00}");
        var entries = last.Citations.Select(c => c.EntryId).Distinct().ToList();
        if (entries.Count > 0)
            head += ", from " + string.Join(", ", entries);
        return string.Join('\n', last.Trace.TakeLast(3).Prepend(head));
    }
}
