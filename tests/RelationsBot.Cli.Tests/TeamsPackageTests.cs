using System.IO.Compression;
using System.Text.Json.Nodes;
using Xunit;

namespace RelationsBot.Cli.Tests;

public sealed class TeamsPackageTests : IDisposable
{
    private const string BotId = "00001111-aaaa-2222-bbbb-3333cccc4444";

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    private string Package => Path.Combine(folder, "bot.zip");

    private string Source => Path.Combine(folder, "source");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_package_holds_the_manifest_with_everything_filled_in_and_what_it_names()
    {
        var outcome = await Make("--app-id", "55556666-aaaa-2222-bbbb-3333cccc4444", "--developer", "Ada \"Bridge\" Holm", "--terms-url", "https://example.com/terms");

        Assert.Equal(("", 0), (outcome.Error, outcome.ExitCode));
        using var zip = ZipFile.OpenRead(Package);
        Assert.Equal(["manifest.json", "color.png", "outline.png", "en.json", "ja.json", "ko.json"], zip.Entries.Select(e => e.FullName));
        var manifest = Json(zip, "manifest.json");
        Assert.DoesNotContain("${{", manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("55556666-aaaa-2222-bbbb-3333cccc4444", (string?)manifest["id"]);
        Assert.Equal(BotId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal(BotId, (string?)manifest["composeExtensions"]![0]!["botId"]);
        Assert.Equal("bot.example.org", (string?)Assert.Single(manifest["validDomains"]!.AsArray()));
        var developer = manifest["developer"]!;
        Assert.Equal(("Ada \"Bridge\" Holm", "https://bot.example.org/facts/"), ((string?)developer["name"], (string?)developer["websiteUrl"]));
        Assert.Equal(("https://bot.example.org/facts/", "https://example.com/terms"), ((string?)developer["privacyUrl"], (string?)developer["termsOfUseUrl"]));
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes()
    {
        await Make();
        var first = await File.ReadAllBytesAsync(Package, Cancel);
        File.Delete(Package);
        await Make();
        Assert.Equal(first, await File.ReadAllBytesAsync(Package, Cancel));
    }

    [Fact]
    public async Task The_app_has_the_bot_s_id_unless_told()
    {
        await Make();
        using var zip = ZipFile.OpenRead(Package);
        Assert.Equal(BotId, (string?)Json(zip, "manifest.json")["id"]);
    }

    [Theory]
    [InlineData("--bot-id", "my bot")]
    [InlineData("--bot-id", "{00001111-aaaa-2222-bbbb-3333cccc4444}")]
    [InlineData("--bot-id", "00000000-0000-0000-0000-000000000000")]
    [InlineData("--app-id", "1")]
    [InlineData("--url", "bot.example.org")]
    [InlineData("--url", "http://bot.example.org")]
    [InlineData("--url", "https://localhost:3978")]
    [InlineData("--url", "https://10.0.0.1")]
    [InlineData("--url", "https://bot.example.org/?x=1")]
    [InlineData("--privacy-url", "javascript:alert(1)")]
    [InlineData("--developer", "A name that is longer than Teams has room for")]
    public async Task A_wrong_value_is_named_by_its_option(string option, string value)
    {
        var outcome = await Make(option, value);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(outcome.ErrorLines, line => line.StartsWith($"relationsbot: {option}: expected ", StringComparison.Ordinal));
        Assert.False(File.Exists(Package));
    }

    [Theory]
    [InlineData("--bot-id")]
    [InlineData("--url")]
    [InlineData("--out")]
    public async Task What_is_needed_is_asked_for(string missing)
    {
        string[] all = ["--bot-id", BotId, "--url", "https://bot.example.org", "--out", Package];
        var at = Array.IndexOf(all, missing);
        var outcome = await Outcome.Of("", ["teams-package", .. all[..at], .. all[(at + 2)..]]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(missing, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_broken_source_every_problem_is_listed()
    {
        CopySource();
        await File.WriteAllTextAsync(Path.Combine(Source, "ja.json"), "{\n\"name.short\": \n}", Cancel);
        File.Delete(Path.Combine(Source, "ko.json"));
        File.Copy(Path.Combine(Source, "outline.png"), Path.Combine(Source, "color.png"), overwrite: true);
        var manifest = Path.Combine(Source, "manifest.json");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest, Cancel)).Replace("${{BOT_DOMAIN}}", "${{MY_DOMAIN}}", StringComparison.Ordinal), Cancel);

        var outcome = await Make("--source", Source);

        Assert.Equal(2, outcome.ExitCode);
        Assert.False(File.Exists(Package));
        Assert.Contains("relationsbot: manifest.json: nothing is known to fill in for ${{MY_DOMAIN}}", outcome.ErrorLines);
        Assert.Contains("relationsbot: color.png: expected a PNG image of 192 × 192", outcome.ErrorLines);
        Assert.Contains("relationsbot: ja.json(3): not JSON", outcome.ErrorLines);
        Assert.Contains($"relationsbot: ko.json: there is no such file in {Source}", outcome.ErrorLines);
    }

    [Theory]
    [InlineData("\"color.png\"", "\"../color.png\"")]
    [InlineData("\"color.png\"", "7")]
    [InlineData("\"ja.json\"", "\"/etc/passwd\"")]
    public async Task Only_files_beside_the_manifest_get_into_the_package(string name, string other)
    {
        CopySource();
        var manifest = Path.Combine(Source, "manifest.json");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest, Cancel)).Replace(name, other, StringComparison.Ordinal), Cancel);

        var outcome = await Make("--source", Source);

        Assert.Equal(2, outcome.ExitCode);
        Assert.EndsWith("must be the name of a file beside it", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    private static JsonNode Json(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        return JsonNode.Parse(stream)!;
    }

    /// <summary>Makes a package with usual values where a test gives no others.</summary>
    private Task<Outcome> Make(params string[] more)
    {
        (string Option, string Value)[] usual = [("--bot-id", BotId), ("--url", "https://bot.example.org/facts"), ("--out", Package)];
        return Outcome.Of("", ["teams-package", .. usual.Where(o => !more.Contains(o.Option)).SelectMany(o => new[] { o.Option, o.Value }), .. more]);
    }

    private void CopySource()
    {
        Directory.CreateDirectory(Source);
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "teamsAppPackage")))
            File.Copy(file, Path.Combine(Source, Path.GetFileName(file)));
    }
}
