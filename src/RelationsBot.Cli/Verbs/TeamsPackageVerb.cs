using System.CommandLine;
using System.Globalization;
using RelationsBot.Cli.Teams;

namespace RelationsBot.Cli.Verbs;

/// <summary><c>teams-package</c>: makes the app package for Microsoft Teams.</summary>
internal static class TeamsPackageVerb
{
    /// <summary>The longest name of a developer that the manifest's schema takes.</summary>
    private const int LongestDeveloper = 32;

    public static Verb Create(Terminal terminal)
    {
        var bot = Id("--bot-id", "The bot's app id (MicrosoftAppId), a GUID.", required: true);
        var app = Id("--app-id", "The id of the app in Teams, a GUID. Default: the bot's.", required: false);
        var url = Address("--url", "Address by which people reach the server, with https: the Server:PublicUrl.", required: true);
        var privacy = Address("--privacy-url", "Your privacy statement. Default: the server's address.", required: false);
        var terms = Address("--terms-url", "Your terms of use. Default: the server's address.", required: false);
        var developer = new Option<string>("--developer") { Description = "Who offers the app. Default: RelationsBot.", HelpName = "NAME" };
        developer.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: 0 or > LongestDeveloper }])
                result.AddError($"--developer: expected 1 to {LongestDeveloper} characters.");
        });
        var source = new Option<string>("--source")
        {
            Description = "The folder with manifest.json, languages and icons. Default: teamsAppPackage beside the program.",
            HelpName = "FOLDER",
        };
        var output = new Option<FileInfo>("--out") { Description = "The zip to write.", HelpName = "FILE", Required = true };
        var verb = new Verb(
            "teams-package",
            "Makes the app package for Microsoft Teams: fills in ids and addresses, and zips.",
            new VerbExample("relationsbot teams-package --bot-id 00001111-aaaa-2222-bbbb-3333cccc4444 --url https://bot.example.org --out bot.zip", "a package to upload"))
        {
            Notes =
            [
                "Upload it in Teams (Apps, Manage your apps, Upload an app) or in the Teams admin center.",
                "The same input gives the same bytes. For a new version raise \"version\" in manifest.json.",
                "Teams shows people where your privacy statement and terms of use are: name them.",
            ],
        };
        Option[] options = [bot, app, url, developer, privacy, terms, source, output];
        foreach (var option in options)
            verb.Options.Add(option);
        verb.SetAction(line =>
        {
            var server = line.GetValue(url)!;
            var home = server.AbsoluteUri.TrimEnd('/');
            var values = new Dictionary<string, string>
            {
                ["BOT_ID"] = Text(line.GetValue(bot)),
                ["TEAMS_APP_ID"] = Text(line.GetValue(app) ?? line.GetValue(bot)),
                ["PUBLIC_URL"] = home,
                ["BOT_DOMAIN"] = server.IdnHost,
                ["DEVELOPER_NAME"] = line.GetValue(developer) ?? "RelationsBot",
                ["PRIVACY_URL"] = line.GetValue(privacy)?.AbsoluteUri ?? home + "/",
                ["TERMS_URL"] = line.GetValue(terms)?.AbsoluteUri ?? home + "/",
            };
            return Write(line.GetValue(source) ?? Path.Combine(AppContext.BaseDirectory, "teamsAppPackage"), values, line.GetValue(output)!, terminal);
        });
        return verb;
    }

    private static int Write(string source, Dictionary<string, string> values, FileInfo output, Terminal terminal)
    {
        var (zip, names, problems) = AppPackage.Make(source, values);
        foreach (var problem in problems)
            terminal.Error.WriteLine("relationsbot: " + problem);
        if (zip is null)
            return ExitCode.Unusable;
        File.WriteAllBytes(output.FullName, zip);
        terminal.Out.WriteLine($"{output}: {string.Join(", ", names)}");
        return ExitCode.Done;
    }

    private static string Text(Guid? id) => id!.Value.ToString("D", CultureInfo.InvariantCulture);

    private static Option<Guid?> Id(string name, string description, bool required) => new(name)
    {
        Description = description,
        HelpName = "GUID",
        Required = required,
        CustomParser = result =>
        {
            if (result.Tokens is [var token] && Guid.TryParseExact(token.Value, "D", out var id) && id != Guid.Empty)
                return id;
            result.AddError($"{name}: expected a GUID such as 00001111-aaaa-2222-bbbb-3333cccc4444.");
            return null;
        },
    };

    private static Option<Uri?> Address(string name, string description, bool required) => new(name)
    {
        Description = description,
        HelpName = "URL",
        Required = required,
        CustomParser = result =>
        {
            if (result.Tokens is [var token] && Uri.TryCreate(token.Value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
                && address.HostNameType == UriHostNameType.Dns && address is { IsLoopback: false, UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 })
                return address;
            result.AddError($"{name}: expected an address with https and the name of a host, such as https://bot.example.org.");
            return null;
        },
    };
}
