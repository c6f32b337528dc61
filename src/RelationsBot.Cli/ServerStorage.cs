using System.CommandLine;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.Cli;

/// <summary>
/// Where the server keeps conversations, for the operator's verbs: what the server's own settings say that stand in the environment, or a
/// folder named on the command line. A connection string has a password in it and is therefore no option.
/// </summary>
internal sealed class ServerStorage
{
    /// <summary>What the help of a verb says about it.</summary>
    public const string Note =
        "The storage is that of the server's settings in the environment: Storage__Kind, Storage__Folder, Storage__ConnectionString. The server may be running.";

    private readonly Option<string> folder = new("--storage") { Description = "The server's storage folder. Default: Storage__Folder, else the server's default.", HelpName = "FOLDER" };

    public void AddTo(Command verb) => verb.Options.Add(folder);

    /// <summary>Opens it, does something with it and closes it.</summary>
    /// <returns>What the work returns, or <see cref="ExitCode.Unusable"/> where the storage cannot be used.</returns>
    public async Task<int> UseAsync(ParseResult line, Terminal terminal, Func<IConversationStorage, Task<int>> work, CancellationToken cancellation)
    {
        try
        {
            var storage = await Options(line).JoinAsync(TimeProvider.System, cancellation);
            await using (storage as IAsyncDisposable)
                return await work(storage);
        }
        catch (Exception exception) when (exception is StorageRefusedException or StorageUnavailableException)
        {
            terminal.Error.WriteLine("relationsbot: " + exception.Message);
            return ExitCode.Unusable;
        }
    }

    private StorageOptions Options(ParseResult line)
    {
        if (line.GetValue(folder) is { } named)
            return new() { Folder = named };
        var options = new StorageOptions { ConnectionString = Setting("ConnectionString") ?? "" };
        if (Setting("Kind") is { } text)
            options = options with { Kind = StorageOptions.TryReadKind(text, out var kind) ? kind : throw new StorageRefusedException("Storage__Kind: expected Sqlite, Postgres or Memory") };
        return Setting("Folder") is { } set ? options with { Folder = set } : options;
    }

    private static string? Setting(string key) => Environment.GetEnvironmentVariable("Storage__" + key) is { Length: > 0 } value ? value : null;
}
