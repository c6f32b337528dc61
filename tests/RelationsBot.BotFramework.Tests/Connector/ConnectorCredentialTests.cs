using RelationsBot.BotFramework.Authentication;
using RelationsBot.BotFramework.Connector;
using RelationsBot.BotFramework.Schema;
using RelationsBot.BotFramework.Tests.Authentication;
using Xunit;
using static RelationsBot.BotFramework.Connector.DeliveryOutcome;
using static RelationsBot.BotFramework.Tests.Connector.ScriptedTransport;

namespace RelationsBot.BotFramework.Tests.Connector;

public class ConnectorCredentialTests
{
    private static readonly Caller Channel = new() { Path = TokenPath.Channel, ReplyScope = "https://connector.test/.default", SignedServiceUrl = "https://smba.example/" };

    private readonly ManualTimeProvider _clock = new();
    private readonly TokenIssuerDouble _issuer = new(TimeSpan.FromHours(1));

    [Fact]
    public async Task AReplyCarriesATokenOfTheCallersScope()
    {
        var (result, transport) = await SendAsync(Channel, Status(201));
        Assert.Equal((Delivered, 1), (result.Outcome, result.Attempts));
        Assert.Equal(["Bearer token-1"], transport.Authorizations);
        Assert.Equal([Channel.ReplyScope!], _issuer.Scopes);
    }

    [Fact]
    public async Task ARefusedTokenIsReplacedOnce()
    {
        var (result, transport) = await SendAsync(Channel, Status(401), Status(201));
        Assert.Equal((Delivered, 2), (result.Outcome, result.Attempts));
        Assert.Equal(["Bearer token-1", "Bearer token-2"], transport.Authorizations);
    }

    [Fact]
    public async Task ASecondRefusalOfATokenIsFinal()
    {
        var (result, transport) = await SendAsync(Channel, Status(401));
        Assert.Equal(new DeliveryResult(NotDelivered, DeliveryCause.Status, 2, 401), result);
        Assert.Equal(2, transport.Authorizations.Count);
    }

    [Fact]
    public async Task WithoutATokenNothingIsSent()
    {
        _issuer.Instead = IssuedToken.Denied;
        var (result, transport) = await SendAsync(Channel, Status(201));
        Assert.Equal(new DeliveryResult(NotDelivered, DeliveryCause.NoToken, 0), result);
        Assert.Empty(transport.Addresses);
    }

    [Fact]
    public async Task NoTokenIsAskedForWhereTheReplyMayNotGo()
    {
        var (result, _) = await SendAsync(Channel with { SignedServiceUrl = "https://other.example/" }, Status(201));
        Assert.Equal(new DeliveryResult(NotDelivered, DeliveryCause.ServiceUrlRefused, 0), result);
        Assert.Equal(0, _issuer.Asked);
    }

    private async Task<(DeliveryResult Result, ScriptedTransport Transport)> SendAsync(Caller caller, params Func<CancellationToken, Task<HttpResponseMessage>>[] script)
    {
        var transport = new ScriptedTransport(_clock, script);
        var client = new ConnectorClient(new HttpClient(transport) { Timeout = Timeout.InfiniteTimeSpan }, new(allowLoopback: false), _clock, new Random(1), new(_issuer, _clock, new Random(1)));
        var reply = new Activity { Type = "message", ServiceUrl = "https://smba.example/", Conversation = new() { Id = "c" }, ReplyToId = "a" };
        return (await _clock.RunAsync(client.SendAsync(reply, caller, TestContext.Current.CancellationToken), () => transport.IsHanging), transport);
    }
}
