using System.Globalization;
using RelationsBot.Dialog;
using RelationsBot.DialogsData;
using RelationsBot.Knowledge;

namespace RelationsBot.Benchmarks;

/// <summary>
/// The shipped store: the bot against full-text search on the same statements, asked the questions of the opened batches, scored by
/// the same expectations. Full-text search always answers with its best statement. Both are warmed; CPU time is that of the whole process.
/// </summary>
internal static class StoreBenchmark
{
    private const int WarmUps = 2;
    private const int Rounds = 5;

    /// <summary>Prints the table.</summary>
    /// <param name="data">The shipped data.</param>
    /// <param name="batches">Folder of the batches.</param>
    public static void Run(BotData data, string batches)
    {
        var questions = BatchQuestion.Read(batches);
        var bot = new Bot(data);
        using var search = new SearchBaseline([.. data.Store.Entries.Select(e => e.Statement)]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{questions.Count(q => q.IsAnswerable)} questions that the documents answer, {questions.Count(q => !q.IsAnswerable)} that they do not, {data.Store.Entries.Count} statements"));
        Measure("bm25", questions, q => search.Find(q), found => found < 0 ? Nothing() : Statement(data.Store, data.Store.Entries[found]));
        Measure("bot", questions, q => bot.Take(Conversation.Empty, q).Reply, reply => reply);
    }

    // Only the finding is timed, not the scoring.
    private static void Measure<T>(string name, IReadOnlyList<BatchQuestion> questions, Func<string, T> ask, Func<T, Reply> reply)
    {
        var (right, refused, wrong) = (0, 0, 0);
        foreach (var question in questions)
        {
            var given = reply(ask(question.Text));
            var isRight = question.Expected.IsMetBy(given, question.Tags);
            right += isRight && question.IsAnswerable ? 1 : 0;
            refused += isRight && !question.IsAnswerable ? 1 : 0;
            wrong += !isRight && Tests.Batches.Expectation.StatusOf(given) == "answered" ? 1 : 0;
        }

        var times = new List<double>();
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            foreach (var question in questions)
            {
                var before = CpuTime();
                ask(question.Text);
                if (round >= WarmUps)
                    times.Add((CpuTime() - before).TotalMilliseconds);
            }
        }

        times.Sort();
        var (answerable, all) = (questions.Count(q => q.IsAnswerable), questions.Count);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-6} answerable right {100.0 * right / answerable:0.0} %  unanswerable right {100.0 * refused / (all - answerable):0.0} %  answered wrong {100.0 * wrong / all:0.0} %  CPU median {times[times.Count / 2]:0.000} ms, p99 {times[times.Count * 99 / 100]:0.000} ms"));
    }

    private static Reply Nothing() => new() { Status = ReplyStatus.NotFound, Intent = "search", Lines = [] };

    private static Reply Statement(KnowledgeStore store, Entry entry) => new()
    {
        Status = ReplyStatus.Answered,
        Intent = "search",
        Lines = [new ReplyLine(LineKind.Statement, entry.Statement, [1])],
        Citations = [.. entry.Places.Select((p, i) => new Citation(i + 1, entry.Id, p.Document, store.Document(p.Document)!.Title, p.Section, p.Paragraph, p.Sentence, entry.Statement, null, ""))],
    };

    private static TimeSpan CpuTime() =>
        OperatingSystem.IsWindows() || OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? Environment.CpuUsage.TotalTime : TimeSpan.Zero;
}
