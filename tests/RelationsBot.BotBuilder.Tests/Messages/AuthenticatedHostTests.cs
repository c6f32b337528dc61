using System.Net;
using System.Text;
using Xunit;

namespace RelationsBot.BotBuilder.Tests.Messages;

/// <summary>With an app id the SDK checks tokens; whatever is sent for one, the answer is no fault of ours.</summary>
public sealed class AuthenticatedHostTests(AuthenticatedHostTests.Host host) : IClassFixture<AuthenticatedHostTests.Host>
{
    private const string Body = """{"type":"message","channelId":"emulator","serviceUrl":"http://localhost:9","deliveryMode":"expectReplies","conversation":{"id":"c"},"text":"hi"}""";

    public static TheoryData<string> Headers =>
    [
        "",
        "Bearer",
        "Bearer x",
        "Bearer a.b.c",
        "Bearer ..",
        "Basic dXNlcjpwYXNz",
        "Bearer " + new string('a', 5000),
        "Bearer eyJhbGciOiJub25lIn0.e30.",
        "Bearer eyJhbGciOiJIUzI1NiJ9.bm90IGpzb24.c2ln",
        "Bearer " + Unsigned("""{"iss":"https://example.org","aud":"a"}"""),
        "Bearer " + Unsigned("""{"iss":5,"aud":{}}"""),
        "Bearer " + Unsigned("""[]"""),
    ];

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task WhatIsNoTokenOfAnIssuerWeKnowIsRefused(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(Body, Encoding.UTF8, "application/json") };
        if (header.Length > 0)
            request.Headers.TryAddWithoutValidation("Authorization", header);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static string Unsigned(string payload)
    {
        static string Part(string text) => Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(text);
        return $"{Part("""{"alg":"RS256","typ":"JWT","kid":"k"}""")}.{Part(payload)}.{Part("signature")}";
    }

    public sealed class Host : IDisposable
    {
        private readonly SdkHost host = SdkHost.With(("MicrosoftAppId", "11111111-2222-3333-4444-555555555555"), ("MicrosoftAppPassword", "not-a-real-one"));

        public Host() => Client = host.Client();

        public HttpClient Client { get; }

        public void Dispose() => host.Dispose();
    }
}
