namespace RelationsBot.Chaos;

/// <summary>Clients that begin one conversation after another.</summary>
internal sealed class Crowd(Battery battery, Tally tally)
{
    /// <summary>Learns in peace what is answered.</summary>
    public async Task LearnAsync()
    {
        foreach (var (number, script) in Script.All.Index())
        {
            script.DirectLineReplies = await new DirectLineTalk(battery, tally, new Random(number)).RunAsync(script, CancellationToken.None);
            script.ChannelReplies = await new ChannelTalk(battery, tally, new Random(number)).RunAsync(script, CancellationToken.None);
        }
    }

    /// <summary>Talks until the time is up; every client brings what it has begun to its end.</summary>
    public Task TalkAsync(int clients, int seed, CancellationToken timeIsUp) =>
        Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => TalkAsync(client, new Random(1_000 + (seed * 1_000) + client), timeIsUp), CancellationToken.None)));

    private async Task TalkAsync(int client, Random random, CancellationToken timeIsUp)
    {
        while (!timeIsUp.IsCancellationRequested)
        {
            var script = Script.All[random.Next(Script.All.Count)];
            try
            {
                if (client % 3 == 0)
                    await new ChannelTalk(battery, tally, random).RunAsync(script, timeIsUp);
                else
                    await new DirectLineTalk(battery, tally, random).RunAsync(script, timeIsUp);
            }
            catch (RefusedException refusal)
            {
                tally.Problem(refusal.Message);
            }
        }
    }
}
