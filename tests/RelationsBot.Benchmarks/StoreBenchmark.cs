using System.Globalization;
using RelationsBot.Dialog;
using RelationsBot.DialogsData;
using RelationsBot.Knowledge;

namespace RelationsBot.Benchmarks;

/// <summary>
/// The shipped store: the bot against full-text search and a linear scan over the same statements, asked the questions of the opened batches, scored by
/// the same expectations. The others always answer with their best statement. All are warmed; CPU time is that of the whole process.
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
        List<string> statements = [.. data.Store.Entries.Select(e => e.Statement)];
        using var search = new SearchBaseline(statements);
        var scan = new LinearScan(statements);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{questions.Count(q => q.IsAnswerable)} questions that the documents answer, {questions.Count(q => !q.IsAnswerable)} that they do not, {data.Store.Entries.Count} statements"));
        var baseline = Measure("bm25", questions, q => search.Find(q), Found);
        Compare("scan", Measure("scan", questions, q => scan.Find(q), Found));
        Compare("bot", Measure("bot", questions, q => bot.Take(Conversation.Empty, q).Reply, reply => reply));

        Reply Found(int found) => found < 0 ? Nothing() : Statement(data.Store, data.Store.Entries[found]);

        void Compare(string name, double median) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} : bm25 = {median / baseline:0.0} : 1 in CPU"));
    }

    // Only the finding is timed, not the scoring.
    private static double Measure<T>(string name, IReadOnlyList<BatchQuestion> questions, Func<string, T> ask, Func<T, Reply> reply)
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

        var texts = questions.Select(q => q.Text).ToList();
        var times = CpuMeter.Measure(Enumerable.Repeat(texts, WarmUps).SelectMany(t => t), [.. Enumerable.Repeat(texts, Rounds).SelectMany(t => t)], q => ask(q));
        var (answerable, all) = (questions.Count(q => q.IsAnswerable), questions.Count);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-6} answerable right {100.0 * right / answerable:0.0} %  unanswerable right {100.0 * refused / (all - answerable):0.0} %  answered wrong {100.0 * wrong / all:0.0} %  CPU median / p99 {CpuMeter.Written(times)}"));
        return times[times.Count / 2];
    }

    private static Reply Nothing() => new() { Status = ReplyStatus.NotFound, Intent = "search", Lines = [] };

    private static Reply Statement(KnowledgeStore store, Entry entry) => new()
    {
        Status = ReplyStatus.Answered,
        Intent = "search",
        Lines = [new ReplyLine(LineKind.Statement, entry.Statement, [1])],
        Citations = [.. entry.Places.Select((p, i) => new Citation(i + 1, entry.Id, p.Document, store.Document(p.Document)!.Title, p.Section, p.Paragraph, p.Sentence, entry.Statement, null, ""))],
    };
}
