using System.Diagnostics;
using System.Globalization;
using RelationsBot.Dialog;
using RelationsBot.DialogsData;

namespace RelationsBot.Benchmarks;

/// <summary>
/// The store grown to many statements: what it costs to build, to keep and to ask, beside full-text search and a linear scan over the same statements. The others
/// always give a statement; a hit is the one that the question was made from.
/// </summary>
internal static class GrownBenchmark
{
    private const int Questions = 2_000;
    private const int WarmUps = 1_000;
    private const int Rounds = 2;

    // A question costs the others so much there that fewer must do.
    private const int LargeStore = 50_000;
    private const int QuestionsOfLargeStore = 60;

    /// <summary>Prints the table's rows.</summary>
    /// <param name="shipped">The shipped data.</param>
    /// <param name="sizes">How many statements; each makes a row for each way to find them.</param>
    public static void Run(BotData shipped, IEnumerable<int> sizes)
    {
        Console.WriteLine("| statements | | built in | memory | hit@1 | unanswerable refused | CPU median / 99th percentile |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var size in sizes)
            Run(shipped, size);
    }

    private static void Run(BotData shipped, int size)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var grown = new GrownStore(shipped, size);
        var bot = new Bot(grown.Data);
        var built = watch.Elapsed;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        var warmUp = grown.Questions(WarmUps);
        var questions = grown.Questions(Questions);
        var statements = grown.Data.Store.Entries.Select(e => e.Statement).ToList();
        var ids = grown.Data.Store.Entries.Select(e => e.Id).ToList();
        Row("the bot", warmUp, questions, size, built, memory, question => bot.Take(Conversation.Empty, question).Reply is { Status: ReplyStatus.Answered, Citations: [var first, ..] } ? first.EntryId : null);

        var few = size < LargeStore ? questions : [.. questions.Take(QuestionsOfLargeStore)];
        var fewWarmUp = size < LargeStore ? warmUp : [.. warmUp.Take(QuestionsOfLargeStore / 2)];
        watch.Restart();
        using var search = new SearchBaseline(statements);
        Row("FTS5 bm25", fewWarmUp, few, size, watch.Elapsed, null, question => search.Find(question) is var found and >= 0 ? ids[found] : null);
        watch.Restart();
        var scan = new LinearScan(statements);
        Row("linear scan", [.. fewWarmUp.Take(QuestionsOfLargeStore / 2)], [.. few.Take(QuestionsOfLargeStore)], size, watch.Elapsed, null, question => scan.Find(question) is var found and >= 0 ? ids[found] : null);
    }

    private static void Row(string name, List<GrownQuestion> warmUp, List<GrownQuestion> questions, int size, TimeSpan built, long? memory, Func<string, string?> find)
    {
        var times = CpuMeter.Measure(Enumerable.Repeat(warmUp, Rounds).SelectMany(w => w).Select(q => q.Text), [.. questions.Select(q => q.Text)], question => find(question));
        var answerable = questions.Where(q => q.Entry is not null).ToList();
        var hits = answerable.Count(q => find(q.Text) == q.Entry);
        var refused = questions.Count(q => q.Entry is null && find(q.Text) is null);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {size:#,0} | {name} | {built.TotalSeconds:0.0} s | {(memory is { } bytes ? $"{bytes / 1024.0 / 1024:#,0} MB" : "")} | {100.0 * hits / answerable.Count:0.0} % | {100.0 * refused / (questions.Count - answerable.Count):0.0} % | {CpuMeter.Written(times)} |"));
    }
}
