using System.Diagnostics;
using System.Globalization;
using RelationsBot.Hosting.Tests.Storage;

namespace RelationsBot.Benchmarks.Http;

/// <summary>
/// Direct Line from end to end: a question is posted, its answer read from the stream, each by several clients at once. One server in memory,
/// one with its file, one with PostgreSQL (its own process costs besides), each durable before anything is acknowledged. The servers take turns.
/// </summary>
internal static class DirectLineBenchmark
{
    private const int Clients = 16;
    private const int WarmUp = 2_000;
    private const int Rounds = 5;
    private const int QuestionsARound = 800;

    /// <summary>Prints the table.</summary>
    /// <param name="questions">What is asked.</param>
    public static async Task RunAsync(IReadOnlyList<string> questions)
    {
        var folder = Directory.CreateTempSubdirectory("relationsbot-bench").FullName;
        var postgres = await PostgresProcess.StartAsync(isDurable: true).ConfigureAwait(false);
        try
        {
            var kinds = new List<(string Name, string[] Settings)> { ("memory", ["--Storage:Kind=Memory"]), ("sqlite", ["--Storage:Kind=Sqlite", "--Storage:Folder=" + folder]) };
            if (postgres is null)
                Console.WriteLine(PostgresProcess.HowToInstall);
            else
                kinds.Add(("postgres", ["--Storage:Kind=Postgres", "--Storage:ConnectionString=" + await postgres.NewSchemaAsync().ConfigureAwait(false)]));
            await MeasureAsync(kinds, questions).ConfigureAwait(false);
        }
        finally
        {
            if (postgres is not null)
                await postgres.DisposeAsync().ConfigureAwait(false);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(List<(string Name, string[] Settings)> kinds, IReadOnlyList<string> questions)
    {
        var servers = kinds.Select(kind => ChildServer.Bot(kind.Name, [.. kind.Settings, "--DirectLine:Secrets:0=" + DirectLineClient.Secret])).ToArray();
        var clients = new List<DirectLineClient[]>();
        try
        {
            foreach (var server in servers)
            {
                await server.WaitAsync().ConfigureAwait(false);
                clients.Add(await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => DirectLineClient.StartAsync(server.Address))).ConfigureAwait(false));
                await AskAsync(clients[^1], questions, WarmUp).ConfigureAwait(false);
            }

            var (cpu, times) = (new TimeSpan[servers.Length], servers.Select(_ => new List<double>()).ToArray());
            for (var round = 0; round < Rounds; round++)
            {
                for (var i = 0; i < servers.Length; i++)
                {
                    var before = servers[i].CpuTime;
                    times[i].AddRange(await AskAsync(clients[i], questions, QuestionsARound).ConfigureAwait(false));
                    cpu[i] += servers[i].CpuTime - before;
                }
            }

            for (var i = 0; i < servers.Length; i++)
            {
                var sorted = times[i].Order().ToArray();
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{servers[i].Name,-9} from question to answer median {sorted[sorted.Length / 2]:0.0} ms, p99 {sorted[sorted.Length * 99 / 100]:0.0} ms  CPU {cpu[i].TotalMicroseconds / sorted.Length:0} µs a question ({cpu[i] / cpu[0]:0.0} × memory)  {servers[i].Memory / 1048576.0:0} MiB"));
            }
        }
        finally
        {
            foreach (var client in clients.SelectMany(client => client))
                client.Dispose();
            foreach (var server in servers)
                server.Dispose();
        }
    }

    // In milliseconds, each from posting to reading the answer.
    private static async Task<IEnumerable<double>> AskAsync(DirectLineClient[] clients, IReadOnlyList<string> questions, int count)
    {
        var left = count;
        var times = await Task.WhenAll(clients.Select(async client =>
        {
            var own = new List<double>();
            while (Interlocked.Decrement(ref left) is >= 0 and var number)
            {
                var start = Stopwatch.GetTimestamp();
                await client.AskAsync(questions[number % questions.Count]).ConfigureAwait(false);
                own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return own;
        })).ConfigureAwait(false);
        return times.SelectMany(own => own);
    }
}
