using System.Diagnostics;
using System.Globalization;
using System.Net;
using RelationsBot.BotFramework.Tests;
using RelationsBot.Server.Tests.DirectLine;
using RelationsBot.Server.Tests.Messages;
using Xunit;

namespace RelationsBot.Server.Tests.Hostile;

/// <summary>
/// The built server with the shipped store and a file, under requests that nobody should send. <c>HOSTILE_REQUESTS</c> says how many,
/// <c>HOSTILE_SEED</c> by which chance.
/// </summary>
public sealed class HostileRequestsTests : IDisposable
{
    private const int AtOnce = 4;
    private const int MostGrowth = 300;
    private const int Small = 16 * 1024;

    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(2);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("relationsbot-hostile-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task HostileRequestsAreAnsweredQuicklyAndChangeNothing()
    {
        var (count, seed) = (Number("HOSTILE_REQUESTS", 850), Number("HOSTILE_SEED", 1));
        await using var server = ServerProcess.Start([$"--urls=http://127.0.0.1:{LoopbackPort.Free()}", $"--Knowledge:Folder={TestFiles.ShippedData}", $"--Storage:Folder={folder.FullName}"]);
        using var http = new HttpClient { BaseAddress = new(await server.AddressAsync()) };
        var client = await DirectLineClient.StartAsync(http);
        var before = await AnswerAsync(http, "before");
        var memory = Memory(server);
        var requests = new HostileRequests(seed, client.Token, client.ConversationId, new Uri(client.StreamUrl).PathAndQuery).Take(count).ToList();

        var failures = new List<string>();
        var statuses = new SortedDictionary<int, int>();
        var longest = TimeSpan.Zero;
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancel }, async (request, cancel) =>
        {
            var answer = await SendAsync(http.BaseAddress, request, cancel);
            lock (failures)
            {
                longest = answer.Time > longest ? answer.Time : longest;
                foreach (var status in answer.Statuses.DefaultIfEmpty(0))
                    statuses[status] = statuses.GetValueOrDefault(status) + 1;
                if (!answer.Ended || answer.Time > Quick)
                    failures.Add($"{request.Kind}: no end within {Quick.TotalSeconds} s");

                // Larger ones may find the connection ended before they have been sent, and the answer lost with it.
                if (answer.Statuses.Count == 0 && !request.IsOpen && !request.Resets && request.Parts.Sum(part => part.Length) < Small)
                    failures.Add($"{request.Kind}: no answer");

                // 505 is the web server's own word for a version of HTTP that there is not.
                if (answer.Statuses.Any(status => status >= 500 && status is not (501 or 503) && !(status == 505 && request.Kind == "BrokenLine")))
                    failures.Add($"{request.Kind}: {string.Join(", ", answer.Statuses)}");
            }
        });

        var growth = Memory(server) - memory;
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{requests.Count} requests of {requests.DistinctBy(request => request.Kind).Count()} kinds: {string.Join(", ", statuses.Select(pair => $"{pair.Value} × {(pair.Key == 0 ? "closed" : pair.Key)}"))}; longest {longest.TotalMilliseconds:N0} ms, memory {growth:+0;-0} MiB"));
        Assert.Empty(failures);
        Assert.True(growth <= MostGrowth, $"The server has grown by {growth} MiB.");
        Assert.Equal(before, await AnswerAsync(http, "after"));
        Assert.DoesNotContain(" failed.", server.Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready", Cancel)).StatusCode);
        Assert.False(server.HasExited);
    }

    // Whatever else the machine does must not count: only who is slow each of three times is slow.
    private static async Task<RawAnswer> SendAsync(Uri server, HostileRequest request, CancellationToken cancellationToken)
    {
        RawAnswer answer;
        var attempts = 0;
        do
            answer = await request.SendAsync(server, 5 * Quick, cancellationToken);
        while ((!answer.Ended || answer.Time > Quick) && ++attempts < 3);
        return answer;
    }

    private static async Task<string> AnswerAsync(HttpClient http, string conversation)
    {
        var answer = await http.PostAsync(Messages.Messages.Inline(Messages.Messages.Activity(text: "When did Koizumi first go to Pyongyang?", id: conversation, conversation: conversation)));
        return (await answer.RepliesAsync())[0].GetProperty("text").GetString()!;
    }

    // In MiB, what it has of the machine's memory now.
    private static long Memory(ServerProcess server)
    {
        using var process = Process.GetProcessById(server.Id);
        return process.WorkingSet64 / 1024 / 1024;
    }

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
