using RelationsBot.DialogsData;
using RelationsBot.Server.Settings;

namespace RelationsBot.Server.Start;

/// <summary>Loads the bot while the rest of the server is put together: either takes about as long.</summary>
internal sealed class BotLoading
{
    private readonly Task<(Bot? Bot, string? Remark, string? Problem)> loading;

    /// <summary>Begins.</summary>
    public BotLoading(ServerSettings settings) => loading = Task.Run(() => Load(settings));

    /// <summary>What is wrong with the data; null: nothing. Waits until they are read.</summary>
    public string? Problem => loading.GetAwaiter().GetResult().Problem;

    /// <summary>What the operator should know of the data; null: nothing. Waits until they are read.</summary>
    public string? Remark => loading.GetAwaiter().GetResult().Remark;

    /// <summary>The bot. Waits until it is loaded.</summary>
    /// <exception cref="StartRefusedException">The data have problems.</exception>
    public Bot Bot => loading.GetAwaiter().GetResult() is var (bot, _, problem) && bot is not null ? bot : throw new StartRefusedException(problem!);

    private static (Bot? Bot, string? Remark, string? Problem) Load(ServerSettings settings)
    {
        try
        {
            var data = DataFolder.Load(settings.KnowledgeFolder, out var remark);
            return (new Bot(data, new BotOptions { DocumentsFolder = settings.DocumentsFolder }), remark is null ? null : $"Knowledge:Folder: {LoadedForm.FileName} is not used, {remark}; the files were read instead, which takes longer", null);
        }
        catch (DataException exception)
        {
            return (null, null, "Knowledge:Folder: " + exception.Message);
        }
    }
}
