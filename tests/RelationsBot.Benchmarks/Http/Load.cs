using System.Net.Http.Json;

namespace RelationsBot.Benchmarks.Http;

/// <summary>Asks questions of a server as a channel does, over some connections at once, each of them a conversation.</summary>
internal sealed class Load : IDisposable
{
    private readonly HttpClient client;
    private readonly IReadOnlyList<string> questions;
    private readonly int connections;
    private int asked;

    public Load(ChildServer server, IReadOnlyList<string> questions, int connections)
    {
        (this.questions, this.connections) = (questions, connections);
        client = new(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = server.Address };
    }

    /// <summary>Asks and waits for the answers.</summary>
    /// <param name="count">How many questions.</param>
    /// <exception cref="HttpRequestException">One was not answered.</exception>
    public Task AskAsync(int count)
    {
        var left = count;
        return Task.WhenAll(Enumerable.Range(0, connections).Select(async connection =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
                await AskAsync($"load-{connection}").ConfigureAwait(false);
        }));
    }

    /// <summary>Asks one question.</summary>
    /// <param name="conversation">In which conversation.</param>
    public async Task AskAsync(string conversation)
    {
        var number = Interlocked.Increment(ref asked);
        using var response = await client.PostAsJsonAsync(
            "api/messages",
            new
            {
                type = "message",
                id = $"{conversation}-{number}",
                channelId = "directline",
                serviceUrl = "http://localhost:9999",
                deliveryMode = "expectReplies",
                conversation = new { id = conversation },
                from = new { id = "user" },
                recipient = new { id = "bot" },
                text = questions[number % questions.Count],
            }).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        await response.Content.LoadIntoBufferAsync().ConfigureAwait(false);
    }

    public void Dispose() => client.Dispose();
}
