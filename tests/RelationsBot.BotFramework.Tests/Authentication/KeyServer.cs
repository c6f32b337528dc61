using System.Net;
using System.Text.Json.Nodes;

namespace RelationsBot.BotFramework.Tests.Authentication;

/// <summary>An authority's metadata and keys, in the place of the network. Counts what it is asked.</summary>
internal sealed class KeyServer(string issuer) : HttpMessageHandler
{
    private int fetches;

    public Uri Metadata { get; } = new($"https://{issuer}.test/.well-known/openid");

    public JsonArray Keys { get; set; } = [];

    public string KeysAddress { get; set; } = $"https://{issuer}.test/keys";

    /// <summary>Takes the place of both documents.</summary>
    public Func<HttpResponseMessage>? Instead { get; set; }

    /// <summary>An answer waits for it.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>How often the metadata were asked for.</summary>
    public int Fetches => Volatile.Read(ref fetches);

    public List<Uri> Asked { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Asked)
            Asked.Add(request.RequestUri!);
        if (request.RequestUri == Metadata)
            Interlocked.Increment(ref fetches);
        await Gate.WaitAsync(cancellationToken);
        if (Instead is not null)
            return Instead();
        var document = request.RequestUri == Metadata
            ? new JsonObject { ["issuer"] = issuer, ["jwks_uri"] = KeysAddress }
            : new JsonObject { ["keys"] = Keys.DeepClone() };
        return new(HttpStatusCode.OK) { Content = new StringContent(document.ToJsonString()) };
    }
}
