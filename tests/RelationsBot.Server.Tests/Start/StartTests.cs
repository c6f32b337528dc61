using System.Net;
using RelationsBot.BotFramework.Tests;
using Xunit;

namespace RelationsBot.Server.Tests.Start;

public sealed class StartTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--urls=http://0.0.0.0:{0}", "", "urls")]
    [InlineData("", "HTTP_PORTS={0}", "http_ports")]
    [InlineData("", "ASPNETCORE_HTTP_PORTS={0}", "http_ports")]
    [InlineData("", "Kestrel__Endpoints__Web__Url=http://*:{0}", "Kestrel:Endpoints:Web:Url")]
    [InlineData("--BotFramework:AppId=00000000-0000-0000-0000-000000000000", "", "BotFramework:AppId")]
    [InlineData("", "MicrosoftAppId=perhaps", "MicrosoftAppId")]
    [InlineData("", "BotFramework__AppType=perhaps", "BotFramework:AppType")]
    [InlineData("--DirectLine:Secrets:0=perhaps", "", "DirectLine:Secrets:0")]
    public async Task AWrongSettingStopsTheStartByItsKeyAndNotItsValue(string argument, string variable, string key)
    {
        var port = LoopbackPort.Free();
        var arguments = argument.Length == 0 ? [] : new[] { string.Format(System.Globalization.CultureInfo.InvariantCulture, argument, port) };
        var environment = variable.Length == 0 ? [] : new[] { (variable.Split('=')[0], string.Format(System.Globalization.CultureInfo.InvariantCulture, variable.Split('=')[1], port)) };
        await using var server = ServerProcess.Start([.. arguments, $"--Knowledge:Folder={TestFiles.Bridge}"], environment);
        Assert.NotEqual(0, await server.ExitCodeAsync());
        var line = Assert.Single(server.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.StartsWith(key + ": ", line);
        Assert.DoesNotContain("perhaps", line);
        Assert.DoesNotContain("   at ", server.Output + server.Error);
    }

    [Fact]
    public async Task BrokenDataStopTheStartWithAllProblems()
    {
        var folder = Directory.CreateTempSubdirectory("relationsbot-broken");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "events.yaml"), "- event: x\n  surprise: y\n", Cancel);
            await using var server = ServerProcess.Start([$"--Knowledge:Folder={folder.FullName}", "--Storage:Kind=Carrier pigeon"]);
            Assert.NotEqual(0, await server.ExitCodeAsync());
            Assert.Contains("Storage:Kind: ", server.Error);
            Assert.Contains("events.yaml(2)", server.Error);
            Assert.Contains("surprise", server.Error);
            Assert.Contains("frames.yaml: the file is missing", server.Error);
            Assert.DoesNotContain("   at ", server.Output + server.Error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task APortInUseStopsTheStartInOneLine()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var server = ServerProcess.Start([$"--urls=http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}", $"--Knowledge:Folder={TestFiles.Bridge}"]);
        Assert.NotEqual(0, await server.ExitCodeAsync());
        Assert.Contains("in use", server.Error);
    }

    [Theory]
    [InlineData("--urls=http://127.0.0.1:{0}", "", "127.0.0.1")]
    [InlineData("", "ASPNETCORE_URLS=http://[::1]:{0}", "[::1]")]
    [InlineData("--BotFramework:AllowUnauthenticatedRemote=true", "HTTP_PORTS={0}", "127.0.0.1")]
    [InlineData("", "Kestrel__Endpoints__Web__Url=http://127.0.0.1:{0}", "127.0.0.1")]
    [InlineData("--MicrosoftAppId=app --MicrosoftAppPassword=word --Server:PublicUrl=https://bot.example/", "HTTP_PORTS={0}", "127.0.0.1")]
    public async Task AnAddressThatIsConfiguredIsTheOnlyOneListenedOn(string argument, string variable, string host)
    {
        var port = LoopbackPort.Free();
        var arguments = argument.Length == 0 ? [] : string.Format(System.Globalization.CultureInfo.InvariantCulture, argument, port).Split(' ');
        var environment = variable.Length == 0 ? [] : new[] { (variable.Split('=')[0], string.Format(System.Globalization.CultureInfo.InvariantCulture, variable.Split('=')[1], port)) };
        await using var server = ServerProcess.Start([.. arguments, $"--Knowledge:Folder={TestFiles.Bridge}"], environment);
        await server.AddressAsync();
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri($"http://{host}:{port}/health/ready"), Cancel)).StatusCode);
        Assert.DoesNotContain("3978", server.Output);
    }

    [Fact]
    public async Task WithoutAnAddressTheUsualOneIsListenedOn()
    {
        using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 3978))
        {
            try
            {
                probe.Start();
            }
            catch (System.Net.Sockets.SocketException)
            {
                Assert.Skip("Port 3978 is in use on this machine.");
            }
        }

        await using var server = ServerProcess.Start([$"--Knowledge:Folder={TestFiles.Bridge}"]);
        Assert.Equal("http://localhost:3978", await server.AddressAsync());
    }
}
