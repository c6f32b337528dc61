using System.Net;

namespace RelationsBot.BotFramework.Tests.Connector;

/// <summary>Answers each request with the next line of a script, and keeps what was asked and when.</summary>
internal sealed class ScriptedTransport(TimeProvider time, params Func<CancellationToken, Task<HttpResponseMessage>>[] script) : HttpMessageHandler
{
    public List<DateTimeOffset> Instants { get; } = [];

    public List<Uri> Addresses { get; } = [];

    public List<string?> Authorizations { get; } = [];

    public static Func<CancellationToken, Task<HttpResponseMessage>> Status(int status, string? retryAfter = null, string body = """{"id":"r1"}""") => _ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        if (retryAfter is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return Task.FromResult(response);
    };

    public static Func<CancellationToken, Task<HttpResponseMessage>> Throws(Exception exception) => _ => Task.FromException<HttpResponseMessage>(exception);

    public static async Task<HttpResponseMessage> Hangs(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException("unreachable");
    }

    /// <summary>Whether a request has come to a line of the script that never answers.</summary>
    public bool IsHanging { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Instants.Add(time.GetUtcNow());
        Addresses.Add(request.RequestUri!);
        Authorizations.Add(request.Headers.Authorization?.ToString());
        var line = script[Math.Min(Instants.Count, script.Length) - 1];
        IsHanging = line == Hangs;
        return line(cancellationToken);
    }
}
