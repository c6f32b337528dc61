using Microsoft.Extensions.Configuration;
using RelationsBot.Server.Start;
using Xunit;

namespace RelationsBot.Server.Tests.Start;

public sealed class ListenAddressesTests
{
    [Theory]
    [InlineData("http://localhost:3978")]
    [InlineData("http://LOCALHOST:3978")]
    [InlineData("https://127.0.0.1")]
    [InlineData("http://127.8.9.10:80")]
    [InlineData("http://[::1]:80")]
    [InlineData("http://localhost:80/base")]
    public void ThisMachineAloneReachesLoopback(string address) => Assert.Null(ListenAddresses.ProblemOf(address, allowRemote: false));

    [Theory]
    [InlineData("http://*:80")]
    [InlineData("http://+:80")]
    [InlineData("http://0.0.0.0:80")]
    [InlineData("http://[::]:80")]
    [InlineData("http://192.0.2.7:80")]
    [InlineData("http://bot.example:80")]
    [InlineData("http://localhost.bot.example:80")]
    [InlineData("http://unix:/tmp/bot.sock")]
    public void EverythingElseNeedsTheFrighteningSwitch(string address)
    {
        Assert.NotNull(ListenAddresses.ProblemOf(address, allowRemote: false));
        Assert.Null(ListenAddresses.ProblemOf(address, allowRemote: true));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("localhost:80")]
    public void WhatIsNoAddressIsRefusedAnyway(string address) => Assert.NotNull(ListenAddresses.ProblemOf(address, allowRemote: true));

    [Theory]
    [InlineData("", "")]
    [InlineData("urls=http://a:1;http://b:2", "urls|http://a:1,urls|http://b:2")]
    [InlineData("http_ports=80;81,https_ports=443", "http_ports|http://*:80,http_ports|http://*:81,https_ports|https://*:443")]
    [InlineData("urls=http://a:1,http_ports=80", "urls|http://a:1")]
    [InlineData("Kestrel:Endpoints:X:Url=http://x:1,urls=http://a:1", "Kestrel:Endpoints:X:Url|http://x:1")]
    public void WhatKestrelHeedsIsWhatIsChecked(string settings, string expected)
    {
        var pairs = settings.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => KeyValuePair.Create(pair.Split('=')[0], (string?)pair.Split('=')[1]));
        var configured = ListenAddresses.Configured(new ConfigurationBuilder().AddInMemoryCollection(pairs).Build());
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), configured.Select(address => $"{address.Key}|{address.Address}"));
    }
}
