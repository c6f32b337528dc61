using System.Diagnostics;
using System.Reflection;
using Xunit;

namespace RelationsBot.BotBuilder.Tests.Start;

/// <summary>The built program, from the command line.</summary>
public sealed class StartTests
{
    private static readonly string Configuration = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    [Theory]
    [InlineData("--urls http://0.0.0.0:0", "MicrosoftAppId: not set, so only this machine may reach the bot")]
    [InlineData("--urls http://*:0", "MicrosoftAppId: not set, so only this machine may reach the bot")]
    [InlineData("--http_ports 0", "MicrosoftAppId: not set, so only this machine may reach the bot")]
    [InlineData("--Kestrel:Endpoints:All:Url http://[::]:0", "MicrosoftAppId: not set, so only this machine may reach the bot")]
    [InlineData("--urls http://localhost:0 --MicrosoftAppId a", "MicrosoftAppPassword: missing")]
    [InlineData("--urls http://localhost:0 --Storage:Folder /dev/null/none", "Storage: ")]
    [InlineData("--urls http://localhost:0 --Knowledge:Folder /no/such/folder", "Knowledge:Folder: ")]
    public async Task ItDoesNotStartAndSaysWhy(string arguments, string line)
    {
        var program = Path.Combine(Repository.Folder, "src", "RelationsBot.BotBuilder", "bin", Configuration, "net10.0", "RelationsBot.BotBuilder.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments.Split(' ')]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith(line, error);
        Assert.DoesNotContain("   at ", error);
        Assert.DoesNotContain("Now listening", await output);
    }
}
