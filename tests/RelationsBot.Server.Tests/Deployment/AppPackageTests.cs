using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RelationsBot.Clients;
using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Server.Tests.Deployment;

/// <summary>The app package for Teams as the command line makes it: the published schema, and what a schema cannot say.</summary>
public sealed partial class AppPackageTests(AppPackageTests.Package package) : IClassFixture<AppPackageTests.Package>
{
    private static readonly string[] Languages = ["ja", "ko"];

    private JsonNode Manifest => package.Json("manifest.json");

    [Fact]
    public async Task ManifestAndLanguagesAreValidByTheNewestSchema()
    {
        var (version, problems) = await CheckAsync(package.Folder);
        Assert.Empty(problems);
        Assert.Equal(version, (string?)Manifest["manifestVersion"]);
        Assert.Equal($"https://developer.microsoft.com/json-schemas/teams/v{version}/MicrosoftTeams.schema.json", (string?)Manifest["$schema"]);
        Assert.All(Languages, language => Assert.Equal($"https://developer.microsoft.com/json-schemas/teams/v{version}/MicrosoftTeams.Localization.schema.json", (string?)package.Json(language + ".json")["$schema"]));
    }

    [Fact]
    public async Task TheSchemaFindsWhatIsWrong()
    {
        using var broken = new Package();
        broken.Replace("manifest.json", Package.BotId, "my bot");
        broken.Replace("ja.json", "\"name.short\"", "\"name.tiny\"");
        var (_, problems) = await CheckAsync(broken.Folder);
        Assert.Contains(problems, problem => problem.StartsWith("manifest.json /bots/0/botId", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("ja.json", StringComparison.Ordinal));
    }

    [Fact]
    public void TheAppIsOfTheVersionOfTheProgram() =>
        Assert.Equal(typeof(Program).Assembly.GetName().Version!.ToString(3), (string?)Manifest["version"]);

    [Fact]
    public void TheColourIconFillsItsSquare()
    {
        var icon = package.Icon("color");
        Assert.Equal((192, 192), (icon.Width, icon.Height));
        Assert.All(icon.Pixels, pixel => Assert.Equal(byte.MaxValue, pixel.Alpha));
        Assert.True(icon.Pixels.Distinct().Count() > 2);
    }

    [Fact]
    public void TheOutlineIconIsWhiteOnNothing()
    {
        var icon = package.Icon("outline");
        Assert.Equal((32, 32), (icon.Width, icon.Height));
        Assert.All(icon.Pixels.Where(pixel => pixel.Alpha > 0), pixel => Assert.Equal((255, 255, 255), (pixel.Red, pixel.Green, pixel.Blue)));
        Assert.Contains(icon.Pixels, pixel => pixel.Alpha == byte.MaxValue);
        Assert.All(new[] { icon[0, 0], icon[31, 0], icon[0, 31], icon[31, 31] }, corner => Assert.Equal(0, corner.Alpha));
    }

    [Fact]
    public void EveryAddressIsOnAValidDomain()
    {
        var domains = Manifest["validDomains"]!.AsArray().Select(d => (string)d!).ToList();
        Assert.Equal(["bot.example.org"], domains);
        var addresses = Strings(Manifest).Where(s => s.Value.StartsWith("http", StringComparison.Ordinal) && s.Path != "$schema").ToList();
        Assert.NotEmpty(addresses);
        Assert.All(addresses, address => Assert.Contains(new Uri(address.Value).Host, domains));
    }

    [Fact]
    public void TheBotIsForPeopleTeamsAndGroups()
    {
        var bot = Manifest["bots"]![0]!;
        Assert.Equal(["personal", "team", "groupChat"], Texts(bot["scopes"]));
        var lists = bot["commandLists"]!.AsArray();
        Assert.Equal(["personal", "team", "groupChat"], lists.SelectMany(list => Texts(list!["scopes"])));
        Assert.All(lists, list =>
        {
            Assert.InRange(list!["commands"]!.AsArray().Count, 1, 10);
            Assert.Contains("help", list["commands"]!.AsArray().Select(c => (string?)c!["title"]));
            Assert.All(list["commands"]!.AsArray(), command => Assert.Equal(["title", "description"], command!.AsObject().Select(p => p.Key)));
        });
    }

    [Fact]
    public void EveryCommandIsAnswered()
    {
        var bot = Bot.Load(TestFiles.ShippedData);
        var commands = Manifest["bots"]![0]!["commandLists"]!.AsArray().SelectMany(list => list!["commands"]!.AsArray()).Select(c => (string)c!["title"]!);
        Assert.All(commands, command => Assert.NotEqual(ReplyStatus.NotFound, bot.Take(Conversation.Empty, command).Reply.Status));
    }

    [Fact]
    public void TheMessageExtensionFindsFacts()
    {
        var extension = Manifest["composeExtensions"]![0]!;
        Assert.Equal(Package.BotId, (string?)extension["botId"]);
        var command = Assert.Single(extension["commands"]!.AsArray())!;
        Assert.Equal(("findFact", "query"), ((string?)command["id"], (string?)command["type"]));
        Assert.Equal("query", (string?)Assert.Single(command["parameters"]!.AsArray())!["name"]);
    }

    [Fact]
    public void EveryLanguageHasEveryStringAndNoOther()
    {
        var info = Manifest["localizationInfo"]!;
        Assert.Equal(("en", "en.json"), ((string?)info["defaultLanguageTag"], (string?)info["defaultLanguageFile"]));
        Assert.Equal(Languages.Select(l => (l, l + ".json")), info["additionalLanguages"]!.AsArray().Select(l => ((string)l!["languageTag"]!, (string)l["file"]!)));

        // A command's title is what is sent, and the bot understands English.
        var shown = Strings(Manifest).Where(s => Shown().IsMatch(s.Path)).ToDictionary(s => s.Path, s => s.Value);
        Assert.Contains("composeExtensions[0].commands[0].parameters[0].description", shown.Keys);
        Assert.Equal(
            shown.OrderBy(s => s.Key, StringComparer.Ordinal),
            package.Json("en.json").AsObject().Where(p => p.Key != "$schema").Select(p => KeyValuePair.Create(p.Key, (string)p.Value!)).OrderBy(s => s.Key, StringComparer.Ordinal));
        Assert.All(Languages, language =>
        {
            var strings = package.Json(language + ".json").AsObject().Where(p => p.Key != "$schema").ToDictionary(p => p.Key, p => (string)p.Value!);
            Assert.Equal(shown.Keys.Order(StringComparer.Ordinal), strings.Keys.Order(StringComparer.Ordinal));
            Assert.All(strings.Where(s => s.Key != "name.short"), s => Assert.NotEqual(shown[s.Key], s.Value));
        });
    }

    private static async Task<(string Version, IReadOnlyList<string> Problems)> CheckAsync(string folder)
    {
        await using var checker = NodeProgram.Start("manifest.mjs", folder);
        var version = (string)JsonNode.Parse(await checker.NextAsync())!["schema"]!;
        var problems = new List<string>();
        while (JsonNode.Parse(await checker.NextAsync())! is var line && line["done"] is null)
            problems.Add($"{line["file"]} {line["problem"]}");
        return (version, problems);
    }

    private static IEnumerable<string> Texts(JsonNode? array) => array!.AsArray().Select(a => (string)a!);

    /// <summary>Every string of a document, with the path by which localisation files name it.</summary>
    private static IEnumerable<(string Path, string Value)> Strings(JsonNode? node, string path = "") => node switch
    {
        JsonObject o => o.SelectMany(p => Strings(p.Value, path.Length == 0 ? p.Key : $"{path}.{p.Key}")),
        JsonArray a => a.SelectMany((item, i) => Strings(item, $"{path}[{i}]")),
        JsonValue v when v.TryGetValue<string>(out var text) => [(path, text)],
        _ => [],
    };

    [GeneratedRegex(@"^name\.|^description\.|^bots\[0\]\.commandLists\[\d\]\.commands\[\d\]\.description$|^composeExtensions.*\.(title|description)$")]
    private static partial Regex Shown();

    /// <summary>A package made by the built command line, unpacked.</summary>
    public sealed class Package : IDisposable
    {
        public const string BotId = "00001111-aaaa-2222-bbbb-3333cccc4444";

        public Package()
        {
            var zip = Path.Combine(Folder, "bot.zip");
            using var process = Process.Start("dotnet", [TestFiles.CommandLineProgram, "teams-package", "--bot-id", BotId, "--url", "https://bot.example.org/facts", "--out", zip]);
            process.WaitForExit();
            ZipFile.ExtractToDirectory(zip, Folder);
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory().FullName;

        public void Dispose() => Directory.Delete(Folder, recursive: true);

        internal JsonNode Json(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name)))!;

        internal PngImage Icon(string name) => PngImage.Load(Path.Combine(Folder, (string)Json("manifest.json")["icons"]![name]!));

        internal void Replace(string name, string text, string by)
        {
            var path = Path.Combine(Folder, name);
            File.WriteAllText(path, File.ReadAllText(path).Replace(text, by, StringComparison.Ordinal));
        }
    }
}
