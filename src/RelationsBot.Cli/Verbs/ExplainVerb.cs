using System.CommandLine;
using System.Globalization;
using RelationsBot.Cli.Exams;
using RelationsBot.Dialog;

namespace RelationsBot.Cli.Verbs;

/// <summary><c>explain</c>: how a reply comes about.</summary>
internal static class ExplainVerb
{
    public static Verb Create(Terminal terminal, StoreOptions store)
    {
        var question = new Argument<string[]>("question") { Description = "The question to explain.", Arity = ArgumentArity.OneOrMore };
        var after = new Option<string[]>("--after")
        {
            Description = "A question asked before it in the same conversation; give the option once for each, in order.",
            HelpName = "QUESTION",
            DefaultValueFactory = _ => [],
        };
        var verb = new Verb(
            "explain",
            "Shows how the reply to a question comes about.",
            new("relationsbot explain \"When did the talks begin?\"", "the whole trace, then the reply"),
            new("relationsbot explain \"and who took part?\" --after \"When did the talks begin?\"", "a question that leans on another"))
        {
            Notes = ["The trace: the words of the question, what was recognised, the candidates with evidence for and against, the decision."],
        };
        verb.Arguments.Add(question);
        verb.Options.Add(after);
        verb.SetAction(line =>
        {
            var bot = store.Load(line);
            var conversation = line.GetValue(after)!.Aggregate(Conversation.Empty, (before, utterance) => bot.Take(before, utterance).Conversation);
            var reply = bot.Take(conversation, string.Join(' ', line.GetValue(question)!)).Reply;
            foreach (var step in reply.Trace)
                terminal.Out.WriteLine(step);
            terminal.Out.WriteLine();
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ExamReply.Name(reply.Status)}, {reply.Intent}, confidence {reply.Confidence:0.00}"));
            terminal.Out.WriteLine(reply.Text);
            return ExitCode.Done;
        });
        return verb;
    }
}
