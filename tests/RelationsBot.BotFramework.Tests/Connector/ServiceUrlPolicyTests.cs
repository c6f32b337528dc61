using System.Net;
using RelationsBot.BotFramework.Connector;
using Xunit;

namespace RelationsBot.BotFramework.Tests.Connector;

public class ServiceUrlPolicyTests
{
    private static readonly ServiceUrlPolicy Anonymous = new(allowLoopback: true, "Trusted.example");

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
        Assert.True(Anonymous.Allows(serviceUrl, out var uri, out var refusal));
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
        Assert.False(Anonymous.Allows(serviceUrl, out var uri, out var refusal));
        Assert.Equal((null, expected), (uri, refusal));
    }

    [Fact]
    public void TakesAtMost2048Characters()
    {
        var longest = "http://localhost/".PadRight(2_048, 'x');

        Assert.True(Anonymous.Allows(longest, out _, out _));
        Assert.False(Anonymous.Allows(longest + "x", out _, out var refusal));
        Assert.Equal(ServiceUrlRefusal.TooLong, refusal);
    }

    [Fact]
    public void WithoutLoopbackThisMachineIsRefusedToo()
    {
        Assert.False(new ServiceUrlPolicy(allowLoopback: false).Allows("http://localhost:1", out _, out var refusal));
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
        Assert.Equal(allowed, Anonymous.AllowsConnection(host, IPAddress.Parse(address)));
}
