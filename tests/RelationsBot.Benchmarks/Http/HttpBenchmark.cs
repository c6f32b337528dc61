using System.Diagnostics;
using System.Globalization;

namespace RelationsBot.Benchmarks.Http;

/// <summary>
/// Turns over HTTP, asked inline (<c>expectReplies</c>), beside a bare endpoint in the same run: CPU time of a request, requests a second,
/// memory, and the time from the start of the process to its first answer. The servers take turns, so that what else the machine does
/// strikes all of them.
/// </summary>
internal static class HttpBenchmark
{
    private const int Connections = 16;
    private const int WarmUp = 12_000;
    private const int Rounds = 5;
    private const int RequestsARound = 2_000;
    private const int Starts = 7;

    /// <summary>Prints the tables.</summary>
    /// <param name="questions">What is asked.</param>
    public static async Task RunAsync(IReadOnlyList<string> questions)
    {
        var folder = Directory.CreateTempSubdirectory("relationsbot-bench").FullName;
        try
        {
            await CostAsync(questions, folder).ConfigureAwait(false);
            await StartAsync(questions).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CostAsync(IReadOnlyList<string> questions, string folder)
    {
        ChildServer[] servers = [ChildServer.Floor(), ChildServer.Bot("memory", "--Storage:Kind=Memory"), ChildServer.Bot("sqlite", "--Storage:Kind=Sqlite", "--Storage:Folder=" + folder)];
        Load[] loads = [.. servers.Select(server => new Load(server, questions, Connections))];
        try
        {
            foreach (var (server, load) in servers.Zip(loads))
            {
                await server.WaitAsync().ConfigureAwait(false);
                await load.AskAsync(WarmUp).ConfigureAwait(false);
            }

            var (cpu, wall, memory) = (new TimeSpan[servers.Length], new TimeSpan[servers.Length], new long[servers.Length]);
            for (var round = 0; round < Rounds; round++)
            {
                for (var i = 0; i < servers.Length; i++)
                {
                    var (before, start) = (servers[i].CpuTime, Stopwatch.GetTimestamp());
                    await loads[i].AskAsync(RequestsARound).ConfigureAwait(false);
                    wall[i] += Stopwatch.GetElapsedTime(start);
                    cpu[i] += servers[i].CpuTime - before;
                    memory[i] = Math.Max(memory[i], servers[i].Memory);
                }
            }

            const double Requests = Rounds * RequestsARound;
            for (var i = 0; i < servers.Length; i++)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{servers[i].Name,-7} CPU {cpu[i].TotalMicroseconds / Requests,7:0} µs a request ({cpu[i] / cpu[0],4:0.0} × the floor)  {Requests / wall[i].TotalSeconds,6:0} requests/s  {memory[i] / 1048576.0,4:0} MiB"));
            }
        }
        finally
        {
            foreach (var load in loads)
                load.Dispose();
            foreach (var server in servers)
                server.Dispose();
        }
    }

    // From the start of the process: that of the runtime is part of what a user waits for.
    private static async Task StartAsync(IReadOnlyList<string> questions)
    {
        Func<ChildServer>[] servers = [ChildServer.Floor, () => ChildServer.Bot("memory", "--Storage:Kind=Memory")];
        var times = servers.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < Starts; round++)
        {
            for (var i = 0; i < servers.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                using var server = servers[i]();
                await server.WaitAsync().ConfigureAwait(false);
                using var load = new Load(server, questions, 1);
                await load.AskAsync("first").ConfigureAwait(false);
                times[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        var medians = times.Select(list => list.Order().ElementAt(list.Count / 2)).ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"start to first answer, median of {Starts}: floor {medians[0]:0} ms, bot {medians[1]:0} ms ({medians[1] / medians[0]:0.0} × the floor)"));
    }
}
