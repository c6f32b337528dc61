using Microsoft.Extensions.Configuration;
using RelationsBot.BotFramework.Authentication;
using RelationsBot.Server.Settings;
using Xunit;

namespace RelationsBot.Server.Tests.Start;

public sealed class AppSettingsTests
{
    private static readonly (string Key, string Value)[] Registered =
        [("BotFramework:AppId", "app"), ("BotFramework:AppPassword", "word"), ("Server:PublicUrl", "https://bot.example/")];

    [Fact]
    public void WithoutAnAppIdThereIsNothingToCheckCallersBy()
    {
        var (settings, reader) = Read();
        Assert.Empty(reader.Problems);
        Assert.Null(settings.Callers);
        Assert.Null(settings.Credentials);
        Assert.True(settings.AllowLoopbackServiceUrl);
        Assert.False(settings.MayListenRemotely);
    }

    [Fact]
    public void AnAppIdAndAPasswordAreABotOfManyTenantsInThePublicCloud()
    {
        var (settings, reader) = Read(Registered);
        Assert.Empty(reader.Problems);
        Assert.True(settings.MayListenRemotely);
        Assert.False(settings.AllowLoopbackServiceUrl);
        var (callers, credentials) = (settings.Callers!, settings.Credentials!);
        Assert.Equal(("app", "https://api.botframework.com"), (callers.AppId, callers.ChannelIssuer));
        Assert.Equal("https://login.botframework.com/v1/.well-known/openidconfiguration", callers.ChannelMetadata.AbsoluteUri);
        Assert.Equal("https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration", callers.EmulatorMetadata.AbsoluteUri);
        Assert.Equal(
            [
                "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0",
                "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0",
                "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
                "https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/",
            ],
            callers.EmulatorIssuers.Order(StringComparer.Ordinal));
        Assert.True(callers.AcceptEmulatorTokens);
        Assert.Empty(callers.AllowedCallers);
        Assert.Equal(TimeSpan.FromSeconds(60), callers.KeyRefreshMinimum);
        Assert.Equal((AppType.MultiTenant, "word", "https://api.botframework.com"), (credentials.AppType, credentials.Password, credentials.OAuthScope));
        Assert.Equal("https://login.microsoftonline.com/botframework.com", credentials.Login.AbsoluteUri);
    }

    [Fact]
    public void ATenantMakesItABotOfOneTenant()
    {
        var (settings, _) = Read([.. Registered, ("BotFramework:TenantId", "t-1")]);
        Assert.Equal(AppType.SingleTenant, settings.Credentials!.AppType);
        Assert.Equal("https://login.microsoftonline.com/t-1", settings.Credentials.Login.AbsoluteUri);
        Assert.Contains("https://sts.windows.net/t-1/", settings.Callers!.EmulatorIssuers);
        Assert.Contains("https://login.microsoftonline.com/t-1/v2.0", settings.Callers.EmulatorIssuers);
    }

    [Fact]
    public void TheGovernmentCloudChangesEverythingAtOnce()
    {
        var (settings, reader) = Read([.. Registered, ("ChannelService", "https://botframework.azure.us"), ("BotFramework:TenantId", "t-1")]);
        Assert.Empty(reader.Problems);
        var (callers, credentials) = (settings.Callers!, settings.Credentials!);
        Assert.Equal("https://api.botframework.us", callers.ChannelIssuer);
        Assert.Equal("https://login.botframework.azure.us/v1/.well-known/openidconfiguration", callers.ChannelMetadata.AbsoluteUri);
        Assert.Equal("https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration", callers.EmulatorMetadata.AbsoluteUri);
        Assert.Equal(
            [
                "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0",
                "https://login.microsoftonline.us/t-1/",
                "https://login.microsoftonline.us/t-1/v2.0",
                "https://sts.windows.net/cab8a31a-1906-4287-a0d8-4eef66b95f6e/",
            ],
            callers.EmulatorIssuers.Order(StringComparer.Ordinal));
        Assert.Equal(("https://api.botframework.us", "https://login.microsoftonline.us/t-1"), (credentials.OAuthScope, credentials.Login.AbsoluteUri));
        var (common, _) = Read([.. Registered, ("BotFramework:ChannelService", "https://botframework.azure.us")]);
        Assert.Equal("https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us", common.Credentials!.Login.AbsoluteUri);
    }

    [Fact]
    public void TheNamesOfTheSdkMeanTheSame()
    {
        var (settings, reader) = Read(
            ("MicrosoftAppId", "app"), ("MicrosoftAppPassword", "word"), ("MicrosoftAppTenantId", "t-1"), ("MicrosoftAppType", "singletenant"),
            ("ToBotFromChannelOpenIdMetadataUrl", "https://a.example/"), ("ToBotFromChannelTokenIssuer", "https://b.example"),
            ("ToBotFromEmulatorOpenIdMetadataUrl", "https://c.example/"), ("ToChannelFromBotLoginUrl", "http://localhost:1/t"),
            ("ToChannelFromBotOAuthScope", "https://d.example"), ("Server:PublicUrl", "https://bot.example/"));
        Assert.Empty(reader.Problems);
        Assert.Equal(
            ("app", "https://a.example/", "https://b.example", "https://c.example/"),
            (settings.Callers!.AppId, settings.Callers.ChannelMetadata.AbsoluteUri, settings.Callers.ChannelIssuer, settings.Callers.EmulatorMetadata.AbsoluteUri));
        Assert.Equal(
            ("word", AppType.SingleTenant, "http://localhost:1/t", "https://d.example"),
            (settings.Credentials!.Password, settings.Credentials.AppType, settings.Credentials.Login.AbsoluteUri, settings.Credentials.OAuthScope));
        Assert.Equal("https://e.example/", Read([.. Registered, ("BotOpenIdMetadata", "https://e.example/")]).Settings.Callers!.ChannelMetadata.AbsoluteUri);
    }

    [Fact]
    public void OneAddressOverridesNothingElse()
    {
        var (settings, _) = Read([.. Registered, ("BotFramework:ChannelIssuer", "https://b.example")]);
        Assert.Equal("https://login.botframework.com/v1/.well-known/openidconfiguration", settings.Callers!.ChannelMetadata.AbsoluteUri);
        Assert.Equal("https://api.botframework.com", settings.Credentials!.OAuthScope);
    }

    [Theory]
    [InlineData("BotFramework:AppId", "MicrosoftAppId")]
    [InlineData("BotFramework:AppPassword", "MicrosoftAppPassword")]
    [InlineData("BotFramework:AppType", "MicrosoftAppType", "SingleTenant", "MultiTenant")]
    [InlineData("BotFramework:TenantId", "MicrosoftAppTenantId")]
    [InlineData("BotFramework:ChannelOpenIdMetadataUrl", "ToBotFromChannelOpenIdMetadataUrl", "https://a.example/", "https://b.example/")]
    [InlineData("BotFramework:ChannelOpenIdMetadataUrl", "BotOpenIdMetadata", "https://a.example/", "https://b.example/")]
    [InlineData("BotFramework:ChannelIssuer", "ToBotFromChannelTokenIssuer")]
    [InlineData("BotFramework:EmulatorOpenIdMetadataUrl", "ToBotFromEmulatorOpenIdMetadataUrl", "https://a.example/", "https://b.example/")]
    [InlineData("BotFramework:LoginUrl", "ToChannelFromBotLoginUrl", "https://a.example/", "https://b.example/")]
    [InlineData("BotFramework:OAuthScope", "ToChannelFromBotOAuthScope")]
    public void TwoNamesWithTwoValuesAreAProblemThatNamesBoth(string key, string alias, string one = "perhaps-a", string other = "perhaps-b")
    {
        var all = Registered.Where(setting => setting.Key != key).Append(("BotFramework:TenantId", "t")).Where(setting => setting.Item1 != key);
        var problem = Assert.Single(Read([.. all, (key, one), (alias, other)]).Reader.Problems);
        Assert.StartsWith(key + ": ", problem);
        Assert.Contains(alias, problem);
        Assert.DoesNotContain(one, problem);
        Assert.DoesNotContain(other, problem);
        Assert.Empty(Read([.. all, (key, one), (alias, one)]).Reader.Problems);
    }

    [Theory]
    [InlineData("BotFramework:AppId", "perhaps not")]
    [InlineData("BotFramework:AppType", "perhaps")]
    [InlineData("MicrosoftAppType", "perhaps")]
    [InlineData("BotFramework:TenantId", "perhaps/not")]
    [InlineData("BotFramework:TenantId", "..")]
    [InlineData("BotFramework:ChannelService", "https://perhaps.example")]
    [InlineData("BotFramework:ChannelOpenIdMetadataUrl", "perhaps")]
    [InlineData("BotFramework:ChannelOpenIdMetadataUrl", "http://perhaps.example/")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "http://perhaps.example/")]
    [InlineData("BotFramework:EmulatorOpenIdMetadataUrl", "ftp://perhaps.example/")]
    [InlineData("BotFramework:LoginUrl", "http://perhaps.example/")]
    [InlineData("BotFramework:LoginUrl", "https://user:perhaps@login.example/")]
    [InlineData("BotFramework:ChannelIssuer", "http://perhaps.example")]
    [InlineData("BotFramework:OAuthScope", "http://perhaps.example")]
    [InlineData("BotFramework:EmulatorIssuers:0", "http://perhaps.example/")]
    [InlineData("BotFramework:AcceptEmulatorTokens", "perhaps")]
    [InlineData("BotFramework:AllowedCallers:0", "*")]
    [InlineData("BotFramework:AllowedCallers:1", "perhaps not")]
    [InlineData("BotFramework:RequiredEndorsements:0", "perhaps not")]
    [InlineData("BotFramework:KeyRefreshMinimumSeconds", "perhaps")]
    [InlineData("BotFramework:KeyRefreshMinimumSeconds", "0")]
    public void AWrongValueIsNamedByItsKeyAlone(string key, string value)
    {
        var all = Registered.Append(("BotFramework:TenantId", "t")).Where(setting => setting.Item1 != key);
        var (_, reader) = Read([.. all, (key, value)]);
        var problem = Assert.Single(reader.Problems);
        Assert.StartsWith(key + ": ", problem);
        Assert.DoesNotContain("perhaps", problem);
    }

    [Theory]
    [InlineData("MultiTenant", true, false, "BotFramework:AppPassword")]
    [InlineData("SingleTenant", true, false, "BotFramework:AppPassword")]
    [InlineData("SINGLETENANT", false, true, "BotFramework:TenantId")]
    [InlineData("userassignedmsi", false, false, "BotFramework:TenantId")]
    [InlineData(null, false, false, "BotFramework:AppPassword")]
    public void WhatAnAppIdNeedsIsNamedInOneLine(string? type, bool tenant, bool password, string missing)
    {
        List<(string, string)> settings = [("BotFramework:AppId", "app")];
        if (type is not null)
            settings.Add(("BotFramework:AppType", type));
        if (tenant)
            settings.Add(("BotFramework:TenantId", "t"));
        if (password)
            settings.Add(("BotFramework:AppPassword", "word"));
        var problem = Assert.Single(Read([.. settings]).Reader.Problems);
        Assert.StartsWith("BotFramework:AppId: ", problem);
        Assert.Contains(missing, problem);
        Assert.Contains("Server:PublicUrl", problem);
        Assert.DoesNotContain("Server:PublicUrl", Assert.Single(Read([.. settings, ("Server:PublicUrl", "https://bot.example/")]).Reader.Problems));
    }

    [Fact]
    public void AManagedIdentityHasNoPassword()
    {
        (string, string)[] managed = [("BotFramework:AppId", "app"), ("BotFramework:TenantId", "t"), ("BotFramework:AppType", "UserAssignedMSI"), ("Server:PublicUrl", "https://bot.example/")];
        var (settings, reader) = Read(managed);
        Assert.Empty(reader.Problems);
        Assert.Equal(AppType.UserAssignedMsi, settings.Credentials!.AppType);
        Assert.StartsWith("MicrosoftAppPassword: ", Assert.Single(Read([.. managed, ("MicrosoftAppPassword", "word")]).Reader.Problems));
    }

    [Fact]
    public void APasswordWithoutAnAppIdIsWorthAWarning() =>
        Assert.StartsWith("BotFramework:AppPassword: ", Assert.Single(Read(("BotFramework:AppPassword", "word")).Reader.Warnings));

    [Fact]
    public void EverySettingIsKnownByItsName()
    {
        var keys = Read().Reader.Keys;
        Assert.Contains("BotFramework:AppId", keys);
        Assert.Contains("MicrosoftAppId", keys);
        Assert.Contains("BotFramework:AllowedServiceUrlHosts", keys);
        Assert.Contains("DirectLine:Secrets", keys);
        Assert.Contains("Server:PublicUrl", keys);
    }

    private static (ServerSettings Settings, SettingsReader Reader) Read(params (string Key, string Value)[] values)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value))).Build();
        var reader = new SettingsReader(configuration);
        return (reader.Read(), reader);
    }
}
