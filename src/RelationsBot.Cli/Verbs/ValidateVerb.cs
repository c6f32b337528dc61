using System.Globalization;
using RelationsBot.DialogsData;

namespace RelationsBot.Cli.Verbs;

/// <summary><c>validate</c>: every problem of the data at once.</summary>
internal static class ValidateVerb
{
    public static Verb Create(Terminal terminal, StoreOptions store)
    {
        var verb = new Verb(
            "validate",
            "Checks the data folder and lists every problem at once.",
            new("relationsbot validate", "checks the data beside the program"),
            new("relationsbot validate --data dialogs-data", "checks a folder that is being written"))
        {
            Notes =
            [
                "A problem is a line \"file(line): what was found and what was expected\"; the last line counts facts and problems.",
                "Exit code: 0 without problems, 2 with.",
            ],
        };
        verb.SetAction(line =>
        {
            var data = DataFolder.TryLoad(store.DataFolder(line), out var problems);
            foreach (var problem in problems)
                terminal.Out.WriteLine(problem);
            if (store.DocumentsFolder(line) is not null)
                terminal.Error.WriteLine("relationsbot: the documents were not compared with the data: this version checks the data alone.");
            terminal.Out.WriteLine(Summary(data, problems.Count));
            return problems.Count == 0 ? ExitCode.Done : ExitCode.Unusable;
        });
        return verb;
    }

    private static string Summary(BotData? data, int problems)
    {
        var found = string.Create(CultureInfo.InvariantCulture, $"{problems:N0} problem{(problems == 1 ? "" : "s")}");
        if (data is null)
            return found;
        var entries = data.Store.Entries;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{entries.Sum(e => e.Propositions.Count):N0} facts in {entries.Count:N0} entries, {entries.SelectMany(e => e.Places).Distinct().Count():N0} places, {data.Store.Entities.Count:N0} entities: {found}");
    }
}
