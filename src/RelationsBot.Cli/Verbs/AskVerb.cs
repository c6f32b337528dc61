using System.CommandLine;
using System.Diagnostics;
using RelationsBot.Cli.Exams;
using RelationsBot.Cli.Screen;
using RelationsBot.Dialog;

namespace RelationsBot.Cli.Verbs;

/// <summary><c>ask</c>: one question, or a file of conversations.</summary>
internal static class AskVerb
{
    public static Verb Create(Terminal terminal, StoreOptions store)
    {
        var question = new Argument<string[]>("question") { Description = "The question. Several words need no quotation marks.", Arity = ArgumentArity.ZeroOrMore };
        var jsonl = new Option<bool>("--jsonl")
        {
            Description = "Read conversations from standard input, one JSON object a line, and write the replies, one line for each.",
        };
        var alwaysAnswer = new Option<bool>("--always-answer")
        {
            Description = "Never refuse or ask back: give the best candidate however weak. For measurement alone.",
        };
        var verb = new Verb(
            "ask",
            "Answers one question, or a file of conversations.",
            new("relationsbot ask \"When did the talks begin?\"", "the answer and where it stands"),
            new("relationsbot ask \"Who took part in the talks?\" --documents sources", "the same, with the source's own sentence"),
            new("relationsbot ask --jsonl < exam.jsonl > replies.jsonl", "a line {\"id\":\"1\",\"turns\":[{\"user\":\"…\"}]} is one conversation"))
        {
            Notes =
            [
                "Standard output carries replies only: formatted in a terminal, plain text in a pipe or file.",
                "Exit code of a question: 0 answered or asked back, 1 the store has no answer.",
                "Exit code of --jsonl: 0, or 2 where a line could not be read; every other line is answered all the same.",
                "Exit code 2, too: the command line or the data are wrong; every problem is listed on standard error.",
                "A question that begins with a dash stands after --",
            ],
        };
        verb.Arguments.Add(question);
        verb.Options.Add(jsonl);
        verb.Options.Add(alwaysAnswer);
        verb.Validators.Add(line =>
        {
            var words = line.GetValue(question) ?? [];
            if (line.GetValue(jsonl) ? words.Length > 0 : words.Length == 0)
                line.AddError("ask takes a question, or --jsonl to read conversations from standard input.");
        });
        verb.SetAction((line, cancellation) =>
        {
            var bot = store.Load(line, line.GetValue(alwaysAnswer));
            return line.GetValue(jsonl)
                ? AskAll(bot, terminal, cancellation)
                : Task.FromResult(AskOne(bot, string.Join(' ', line.GetValue(question)!), terminal));
        });
        return verb;
    }

    private static int AskOne(Bot bot, string question, Terminal terminal)
    {
        var reply = bot.Take(Conversation.Empty, question).Reply;
        if (terminal.OutIsTerminal)
            terminal.Show(ReplyPage.Of(reply));
        else
            terminal.Out.WriteLine(reply.Text);
        return reply.Status == ReplyStatus.NotFound ? ExitCode.Refused : ExitCode.Done;
    }

    private static async Task<int> AskAll(Bot bot, Terminal terminal, CancellationToken cancellation)
    {
        // Where replies go to the same screen they are progress enough.
        using var progress = new Progress(terminal.Error, terminal.ErrorIsTerminal && !terminal.OutIsTerminal, "conversations answered");
        var exitCode = ExitCode.Done;
        var answered = 0;
        for (var number = 1; await terminal.ReadLine(cancellation) is { } text; number++)
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            if (!ExamLine.TryRead(text, out var line, out var problem))
            {
                terminal.Out.WriteLine(new ExamProblem(null, number, problem).ToJson());
                terminal.Error.WriteLine($"line {number}: {problem}");
                exitCode = ExitCode.Unusable;
            }
            else
            {
                terminal.Out.WriteLine(new ExamReplies(line.Id, Converse(bot, line.Utterances)).ToJson());
            }

            progress.Report(++answered);
        }

        return exitCode;
    }

    private static List<ExamReply> Converse(Bot bot, IReadOnlyList<string> utterances)
    {
        var replies = new List<ExamReply>(utterances.Count);
        var conversation = Conversation.Empty;
        foreach (var utterance in utterances)
        {
            var start = Stopwatch.GetTimestamp();
            var turn = bot.Take(conversation, utterance);
            replies.Add(ExamReply.From(turn.Reply, Stopwatch.GetElapsedTime(start)));
            conversation = turn.Conversation;
        }

        return replies;
    }
}
