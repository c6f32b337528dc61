using System.CommandLine;
using System.Globalization;
using RelationsBot.Answering;
using RelationsBot.Dialog;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.Cli.Verbs;

/// <summary><c>gaps</c>: what people asked and the store did not answer.</summary>
internal static class GapsVerb
{
    public static Verb Create(Terminal terminal, StoreOptions store)
    {
        var storage = new ServerStorage();
        var file = new Argument<FileInfo>("file") { Description = "The file that 'chat --keep-unanswered' wrote. Default: what the server keeps.", Arity = ArgumentArity.ZeroOrOne }.AcceptExistingOnly();
        var verb = new Verb(
            "gaps",
            "Gathers kept unanswered questions by what they lack.",
            new VerbExample("relationsbot gaps", "what the server keeps, by refusal, asked slot, names and unknown words"),
            new VerbExample("relationsbot gaps unanswered.jsonl", "what a chat has kept"))
        {
            Notes =
            [
                "Keeping is off unless chosen: Knowledge:KeepUnanswered=true of the server, --keep-unanswered FILE of chat.",
                "A line holds the day, the words, the kind of question and of refusal, and nothing of who asked.",
                ServerStorage.Note,
                "Each question is asked anew of the present data: what they answer by now is counted apart.",
            ],
        };
        verb.Arguments.Add(file);
        storage.AddTo(verb);
        verb.SetAction(async (line, cancellation) =>
        {
            var bot = store.Load(line);
            if (line.GetValue(file) is { } named)
                return Report(bot, [.. File.ReadLines(named.FullName).Where(l => !string.IsNullOrWhiteSpace(l)).Select(UnansweredQuestion.FromJson)], terminal);
            return await storage.UseAsync(line, terminal, async kept => Report(bot, [.. await kept.ReadUnansweredAsync(cancellation)], terminal), cancellation);
        });
        return verb;
    }

    // Null stands for a line that holds no question.
    private static int Report(Bot bot, List<UnansweredQuestion?> kept, Terminal terminal)
    {
        foreach (var row in Rows(bot, [.. kept.OfType<UnansweredQuestion>()]))
            terminal.Out.WriteLine(row);
        if (kept.Count(question => question is null) is var unreadable and > 0)
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{unreadable:N0} lines hold no question and were passed over."));
        return ExitCode.Done;
    }

    private static IEnumerable<string> Rows(Bot bot, List<UnansweredQuestion> kept)
    {
        var asked = kept.GroupBy(q => q.Utterance.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(g => (g.First().Utterance, Count: g.Count(), bot.Take(Conversation.Empty, g.Key).Reply, Reading: bot.Read(g.Key)))
            .ToList();
        var open = asked.Where(q => q.Reply.Status == ReplyStatus.NotFound).ToList();
        foreach (var group in open.GroupBy(q => Cluster(q.Reply, q.Reading)).OrderByDescending(g => g.Sum(q => q.Count)).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{group.Sum(q => q.Count)} × {group.Key}");
            foreach (var question in group.OrderByDescending(q => q.Count).ThenBy(q => q.Utterance, StringComparer.Ordinal))
                yield return "  " + question.Utterance + (question.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({question.Count} times)"));
        }

        foreach (var word in open.SelectMany(q => UnknownWords(q.Reading)).GroupBy(w => w).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(20).Where(g => g.Count() > 1))
            yield return string.Create(CultureInfo.InvariantCulture, $"unknown word in {word.Count()} questions: {word.Key}");
        yield return string.Create(CultureInfo.InvariantCulture, $"{kept.Count:N0} kept, {asked.Count:N0} different: {open.Count:N0} still without an answer, {asked.Count - open.Count:N0} not any more");
    }

    private static string Cluster(Reply reply, Reading reading)
    {
        var names = reading.Own.Where(t => t.EntityIds.Count > 0).Select(t => string.Join('|', t.EntityIds)).Distinct().Order(StringComparer.Ordinal).ToList();
        var unknown = UnknownWords(reading).ToList();
        return $"{reply.Refusal ?? reply.Intent}, asks for {reading.Slot ?? reading.Intent}, {(names.Count == 0 ? "names nobody known" : "of " + string.Join(", ", names))}{(unknown.Count == 0 ? "" : ", unknown: " + string.Join(", ", unknown))}";
    }

    private static IEnumerable<string> UnknownWords(Reading reading) =>
        reading.Own.Where(t => t.Kind == TermKind.Word && !t.IsKnown).Select(t => t.Text.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal);
}
