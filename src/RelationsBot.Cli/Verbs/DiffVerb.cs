using System.CommandLine;
using System.Globalization;
using RelationsBot.Cli.Exams;

namespace RelationsBot.Cli.Verbs;

/// <summary><c>diff</c>: which recorded questions are answered otherwise now.</summary>
internal static class DiffVerb
{
    public static Verb Create(Terminal terminal)
    {
        var before = new Argument<FileInfo>("old-replies") { Description = "Replies as 'ask --jsonl' wrote them before a change." }.AcceptExistingOnly();
        var after = new Argument<FileInfo>("new-replies") { Description = "Replies to the same questions after it." }.AcceptExistingOnly();
        var questions = new Option<FileInfo>("--questions") { Description = "The examination file that was asked, to show its words.", HelpName = "EXAM.jsonl" }.AcceptExistingOnly();
        var verb = new Verb(
            "diff",
            "Shows which questions are answered otherwise after a change of rules or data.",
            new("relationsbot diff before.jsonl after.jsonl", "each turn with another status, short answer or place"),
            new("relationsbot diff before.jsonl after.jsonl --questions exam.jsonl", "with the questions"))
        {
            Notes = ["Turns are matched by the conversation's id and their number. Last come the counts, by change of status."],
        };
        verb.Arguments.Add(before);
        verb.Arguments.Add(after);
        verb.Options.Add(questions);
        verb.SetAction(line => Show(terminal, line.GetValue(before)!.FullName, line.GetValue(after)!.FullName, line.GetValue(questions)?.FullName));
        return verb;
    }

    private static int Show(Terminal terminal, string before, string after, string? exam)
    {
        var asked = exam is null ? [] : Questions(exam);
        try
        {
            foreach (var row in Compare(RecordedReplies.Read(before), RecordedReplies.Read(after), asked))
                terminal.Out.WriteLine(row);
            return ExitCode.Done;
        }
        catch (InvalidDataException e)
        {
            terminal.Error.WriteLine("relationsbot: " + e.Message);
            return ExitCode.Unusable;
        }
    }

    private static IEnumerable<string> Compare(
        IReadOnlyList<((string Id, int Turn) Key, RecordedReply Reply)> before,
        IReadOnlyList<((string Id, int Turn) Key, RecordedReply Reply)> after,
        Dictionary<(string Id, int Turn), string> questions)
    {
        var now = after.DistinctBy(r => r.Key).ToDictionary(r => r.Key, r => r.Reply);
        var changed = before.Where(r => now.TryGetValue(r.Key, out var reply) && !reply.IsSame(r.Reply)).ToList();
        foreach (var (key, old) in changed)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{key.Id}.{key.Turn}{(questions.TryGetValue(key, out var words) ? ": " + words : "")}");
            yield return "  - " + old;
            yield return "  + " + now[key];
        }

        foreach (var kind in changed.GroupBy(c => (Old: c.Reply.Status, New: now[c.Key].Status)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Old + g.Key.New, StringComparer.Ordinal))
            yield return string.Create(CultureInfo.InvariantCulture, $"{kind.Key.Old} → {kind.Key.New}: {kind.Count():N0}");
        var known = before.Select(r => r.Key).ToHashSet();
        var gone = known.Count(k => !now.ContainsKey(k));
        var come = now.Keys.Count(k => !known.Contains(k));
        yield return string.Create(CultureInfo.InvariantCulture, $"{changed.Count:N0} of {known.Count:N0} turns differ{(gone == 0 ? "" : $", {gone:N0} are gone")}{(come == 0 ? "" : $", {come:N0} are new")}");
    }

    private static Dictionary<(string Id, int Turn), string> Questions(string file)
    {
        var questions = new Dictionary<(string, int), string>();
        foreach (var text in File.ReadLines(file))
        {
            if (!string.IsNullOrWhiteSpace(text) && ExamLine.TryRead(text, out var line, out _) && line.Id is { } id)
            {
                foreach (var (index, utterance) in line.Utterances.Index())
                    questions.TryAdd((id.ToString(), index + 1), utterance);
            }
        }

        return questions;
    }
}
