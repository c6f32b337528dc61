using System.Globalization;
using RelationsBot.Cli.Exams;
using RelationsBot.Cli.Screen;
using RelationsBot.Dialog;

namespace RelationsBot.Cli.Verbs;

/// <summary><c>chat</c>: a conversation, in the terminal or through a pipe.</summary>
internal static class ChatVerb
{
    private const string Commands = "/why  how the last reply came about\n/new  forget the conversation and begin anew\n/quit  leave\n1, 2, …  say the suggestion with that number";

    public static Verb Create(Terminal terminal, StoreOptions store)
    {
        var verb = new Verb(
            "chat",
            "Holds a conversation. A number says the suggestion with that number; /why tells how the last reply came about, /new begins anew, "
            + "/help lists the commands, /quit or the end of the input leaves. In a terminal the up arrow brings back what was typed before.",
            new("relationsbot chat", "in the terminal"),
            new("relationsbot chat < questions.txt", "one conversation, a reply for each line"));
        verb.SetAction((line, cancellation) => Converse(store.Load(line), terminal, cancellation));
        return verb;
    }

    private static async Task<int> Converse(Bot bot, Terminal terminal, CancellationToken cancellation)
    {
        var isTyped = terminal.InIsTerminal && terminal.ErrorIsTerminal;
        var editor = new LineEditor(terminal, "> ");
        var conversation = Conversation.Empty;
        Reply? last = null;
        if (isTyped)
        {
            last = bot.Welcome();
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
                    terminal.Out.WriteLine(Commands);
                    continue;
                case "/new":
                    (conversation, last) = (Conversation.Empty, null);
                    terminal.Error.WriteLine("A new conversation.");
                    continue;
                case "/why":
                    terminal.Out.WriteLine(last is null ? "Nothing has been said yet." : Why(last));
                    continue;
                case ['/', >= 'a' and <= 'z', ..] when !utterance.Contains(' '):
                    terminal.Error.WriteLine($"There is no command {utterance}.\n{Commands}");
                    continue;
            }

            if (last is not null && Suggestion(last, utterance) is { } suggestion)
            {
                utterance = suggestion;
                if (isTyped)
                    terminal.Error.WriteLine("> " + utterance);
            }

            (conversation, last) = bot.Take(conversation, utterance);
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
