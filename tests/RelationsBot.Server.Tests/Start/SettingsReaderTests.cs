using Microsoft.Extensions.Configuration;
using RelationsBot.Server.Settings;
using Xunit;

namespace RelationsBot.Server.Tests.Start;

public sealed class SettingsReaderTests
{
    [Theory]
    [InlineData("BotFramework:AllowUnauthenticatedRemote", "perhaps")]
    [InlineData("BotFramework:AllowLoopbackServiceUrl", "perhaps")]
    [InlineData("BotFramework:MessagesEndpoint", "perhaps")]
    [InlineData("BotFramework:AllowedServiceUrlHosts:0", "https://perhaps.example/")]
    [InlineData("Server:PublicUrl", "perhaps")]
    [InlineData("Server:PublicUrl", "ftp://perhaps.example/")]
    [InlineData("Server:PublicUrl", "https://perhaps.example/?x=1")]
    [InlineData("Server:PublicUrl", "https://user:perhaps@bot.example/")]
    [InlineData("Server:KnownProxies:0", "perhaps")]
    [InlineData("Server:KnownProxies:0", "10.0.0.0/perhaps")]
    [InlineData("Storage:Kind", "perhaps")]
    [InlineData("Knowledge:Documents", "/perhaps/not")]
    [InlineData("Knowledge:KeepUnanswered", "perhaps")]
    [InlineData("DirectLine:Secrets:0", "perhaps")]
    [InlineData("DirectLine:Secrets:1", "perhaps of more than thirty-two characters, but on\ttwo columns")]
    [InlineData("DirectLine:TokenLifetimeSeconds", "perhaps")]
    [InlineData("DirectLine:TokenLifetimeSeconds", "4")]
    [InlineData("DirectLine:TokenLifetimeSeconds", "86401")]
    [InlineData("DirectLine:TokenLifetimeSeconds", "-1")]
    [InlineData("DirectLine:TrustedOrigins:0", "perhaps.example")]
    [InlineData("DirectLine:TrustedOrigins:0", "https://perhaps.example/path")]
    [InlineData("DirectLine:TrustedOrigins:0", "https://perhaps.example/")]
    [InlineData("DirectLine:SigningKey", "perhaps")]
    [InlineData("DirectLine:SigningKey", "cGVyaGFwcw==")]
    public void AWrongValueIsNamedByItsKeyAlone(string key, string value)
    {
        var problem = Assert.Single(Read((key, value)).Problems);
        Assert.StartsWith(key + ": ", problem);
        Assert.DoesNotContain("perhaps", problem);
    }

    [Fact]
    public void AllWrongValuesAreNamedAtOnce() =>
        Assert.Equal(3, Read(("Storage:Kind", "x"), ("Server:PublicUrl", "x"), ("BotFramework:MessagesEndpoint", "x")).Problems.Count);

    [Fact]
    public void AThirdSecretIsOneTooMany()
    {
        var secret = new string('s', 32);
        Assert.Empty(Read(("DirectLine:Secrets:0", secret), ("DirectLine:Secrets:1", secret)).Problems);
        Assert.Single(Read(("DirectLine:Secrets:0", secret), ("DirectLine:Secrets:1", secret), ("DirectLine:Secrets:2", secret)).Problems);
    }

    [Fact]
    public void ShortTokensAreTakenWithAWarning()
    {
        var reader = Read(("DirectLine:TokenLifetimeSeconds", "1199"));
        Assert.Empty(reader.Problems);
        Assert.StartsWith("DirectLine:TokenLifetimeSeconds: ", Assert.Single(reader.Warnings));
        Assert.Empty(Read(("DirectLine:TokenLifetimeSeconds", "1200")).Warnings);
    }

    [Fact]
    public void NothingNeedsToBeSet()
    {
        var reader = new SettingsReader(new ConfigurationBuilder().Build());
        var settings = reader.Read();
        Assert.Empty(reader.Problems);
        Assert.Empty(reader.Warnings);
        Assert.True(settings.MessagesEndpoint);
        Assert.False(settings.AllowUnauthenticatedRemote);
        Assert.Equal(TimeSpan.FromMinutes(30), settings.TokenLifetime);
        Assert.Equal("dialogs-data", Path.GetFileName(settings.KnowledgeFolder));
    }

    private static SettingsReader Read(params (string Key, string Value)[] values)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value))).Build();
        var reader = new SettingsReader(configuration);
        reader.Read();
        return reader;
    }
}
