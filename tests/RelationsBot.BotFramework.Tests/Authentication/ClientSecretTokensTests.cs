using System.Net;
using RelationsBot.BotFramework.Authentication;
using Xunit;

namespace RelationsBot.BotFramework.Tests.Authentication;

public sealed class ClientSecretTokensTests
{
    private readonly ManualTimeProvider clock = new();

    [Theory]
    [InlineData("https://login.test/tenant-1")]
    [InlineData("https://login.test/tenant-1/")]
    public async Task OneFormAsksTheAuthorityForAToken(string login)
    {
        var transport = new FormTransport(200, """{"token_type":"Bearer","expires_in":3599,"access_token":"a.b.c"}""");
        var issued = await IssueAsync(transport, login);
        Assert.Equal(("a.b.c", TimeSpan.FromSeconds(3599)), (issued.Value, issued.Lifetime));
        Assert.Equal("POST https://login.test/tenant-1/oauth2/v2.0/token", transport.Asked);
        Assert.Equal("application/x-www-form-urlencoded", transport.ContentType);
        Assert.Equal("grant_type=client_credentials&client_id=app&client_secret=p%26ss%3Dword&scope=https%3A%2F%2Fconnector.test%2F.default", transport.Form);
    }

    [Fact]
    public async Task ALifetimeMayBeWrittenAsText() =>
        Assert.Equal(TimeSpan.FromSeconds(60), (await IssueAsync(new FormTransport(200, """{"expires_in":"60","access_token":"t"}"""))).Lifetime);

    [Theory]
    [InlineData(400, """{"error":"invalid_client"}""")]
    [InlineData(401, """{"error":"invalid_client"}""")]
    [InlineData(400, """{"error":"invalid_scope"}""")]
    [InlineData(403, "<html>")]
    [InlineData(302, "")]
    [InlineData(400, "{\"error\":\"\\ud800\"}")]
    public async Task ADenialHoldsUntilTheConfigurationChanges(int status, string body)
    {
        var issued = await IssueAsync(new FormTransport(status, body));
        Assert.Equal((null, false), (issued.Value, issued.MayRetry));
    }

    [Theory]
    [InlineData(429, "")]
    [InlineData(500, "")]
    [InlineData(503, "<html>")]
    [InlineData(504, "")]
    [InlineData(400, """{"error":"temporarily_unavailable"}""")]
    [InlineData(200, "<html>")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"access_token":"t"}""")]
    [InlineData(200, """{"access_token":"","expires_in":60}""")]
    [InlineData(200, """{"access_token":7,"expires_in":60}""")]
    [InlineData(200, """{"access_token":"t","expires_in":-1}""")]
    [InlineData(200, """{"access_token":"t\r\nX-Evil: 1","expires_in":60}""")]
    [InlineData(200, "{\"access_token\":\"\\ud800\",\"expires_in\":60}")]
    public async Task WhatMayPassIsWorthAnotherTry(int status, string body)
    {
        var issued = await IssueAsync(new FormTransport(status, body));
        Assert.Equal((null, true), (issued.Value, issued.MayRetry));
    }

    [Fact]
    public async Task TheWishForAPauseIsHandedOn() =>
        Assert.Equal(TimeSpan.FromSeconds(3), (await IssueAsync(new FormTransport(429, "", retryAfter: 3))).RetryAfter?.Delta);

    [Fact]
    public async Task MoreThanAMegabyteIsNoAnswer() =>
        Assert.Null((await IssueAsync(new FormTransport(200, $$"""{"x":"{{new string('x', 1024 * 1024)}}","access_token":"t","expires_in":60}"""))).Value);

    [Fact]
    public async Task ANetworkThatIsDownIsWorthAnotherTry() =>
        Assert.True((await IssueAsync(new FormTransport(new HttpRequestException(HttpRequestError.NameResolutionError)))).MayRetry);

    [Fact]
    public async Task NoAnswerWithinFiveSecondsIsWorthAnotherTry()
    {
        var began = clock.GetUtcNow();
        Assert.True((await clock.RunAsync(IssueAsync(new FormTransport(0, "")))).MayRetry);
        Assert.Equal(TimeSpan.FromSeconds(5), clock.GetUtcNow() - began);
    }

    [Fact]
    public void CredentialsDoNotPrintThePassword() => Assert.DoesNotContain("word", Credentials("https://login.test").ToString());

    private static CredentialOptions Credentials(string login) =>
        new() { AppId = "app", AppType = AppType.SingleTenant, Password = "p&ss=word", Login = new(login), OAuthScope = "https://connector.test" };

    private Task<IssuedToken> IssueAsync(FormTransport transport, string login = "https://login.test/t") =>
        new ClientSecretTokens(Credentials(login), new HttpClient(transport), clock).IssueAsync("https://connector.test/.default", TestContext.Current.CancellationToken);

    /// <summary>Gives one answer; with status 0 none ever. Keeps what was asked.</summary>
    private sealed class FormTransport(int status, string body, int? retryAfter = null) : HttpMessageHandler
    {
        private readonly Exception? failure;

        public FormTransport(Exception failure)
            : this(200, "") => this.failure = failure;

        public string? Asked { get; private set; }

        public string? ContentType { get; private set; }

        public string? Form { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked = $"{request.Method} {request.RequestUri}";
            ContentType = request.Content!.Headers.ContentType!.MediaType;
            Form = await request.Content.ReadAsStringAsync(cancellationToken);
            if (failure is not null)
                throw failure;
            if (status == 0)
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
            if (retryAfter is { } seconds)
                response.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
            return response;
        }
    }
}
