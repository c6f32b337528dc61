using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using RelationsBot.Dialog;

namespace RelationsBot.Cli.Verbs;

/// <summary><c>bench</c>: what a turn costs on this machine.</summary>
internal static class BenchVerb
{
    public static Verb Create(Terminal terminal, StoreOptions store)
    {
        var rounds = new Option<int>("--rounds") { Description = "How often every sample question is asked.", HelpName = "N", DefaultValueFactory = _ => 10 };
        rounds.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0))
                result.AddError($"--rounds: '{token.Value}' is no whole number of at least 1.");
        });
        var file = new Option<string>("--questions") { Description = "A file with a question a line, for a store without sample questions.", HelpName = "FILE" };
        var verb = new Verb(
            "bench",
            "Measures load time and the cost of a turn on this machine.",
            new("relationsbot bench", "ten rounds after a warm-up"),
            new("relationsbot bench --rounds 100", "steadier figures"),
            new("relationsbot bench --data bridge-data --questions questions.txt", "a store made by ingest"))
        {
            Notes = ["It asks the store's own sample questions, or those of a file, each in a fresh conversation, and reports the median and the 99th percentile."],
        };
        verb.Options.Add(rounds);
        verb.Options.Add(file);
        verb.SetAction((line, cancellation) => Task.FromResult(Measure(line, line.GetValue(rounds), line.GetValue(file), terminal, store, cancellation)));
        return verb;
    }

    private static int Measure(ParseResult line, int rounds, string? file, Terminal terminal, StoreOptions store, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var bot = store.Load(line);
        var load = Stopwatch.GetElapsedTime(start);
        var questions = file is null ? bot.Store.Entries.SelectMany(e => e.Asks).ToList() : [.. File.ReadLines(file).Where(l => !string.IsNullOrWhiteSpace(l))];
        if (questions.Count == 0)
        {
            terminal.Error.WriteLine(file is null ? "relationsbot: the store has no sample questions; name a file with a question a line: --questions FILE" : $"relationsbot: --questions: '{file}' holds no question");
            return ExitCode.Unusable;
        }

        // Two rounds, and at least 500 turns: enough calls for the runtime to compile the hot paths anew.
        var warmUp = Math.Max(2, (500 / questions.Count) + 1);
        for (var round = 0; round < warmUp; round++)
            Round(bot, questions, [], [], cancellation);
        var wall = new List<double>(questions.Count * rounds);
        var cpu = new List<double>(questions.Count * rounds);
        for (var round = 0; round < rounds; round++)
            Round(bot, questions, wall, cpu, cancellation);

        var report = terminal.Out;
        report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load           {load.TotalMilliseconds:0} ms"));
        report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"turns          {wall.Count:N0} ({questions.Count:N0} questions, {rounds:N0} rounds after {warmUp:N0} to warm up)"));
        report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wall per turn  median {At(wall, 0.5):0.000} ms, p99 {At(wall, 0.99):0.000} ms"));
        report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"CPU per turn   median {At(cpu, 0.5):0.000} ms, p99 {At(cpu, 0.99):0.000} ms (whole process)"));
        return ExitCode.Done;
    }

    private static void Round(Bot bot, List<string> questions, List<double> wall, List<double> cpu, CancellationToken cancellation)
    {
        foreach (var question in questions)
        {
            cancellation.ThrowIfCancellationRequested();
            var cpuBefore = CpuTime();
            var start = Stopwatch.GetTimestamp();
            bot.Take(Conversation.Empty, question);
            wall.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            cpu.Add((CpuTime() - cpuBefore).TotalMilliseconds);
        }
    }

    /// <summary>Of all threads: compiler and collector count, so the figure is an upper bound. Zero where the system does not tell.</summary>
    private static TimeSpan CpuTime() =>
        OperatingSystem.IsWindows() || OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? Environment.CpuUsage.TotalTime : TimeSpan.Zero;

    /// <summary>The value below or at which a share of the measurements lies (nearest rank).</summary>
    private static double At(List<double> measured, double share)
    {
        measured.Sort();
        return measured[Math.Clamp((int)Math.Ceiling(share * measured.Count) - 1, 0, measured.Count - 1)];
    }
}
