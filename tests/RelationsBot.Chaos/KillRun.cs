using Microsoft.Data.Sqlite;

namespace RelationsBot.Chaos;

/// <summary>One server on its SQLite file, killed at random moments while it works and started again.</summary>
internal static class KillRun
{
    public static async Task<bool> RunAsync(ChaosOptions options, Tally tally)
    {
        var folder = Directory.CreateTempSubdirectory("relationsbot-chaos-").FullName;
        using var server = new ServerUnderFire($"--Storage:Folder={folder}");
        using var battery = new Battery([server], tally);
        await server.StartAsync(battery.Http);
        var crowd = new Crowd(battery, tally);
        await crowd.LearnAsync();
        using var timeIsUp = new CancellationTokenSource();
        var talking = crowd.TalkAsync(options.Clients, options.Seed, timeIsUp.Token);
        var random = new Random(options.Seed);
        for (var kill = 1; kill <= options.Kills; kill++)
        {
            // A share of the work between two kills, and then a moment that nobody chose.
            var share = options.Least * (long)kill / options.Kills;
            while (tally.Acknowledged < share && !talking.IsCompleted)
                await Task.Delay(5);
            await Task.Delay(random.Next(300));
            await server.KillAsync();
            tally.Killed();
            tally.Started(await server.StartAsync(battery.Http));
        }

        await timeIsUp.CancelAsync();
        await talking;
        await server.KillAsync();
        await using (var file = new SqliteConnection($"Data Source={Path.Combine(folder, "relationsbot.db")};Pooling=False"))
        {
            await file.OpenAsync();
            await using var count = file.CreateCommand();
            count.CommandText = "SELECT COUNT(*) FROM turn";
            if ((long)(await count.ExecuteScalarAsync())! is var rows && rows != tally.Turns)
                tally.Problem($"{tally.Turns} turns were acknowledged, {rows} are stored");
        }

        Directory.Delete(folder, recursive: true);
        return true;
    }
}
