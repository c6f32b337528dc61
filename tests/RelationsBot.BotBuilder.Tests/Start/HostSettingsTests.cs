using Microsoft.Extensions.Configuration;
using RelationsBot.BotBuilder.Start;
using Xunit;

namespace RelationsBot.BotBuilder.Tests.Start;

public sealed class HostSettingsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("MicrosoftAppType= MicrosoftAppId= MicrosoftAppPassword= MicrosoftAppTenantId=")]
    [InlineData("MicrosoftAppType=MultiTenant")]
    [InlineData("MicrosoftAppId=a MicrosoftAppPassword=p")]
    [InlineData("MicrosoftAppType=multitenant MicrosoftAppId=a MicrosoftAppPassword=p")]
    [InlineData("MicrosoftAppType=SingleTenant MicrosoftAppId=a MicrosoftAppPassword=p MicrosoftAppTenantId=t")]
    [InlineData("MicrosoftAppType=UserAssignedMSI MicrosoftAppId=a MicrosoftAppTenantId=t")]
    [InlineData("ChannelService=https://botframework.azure.us")]
    [InlineData("Recognition:Kind=recognizerstext")]
    [InlineData("Storage:Kind=postgres Storage:ConnectionString=Host=localhost")]
    [InlineData("Storage:Kind=Memory")]
    [InlineData("Server:PublicUrl=https://bot.example.org/base")]
    public void TheseStart(string settings) => Assert.Empty(Read(settings).Problems);

    [Theory]
    [InlineData("MicrosoftAppId=a", "MicrosoftAppPassword: missing, though MicrosoftAppId is set")]
    [InlineData("MicrosoftAppPassword=secret-word", "MicrosoftAppId: missing, though MicrosoftAppPassword is set")]
    [InlineData("MicrosoftAppTenantId=t", "MicrosoftAppId: missing, though MicrosoftAppTenantId is set")]
    [InlineData("MicrosoftAppType=SingleTenant", "MicrosoftAppId: missing, though MicrosoftAppType is set")]
    [InlineData("MicrosoftAppType=UserAssignedMSI", "MicrosoftAppId: missing, though MicrosoftAppType is set")]
    [InlineData("MicrosoftAppType=SingleTenant MicrosoftAppId=a MicrosoftAppPassword=p", "MicrosoftAppTenantId: missing, though MicrosoftAppType needs it")]
    [InlineData("MicrosoftAppType=UserAssignedMSI MicrosoftAppId=a MicrosoftAppTenantId=t MicrosoftAppPassword=secret-word", "MicrosoftAppPassword: a managed identity has none")]
    [InlineData("MicrosoftAppType=Tenant MicrosoftAppId=a MicrosoftAppPassword=p MicrosoftAppTenantId=t", "MicrosoftAppType: expected SingleTenant, UserAssignedMSI or MultiTenant")]
    [InlineData("ChannelService=https://botframework.example.org", "ChannelService: expected nothing, or https://botframework.azure.us for US Government")]
    [InlineData("Storage:Kind=Postgres", "Storage:ConnectionString: needed with Storage:Kind=Postgres")]
    [InlineData("Storage:Kind=Redis", "Storage:Kind: expected Sqlite, Postgres or Memory")]
    [InlineData("Recognition:Kind=Both", "Recognition:Kind: expected BuiltIn or RecognizersText")]
    [InlineData("Recognition:Kind=1", "Recognition:Kind: expected BuiltIn or RecognizersText")]
    [InlineData("BotFramework:AllowUnauthenticatedRemote=yes", "BotFramework:AllowUnauthenticatedRemote: expected true or false")]
    [InlineData("Knowledge:Documents=/no/such/folder", "Knowledge:Documents: there is no such folder")]
    [InlineData("Server:PublicUrl=bot.example.org", "Server:PublicUrl: expected an absolute http or https address without query and fragment")]
    [InlineData("Server:PublicUrl=ftp://bot.example.org", "Server:PublicUrl: expected an absolute http or https address without query and fragment")]
    public void TheseDoNotAndAreNamedByTheirKey(string settings, string problem)
    {
        Assert.Equal(problem, Assert.Single(Read(settings).Problems));
        Assert.DoesNotContain("secret-word", problem);
    }

    [Fact]
    public void EveryProblemIsNamedAtOnce() => Assert.Equal(3, Read("MicrosoftAppId=a Recognition:Kind=x Server:PublicUrl=y").Problems.Count);

    private static (HostSettings Settings, List<string> Problems) Read(string settings)
    {
        var values = settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1]));
        var problems = new List<string>();
        return (HostSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), problems), problems);
    }
}
