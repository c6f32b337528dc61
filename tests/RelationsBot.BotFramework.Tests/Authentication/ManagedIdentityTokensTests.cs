using System.Net;
using Microsoft.Identity.Client;
using RelationsBot.BotFramework.Authentication;
using Xunit;

namespace RelationsBot.BotFramework.Tests.Authentication;

public sealed class ManagedIdentityTokensTests
{
    [Fact]
    public async Task TheMachinesEndpointIsAskedForTheIdentityOfTheApp()
    {
        var machine = new Machine(HttpStatusCode.OK);
        var issuer = Issuer(machine);
        var issued = await issuer.IssueAsync("https://connector.test/.default", TestContext.Current.CancellationToken);
        Assert.Equal("managed-1", issued.Value);
        Assert.InRange(issued.Lifetime, TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(60));
        Assert.Contains(machine.Asked, address => Uri.UnescapeDataString(address.Query).Contains("resource=https://connector.test&", StringComparison.Ordinal)
            && address.Query.Contains("client_id=11111111-2222-3333-4444-555555555555", StringComparison.Ordinal)
            && !address.Query.Contains(".default", StringComparison.Ordinal));

        // A dropped token must not come back out of the library's cache.
        Assert.Equal("managed-2", (await issuer.IssueAsync("https://connector.test/.default", TestContext.Current.CancellationToken)).Value);
    }

    [Fact]
    public async Task AnIdentityThatIsNotThereIsADenial()
    {
        var issued = await Issuer(new Machine(HttpStatusCode.BadRequest)).IssueAsync("https://connector.test/.default", TestContext.Current.CancellationToken);
        Assert.Equal((null, false), (issued.Value, issued.MayRetry));
    }

    private static ManagedIdentityTokens Issuer(Machine machine) => new(
        new() { AppId = "11111111-2222-3333-4444-555555555555", AppType = AppType.UserAssignedMsi, Login = new("https://login.test"), OAuthScope = "https://connector.test" },
        machine,
        TimeProvider.System);

    /// <summary>The instance metadata service of a machine in the cloud, in the place of the network.</summary>
    private sealed class Machine(HttpStatusCode status) : HttpMessageHandler, IMsalHttpClientFactory
    {
        private int tokens;

        public List<Uri> Asked { get; } = [];

        public HttpClient GetHttpClient() => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (Asked)
                Asked.Add(request.RequestUri!);
            var body = status == HttpStatusCode.OK
                ? $$"""{"access_token":"managed-{{Interlocked.Increment(ref tokens)}}","expires_in":"3599","expires_on":"{{DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds()}}","resource":"https://connector.test","token_type":"Bearer","client_id":"x"}"""
                : """{"error":"invalid_request","error_description":"Identity not found"}""";
            return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body) });
        }
    }
}
