using System.Net;
using RelationsBot.BotFramework.Authentication;
using RelationsBot.BotFramework.Connector;
using Xunit;

namespace RelationsBot.BotFramework.Tests.Connector;

public class ServiceUrlPolicyTests
{
    private static readonly ServiceUrlPolicy Policy = new(allowLoopback: true, "Trusted.example");

    [Theory]
    [InlineData("http://localhost:5000")]
    [InlineData("http://LOCALHOST:5000/base/")]
    [InlineData("https://localhost/")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://127.9.8.7:1")]
    [InlineData("http://2130706433/")]
    [InlineData("http://[::1]:1/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("https://trusted.example/emea/")]
    [InlineData("https://TRUSTED.example:8443")]
    public void CallsThisMachineAndListedHosts(string serviceUrl)
    {
        Assert.True(Policy.Allows(serviceUrl, Caller.Anonymous, out var uri, out var refusal));
        Assert.Equal((new Uri(serviceUrl), null), (uri, refusal));
    }

    [Theory]
    [InlineData(null, ServiceUrlRefusal.Missing)]
    [InlineData("  ", ServiceUrlRefusal.Missing)]
    [InlineData("localhost:5000", ServiceUrlRefusal.Scheme)]
    [InlineData("/v3", ServiceUrlRefusal.Scheme)]
    [InlineData("nonsense", ServiceUrlRefusal.NotAbsolute)]
    [InlineData("http://local host/", ServiceUrlRefusal.NotAbsolute)]
    [InlineData("http://localhost/\r\nX: y", ServiceUrlRefusal.NotAbsolute)]
    [InlineData("http:\\\\localhost", ServiceUrlRefusal.NotAbsolute)]
    [InlineData("ftp://localhost", ServiceUrlRefusal.Scheme)]
    [InlineData("file:///etc/passwd", ServiceUrlRefusal.Scheme)]
    [InlineData("http://trusted.example", ServiceUrlRefusal.Scheme)]
    [InlineData("http://user:secret@localhost", ServiceUrlRefusal.UserInfo)]
    [InlineData("http://localhost@evil.example", ServiceUrlRefusal.UserInfo)]
    [InlineData("http://localhost/#x", ServiceUrlRefusal.FragmentOrQuery)]
    [InlineData("http://localhost/?x=", ServiceUrlRefusal.FragmentOrQuery)]
    [InlineData("https://smba.trafficmanager.net/emea/", ServiceUrlRefusal.Host)]
    [InlineData("https://sub.trusted.example", ServiceUrlRefusal.Host)]
    [InlineData("https://trusted.example.evil.example", ServiceUrlRefusal.Host)]
    [InlineData("http://localhost.evil.example", ServiceUrlRefusal.Host)]
    [InlineData("http://169.254.169.254/latest", ServiceUrlRefusal.Host)]
    [InlineData("http://[::ffff:169.254.169.254]/", ServiceUrlRefusal.Host)]
    [InlineData("http://10.0.0.1", ServiceUrlRefusal.Host)]
    [InlineData("http://0.0.0.0", ServiceUrlRefusal.Host)]
    [InlineData("http://[::]", ServiceUrlRefusal.Host)]
    public void RefusesEverythingElse(string? serviceUrl, ServiceUrlRefusal expected)
    {
        Assert.False(Policy.Allows(serviceUrl, Caller.Anonymous, out var uri, out var refusal));
        Assert.Equal((null, expected), (uri, refusal));
    }

    [Fact]
    public void TakesAtMost2048Characters()
    {
        var longest = "http://localhost/".PadRight(2_048, 'x');

        Assert.True(Policy.Allows(longest, Caller.Anonymous, out _, out _));
        Assert.False(Policy.Allows(longest + "x", Caller.Anonymous, out _, out var refusal));
        Assert.Equal(ServiceUrlRefusal.TooLong, refusal);
    }

    [Fact]
    public void WithoutLoopbackThisMachineIsRefusedToo()
    {
        Assert.False(new ServiceUrlPolicy(allowLoopback: false).Allows("http://localhost:1", Caller.Anonymous, out _, out var refusal));
        Assert.Equal(ServiceUrlRefusal.Host, refusal);
    }

    [Theory]
    [InlineData("localhost", "127.0.0.1", true)]
    [InlineData("localhost", "::1", true)]
    [InlineData("localhost", "::ffff:127.0.0.1", true)]
    [InlineData("localhost", "169.254.169.254", false)]
    [InlineData("localhost", "192.168.0.1", false)]
    [InlineData("localhost", "0.0.0.0", false)]
    [InlineData("trusted.example", "10.0.0.5", true)]
    [InlineData("other.example", "127.0.0.1", false)]
    public void JudgesTheAddressThatANameResolvedTo(string host, string address, bool allowed) =>
        Assert.Equal(allowed, Policy.AllowsConnection(host, IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://smba.example/emea/", null)]
    [InlineData("https://SMBA.example/EMEA/", null)]
    [InlineData("https://smba.example/", ServiceUrlRefusal.Host)]
    [InlineData("http://smba.example/emea/", ServiceUrlRefusal.Host)]
    [InlineData("http://localhost:1/", null)]
    public void ASignedClaimNamesTheOneHostThatMayBeCalled(string serviceUrl, ServiceUrlRefusal? expected)
    {
        var caller = new Caller { Path = TokenPath.Channel, SignedServiceUrl = "https://smba.example/emea/" };
        Policy.Allows(serviceUrl, caller, out _, out var refusal);
        Assert.Equal(expected, refusal);
    }

    [Theory]
    [InlineData("http://smba.example/", ServiceUrlRefusal.Scheme)]
    [InlineData("http://localhost:1/", ServiceUrlRefusal.Host)]
    [InlineData("https://127.0.0.1/", ServiceUrlRefusal.Host)]
    [InlineData("https://user@smba.example/", ServiceUrlRefusal.UserInfo)]
    public void ASignatureMakesNoAddressSafe(string serviceUrl, ServiceUrlRefusal expected)
    {
        var caller = new Caller { Path = TokenPath.Channel, SignedServiceUrl = serviceUrl };
        Assert.False(new ServiceUrlPolicy(allowLoopback: false).Allows(serviceUrl, caller, out _, out var refusal));
        Assert.Equal(expected, refusal);
    }

    [Fact]
    public void ThisMachineMayBeListedLikeAnyHost()
    {
        var policy = new ServiceUrlPolicy(allowLoopback: false, "localhost");
        Assert.True(policy.Allows("https://localhost/", Caller.Anonymous, out _, out _));
        Assert.False(policy.Allows("http://localhost/", Caller.Anonymous, out _, out var refusal));
        Assert.Equal(ServiceUrlRefusal.Scheme, refusal);
        Assert.True(policy.AllowsConnection("localhost", IPAddress.Loopback));
    }

    [Theory]
    [InlineData(TokenPath.Emulator)]
    [InlineData(TokenPath.Skill)]
    [InlineData(TokenPath.Anonymous)]
    public void WithoutASignedClaimOnlyThisMachineAndListedHostsAreCalled(TokenPath path)
    {
        var caller = new Caller { Path = path };
        Assert.True(Policy.Allows("http://localhost:1", caller, out _, out _));
        Assert.True(Policy.Allows("https://trusted.example/", caller, out _, out _));
        Assert.False(Policy.Allows("https://smba.example/", caller, out _, out var refusal));
        Assert.Equal(ServiceUrlRefusal.Host, refusal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::7f00:1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2002:7f00:1::")]
    public void ANameThatLeadsToAnAddressOfNobodyOnTheInternetIsNotConnectedTo(string address) =>
        Assert.False(new ServiceUrlPolicy(allowLoopback: false).AllowsConnection("smba.example", IPAddress.Parse(address)));

    [Theory]
    [InlineData("20.1.2.3")]
    [InlineData("172.32.0.1")]
    [InlineData("::ffff:20.1.2.3")]
    [InlineData("2603:1000::1")]
    [InlineData("64:ff9b::1401:203")]
    public void PublicAddressesAreConnectedTo(string address) =>
        Assert.True(new ServiceUrlPolicy(allowLoopback: false).AllowsConnection("smba.example", IPAddress.Parse(address)));
}
