using System.CommandLine;

namespace RelationsBot.Cli;

/// <summary>The options every verb has: which data, and which documents to quote from.</summary>
internal sealed class StoreOptions
{
    private readonly Option<string> data = new("--data")
    {
        Description = "The data folder: what the bot knows and says. Default: dialogs-data beside the program.",
        HelpName = "FOLDER",
        Recursive = true,
    };

    private readonly Option<string> documents = new("--documents")
    {
        Description = "A folder with the source documents themselves, for quotations beside the citations.",
        HelpName = "FOLDER",
        Recursive = true,
    };

    public StoreOptions()
    {
        documents.Validators.Add(result =>
        {
            if (result.Tokens is [var folder] && !Directory.Exists(folder.Value))
                result.AddError($"--documents: the folder '{folder.Value}' does not exist.");
        });
    }

    public void AddTo(Command root)
    {
        root.Options.Add(data);
        root.Options.Add(documents);
    }

    /// <summary>The data folder chosen.</summary>
    public string DataFolder(ParseResult line) => line.GetValue(data) ?? Path.Combine(AppContext.BaseDirectory, "dialogs-data");

    /// <summary>The documents folder chosen, or null.</summary>
    public string? DocumentsFolder(ParseResult line) => line.GetValue(documents);

    /// <summary>Loads the bot.</summary>
    /// <exception cref="DialogsData.DataException">The data have problems.</exception>
    public Bot Load(ParseResult line, bool alwaysAnswer = false) =>
        Bot.Load(DataFolder(line), new BotOptions { DocumentsFolder = DocumentsFolder(line), AlwaysAnswer = alwaysAnswer });
}
