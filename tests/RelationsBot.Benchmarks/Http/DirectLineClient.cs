using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace RelationsBot.Benchmarks.Http;

/// <summary>A client with a conversation of its own, which posts over HTTP and reads from its stream.</summary>
internal sealed class DirectLineClient : IDisposable
{
    /// <summary>What the server's setting lets the clients begin with.</summary>
    public const string Secret = "a-secret-of-the-benchmark-of-more-than-32-characters";

    private readonly HttpClient http;
    private readonly ClientWebSocket stream = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> answered = new();
    private string conversation = "";

    private DirectLineClient(Uri address) => http = new() { BaseAddress = new(address, "v3/directline/") };

    /// <summary>Begins a conversation and reads its welcome.</summary>
    /// <param name="address">The server's root.</param>
    public static async Task<DirectLineClient> StartAsync(Uri address)
    {
        var client = new DirectLineClient(address);
        client.http.DefaultRequestHeaders.Authorization = new("Bearer", Secret);
        using var started = await client.http.PostAsJsonAsync("conversations", new { }).ConfigureAwait(false);
        started.EnsureSuccessStatusCode();
        var begun = await started.Content.ReadFromJsonAsync<JsonElement>().ConfigureAwait(false);
        client.conversation = begun.GetProperty("conversationId").GetString()!;
        client.http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", begun.GetProperty("token").GetString());
        await client.stream.ConnectAsync(new(begun.GetProperty("streamUrl").GetString()!), CancellationToken.None).ConfigureAwait(false);
        _ = client.ReadAsync();
        return client;
    }

    /// <summary>Asks and waits for the answer on the stream.</summary>
    /// <param name="question">What is asked.</param>
    public async Task AskAsync(string question)
    {
        using var posted = await http.PostAsJsonAsync($"conversations/{conversation}/activities", new { type = "message", text = question, from = new { id = "user" } }).ConfigureAwait(false);
        posted.EnsureSuccessStatusCode();
        var id = (await posted.Content.ReadFromJsonAsync<JsonElement>().ConfigureAwait(false)).GetProperty("id").GetString();
        await Answered(id!).Task.ConfigureAwait(false);
        answered.TryRemove(id!, out _);
    }

    public void Dispose()
    {
        stream.Dispose();
        http.Dispose();
    }

    private TaskCompletionSource Answered(string id) => answered.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    // All the time, also between questions: whoever does not answer the server's pings is cut off.
    private async Task ReadAsync()
    {
        using var frame = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var part = await stream.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).ConfigureAwait(false);
                frame.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                Read(frame.GetBuffer().AsMemory(0, (int)frame.Length));
                frame.SetLength(0);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The end of the run; one before it shows as a question without an answer.
            foreach (var waiting in answered.Values)
                waiting.TrySetException(exception);
        }
    }

    private void Read(ReadOnlyMemory<byte> frame)
    {
        if (frame.Length == 0)
            return;
        using var set = JsonDocument.Parse(frame);
        foreach (var activity in set.RootElement.GetProperty("activities").EnumerateArray())
        {
            if (activity.TryGetProperty("replyToId", out var to))
                Answered(to.GetString()!).TrySetResult();
        }
    }
}
