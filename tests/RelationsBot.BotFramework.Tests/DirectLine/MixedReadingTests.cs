using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;
using Xunit;

namespace RelationsBot.BotFramework.Tests.DirectLine;

/// <summary>Clients that poll, stream, reconnect, renew and change between them at random: none loses or doubles anything.</summary>
public class MixedReadingTests
{
    private const int Steps = 400;

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task WatermarksLoseAndDoubleNothingUnderAnyMixOfPollsStreamsAndReconnects(int seed)
    {
        var random = new Random(seed);
        var bench = new DirectLineBench();
        var access = await bench.BeginAsync();
        var clients = Enumerable.Range(0, 3).Select(_ => new Client(bench, access)).ToList();

        for (var step = 0; step < Steps; step++)
        {
            var client = clients[random.Next(clients.Count)];
            switch (random.Next(8))
            {
                case 0 or 1:
                    await bench.SayAsync(client.Access, $"message {step}");
                    break;
                case 2:
                    await bench.PostAsync(client.Access, """{"type":"typing"}""");
                    break;
                case 3:
                    await client.PollAsync();
                    break;
                case 4:
                    await client.StreamAsync();
                    break;
                case 5:
                    await client.ReconnectAsync();
                    break;
                case 6:
                    client.Renew();
                    break;
                default:
                    // Forward, and at times back, as clocks are set.
                    bench.Clock.Advance(TimeSpan.FromSeconds(random.Next(-20, 30)));
                    break;
            }
        }

        var log = (await bench.ReadAsync(access)).Activities;
        Assert.Equal(Enumerable.Range(1, log.Count).Select(number => $"{access.ConversationId}|{number:D7}"), log.Select(activity => activity.Id));
        Assert.Equal(log.Select(activity => activity.Timestamp).Order(StringComparer.Ordinal), log.Select(activity => activity.Timestamp));
        foreach (var client in clients)
        {
            await client.PollAsync();
            client.Dispose();
            Assert.Equal(log.Select(activity => activity.Id), client.Seen);
        }
    }

    /// <summary>One reader, with the token, the watermark and the stream that it has at the time.</summary>
    private sealed class Client(DirectLineBench bench, DirectLineAccess access) : IDisposable
    {
        private DirectLineStream? _stream;
        private string? _watermark;

        public DirectLineAccess Access { get; private set; } = access;

        public List<string> Seen { get; } = [];

        /// <summary>Drops the stream, if it has one, and asks by the watermark.</summary>
        public async Task PollAsync()
        {
            Dispose();
            Take(await bench.ReadAsync(Access, _watermark));
        }

        /// <summary>Drops the stream and opens another after the watermark.</summary>
        public async Task ReconnectAsync()
        {
            Dispose();
            _stream = await bench.OpenAsync(Access, _watermark);
        }

        /// <summary>Reads one frame, if there is one.</summary>
        public async Task StreamAsync()
        {
            if (_stream is null)
                await ReconnectAsync();
            using var patience = new CancellationTokenSource();
            var next = _stream!.NextAsync(patience.Token);
            if (!next.IsCompleted)
                await patience.CancelAsync();
            try
            {
                if ((await next).Activities is { } set)
                    Take(set);
            }
            catch (OperationCanceledException)
            {
                // Nothing new.
            }
        }

        public void Renew() => Access = bench.Access(bench.Server.RefreshToken(Access).Token);

        public void Dispose()
        {
            _stream?.Dispose();
            _stream = null;
        }

        private void Take(ActivitySet set)
        {
            Seen.AddRange(set.Activities.Where(activity => activity.Type != ActivityTypes.Typing).Select(activity => activity.Id!));
            _watermark = set.Watermark;
        }
    }
}
