using RelationsBot.Hosting.Tests.Storage;

namespace RelationsBot.Chaos;

/// <summary>Three servers on one PostgreSQL. Every few seconds one is killed and comes again, or all connections to the database break.</summary>
internal static class SharedRun
{
    private const int Servers = 3;

    /// <returns>False where there is no PostgreSQL.</returns>
    public static async Task<bool> RunAsync(ChaosOptions options, Tally tally)
    {
        if (await PostgresProcess.StartAsync(isDurable: true) is not { } started)
            return false;
        await using var postgres = started;
        var database = await postgres.NewSchemaAsync();
        var servers = Enumerable.Range(0, Servers).Select(_ => new ServerUnderFire("--Storage:Kind=Postgres", $"--Storage:ConnectionString={database}")).ToList();
        using var battery = new Battery(servers, tally);
        try
        {
            await Task.WhenAll(servers.Select(server => server.StartAsync(battery.Http)));
            var crowd = new Crowd(battery, tally);
            await crowd.LearnAsync();
            using var timeIsUp = new CancellationTokenSource(TimeSpan.FromSeconds(options.Seconds));
            var talking = crowd.TalkAsync(options.Clients, options.Seed, timeIsUp.Token);
            await StrikeAsync(battery, database, new Random(options.Seed), tally, timeIsUp.Token);
            await talking;
            if ((long)(await PostgresProcess.RunSqlAsync(database, "SELECT COUNT(*) FROM turn"))! is var rows && rows != tally.Turns)
                tally.Problem($"{tally.Turns} turns were acknowledged, {rows} are stored");
        }
        finally
        {
            servers.ForEach(server => server.Dispose());
        }

        return true;
    }

    private static async Task StrikeAsync(Battery battery, string database, Random random, Tally tally, CancellationToken timeIsUp)
    {
        var restarts = new List<Task>();
        while (true)
        {
            await Task.Delay(random.Next(1_000, 3_000), timeIsUp).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (timeIsUp.IsCancellationRequested)
                break;
            var ready = battery.Servers.Where(server => server.IsReady).ToList();
            if (ready.Count < 2 || random.Next(3) == 0)
                tally.Cut(await PostgresProcess.CutConnectionsAsync(database));
            else
                restarts.Add(RestartAsync(ready[random.Next(ready.Count)]));
        }

        await Task.WhenAll(restarts);

        async Task RestartAsync(ServerUnderFire server)
        {
            await server.KillAsync();
            tally.Killed();
            tally.Started(await server.StartAsync(battery.Http));
        }
    }
}
