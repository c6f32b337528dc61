using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RelationsBot.BotFramework.Authentication;
using Xunit;
using static RelationsBot.BotFramework.Tests.Authentication.AuthenticationBench;

namespace RelationsBot.BotFramework.Tests.Authentication;

public sealed class KeyConfusionTests : IDisposable
{
    private readonly AuthenticationBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task RsaSignaturesAreAccepted(string algorithm) =>
        await bench.AcceptedAsync(ChannelKey.Sign(ChannelKey.Header(algorithm), bench.ChannelClaims));

    [Theory]
    [InlineData("HS256", "pem")]
    [InlineData("HS256", "pem and line feed")]
    [InlineData("HS256", "der")]
    [InlineData("HS256", "modulus")]
    [InlineData("HS384", "pem")]
    [InlineData("HS512", "modulus")]
    public async Task ThePublicKeyIsNoSharedSecret(string algorithm, string secret)
    {
        var key = secret switch
        {
            "pem" => Encoding.ASCII.GetBytes(ChannelKey.Pem),
            "pem and line feed" => Encoding.ASCII.GetBytes(ChannelKey.Pem + "\n"),
            "der" => ChannelKey.Der,
            _ => ChannelKey.PublicPart.Modulus!,
        };
        var content = TestKey.Content(ChannelKey.Header(algorithm).ToJsonString(), bench.ChannelClaims.ToJsonString());
        var hash = algorithm switch
        {
            "HS384" => HMACSHA384.HashData(key, Encoding.ASCII.GetBytes(content)),
            "HS512" => HMACSHA512.HashData(key, Encoding.ASCII.GetBytes(content)),
            _ => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(content)),
        };
        await RefusedBeforeAnyKeyAsync($"{content}.{Base64Url.EncodeToString(hash)}");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    [InlineData("nOnE")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("rs256")]
    [InlineData("RS256 ")]
    [InlineData("ES256")]
    [InlineData("PS256")]
    [InlineData("RSA-OAEP")]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256")]
    public async Task AnotherAlgorithmIsRefusedBeforeAnyKeyIsLookedUp(string? algorithm) =>
        await RefusedBeforeAnyKeyAsync(ChannelKey.Sign(ChannelKey.Header(algorithm!), bench.ChannelClaims));

    [Fact]
    public async Task AnAlgorithmThatIsNoTextIsRefused()
    {
        var header = ChannelKey.Header();
        header["alg"] = new JsonArray("RS256");
        await RefusedBeforeAnyKeyAsync(ChannelKey.Sign(header.ToJsonString(), bench.ChannelClaims.ToJsonString()));
    }

    [Fact]
    public async Task WhatIsMarkedCriticalIsNotIgnored()
    {
        var header = ChannelKey.Header();
        header["crit"] = new JsonArray("b64");
        header["b64"] = false;
        await RefusedBeforeAnyKeyAsync(ChannelKey.Sign(header, bench.ChannelClaims));
    }

    [Fact]
    public async Task AKeyInTheTokenIsNotUsed()
    {
        var header = OtherKey.Header();
        header["jwk"] = OtherKey.Published("msteams");
        header["kid"] = ChannelKey.KeyId;
        await bench.RefusedAsync(401, RefusalReason.Signature, OtherKey.Sign(header, bench.ChannelClaims));
        header["kid"] = OtherKey.KeyId;
        await bench.RefusedAsync(401, RefusalReason.Key, OtherKey.Sign(header, bench.ChannelClaims));
    }

    [Theory]
    [InlineData("jku")]
    [InlineData("x5u")]
    public async Task AnAddressInTheTokenIsNotAsked(string member)
    {
        var header = OtherKey.Header();
        header[member] = "https://evil.test/keys";
        await bench.RefusedAsync(401, RefusalReason.Key, OtherKey.Sign(header, bench.ChannelClaims));
        Assert.DoesNotContain(bench.ChannelServer.Asked.Concat(bench.EmulatorServer.Asked), address => address.Host == "evil.test");
    }

    [Fact]
    public async Task ACertificateInTheTokenIsNotUsed()
    {
        using var rsa = RSA.Create(2048);
        var certificate = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=evil", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var header = ChannelKey.Header();
        header["x5c"] = new JsonArray(Convert.ToBase64String(certificate.RawData));
        var content = TestKey.Content(header.ToJsonString(), bench.ChannelClaims.ToJsonString());
        var signature = rsa.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        await bench.RefusedAsync(401, RefusalReason.Signature, $"{content}.{Base64Url.EncodeToString(signature)}");
    }

    [Theory]
    [InlineData("EC")]
    [InlineData("oct")]
    [InlineData("OKP")]
    public async Task AKeyOfAnotherTypeSignsNothing(string type)
    {
        var key = ChannelKey.Published("msteams");
        key["kty"] = type;
        key["k"] = Base64Url.EncodeToString(ChannelKey.PublicPart.Modulus);
        bench.ChannelServer.Keys = [key];
        await bench.RefusedAsync(401, RefusalReason.Algorithm, ChannelKey.Sign(bench.ChannelClaims));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task WithoutAKeyIdNoKeyIsTried(string? keyId)
    {
        var header = ChannelKey.Header();
        header["kid"] = keyId;
        header["x5t"] = ChannelKey.KeyId;
        await bench.RefusedAsync(401, RefusalReason.Key, ChannelKey.Sign(header, bench.ChannelClaims));
        Assert.Empty(bench.ChannelServer.Asked);
    }

    [Fact]
    public async Task KeysOfTheOtherPathAreNotTried()
    {
        await bench.RefusedAsync(401, RefusalReason.Key, EmulatorKey.Sign(bench.ChannelClaims));
        await bench.RefusedAsync(401, RefusalReason.Key, ChannelKey.Sign(bench.EmulatorClaims));
    }

    [Fact]
    public async Task AForgedSignatureIsRefused()
    {
        var token = ChannelKey.Sign(bench.ChannelClaims);
        var other = bench.ChannelClaims;
        other["serviceurl"] = "https://evil.test/";
        var forged = TestKey.Content(ChannelKey.Header().ToJsonString(), other.ToJsonString()) + token[token.LastIndexOf('.')..];
        await bench.RefusedAsync(401, RefusalReason.Signature, forged);
        await bench.RefusedAsync(401, RefusalReason.Signature, OtherKey.Sign(ChannelKey.Header(), bench.ChannelClaims));
        await bench.RefusedAsync(401, RefusalReason.Signature, token[..^8]);
        await bench.RefusedAsync(401, RefusalReason.Signature, token[..token.LastIndexOf('.')] + ".A");
    }

    private async Task RefusedBeforeAnyKeyAsync(string token)
    {
        // An empty signature is no form at all.
        var result = await bench.CheckAsync(token);
        Assert.Equal((401, RefusalReason.Algorithm), (result.Refusal?.Status, result.Refusal?.Reason));
        Assert.Empty(bench.ChannelServer.Asked);
    }
}
