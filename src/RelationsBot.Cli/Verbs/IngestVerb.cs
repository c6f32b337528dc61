using System.CommandLine;
using System.Globalization;
using RelationsBot.DialogsData;
using RelationsBot.Ingestion;

namespace RelationsBot.Cli.Verbs;

/// <summary><c>ingest</c>: makes a data folder of documents.</summary>
internal static class IngestVerb
{
    public static Verb Create(Terminal terminal, StoreOptions store)
    {
        var files = new Argument<string[]>("file") { Description = "Plain-text documents in UTF-8.", Arity = ArgumentArity.OneOrMore, HelpName = "FILE" };
        var output = new Option<string>("--out") { Description = "The data folder to make: new or empty.", HelpName = "FOLDER", Required = true };
        var verb = new Verb(
            "ingest",
            "Makes a data folder of your own documents, to be asked like any other.",
            new("relationsbot ingest bridge.txt --out bridge-data", "one document"),
            new("relationsbot ask --data bridge-data \"When was the bridge opened?\"", "asks it"),
            new("relationsbot chat --data bridge-data --documents .", "a conversation about it"))
        {
            Notes =
            [
                "A document is plain text: \"= Title =\" on the first line, \"== Heading ==\", \"=== Subheading ===\", paragraphs parted by blank lines.",
                "Every sentence becomes a statement in its own words; names, dates and quantities are recognised.",
                "Language, rules and wording are copied from the folder that --data names, so the new folder stands alone.",
                "Exit code: 0 done, 2 a document cannot be read; every problem is listed on standard error.",
            ],
        };
        verb.Arguments.Add(files);
        verb.Options.Add(output);
        verb.SetAction(line => Ingest(line.GetValue(files)!, store.DataFolder(line), line.GetValue(output)!, terminal));
        return verb;
    }

    private static int Ingest(IReadOnlyList<string> files, string general, string output, Terminal terminal)
    {
        var problems = new List<DataProblem>();
        var texts = files.Select(f => DocumentReader.ReadFile(f, problems)).ToList();
        foreach (var problem in problems)
            terminal.Error.WriteLine(problem);
        if (texts.Contains(null))
            return ExitCode.Unusable;
        var data = DocumentIngestion.Ingest(DataFolder.Load(general), [.. texts.OfType<DocumentText>()]);
        DataFolderWriter.Write(data.Store, general, output);
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{output}: {data.Store.Documents.Count:N0} document(s), {data.Store.Entries.Count:N0} sentences, {data.Store.Entities.Count:N0} names"));
        return ExitCode.Done;
    }
}
