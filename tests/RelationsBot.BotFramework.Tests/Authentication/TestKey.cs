using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace RelationsBot.BotFramework.Tests.Authentication;

/// <summary>A key of an authority that exists in tests only, and the tokens it signs. Safe for concurrent use.</summary>
internal sealed class TestKey(string keyId) : IDisposable
{
    private readonly RSA rsa = RSA.Create(2048);

    public string KeyId => keyId;

    public RSAParameters PublicPart => rsa.ExportParameters(includePrivateParameters: false);

    public byte[] Der => rsa.ExportSubjectPublicKeyInfo();

    public string Pem => rsa.ExportSubjectPublicKeyInfoPem();

    /// <summary>The public key as a key document shows it.</summary>
    public JsonObject Published(params string[] endorsements) => new()
    {
        ["kty"] = "RSA",
        ["use"] = "sig",
        ["kid"] = keyId,
        ["n"] = Base64Url.EncodeToString(PublicPart.Modulus),
        ["e"] = Base64Url.EncodeToString(PublicPart.Exponent),
        ["endorsements"] = new JsonArray([.. endorsements.Select(endorsement => JsonValue.Create(endorsement))]),
    };

    public JsonObject Header(string algorithm = "RS256") => new() { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = keyId };

    public string Sign(JsonObject claims) => Sign(Header(), claims);

    public string Sign(JsonObject header, JsonObject claims) => Sign(header.ToJsonString(), claims.ToJsonString(), (string?)header["alg"]);

    /// <summary>Signs whatever the parts are.</summary>
    public string Sign(string header, string claims, string? algorithm = "RS256")
    {
        var hash = algorithm switch { "RS384" => HashAlgorithmName.SHA384, "RS512" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 };
        var content = Content(header, claims);
        return content + "." + Base64Url.EncodeToString(rsa.SignData(Encoding.ASCII.GetBytes(content), hash, algorithm == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1));
    }

    /// <summary>What a signature is over.</summary>
    public static string Content(string header, string claims) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header)) + "." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims));

    public void Dispose() => rsa.Dispose();
}
