using RelationsBot.DialogsData;
using RelationsBot.Server.Settings;

namespace RelationsBot.Server.Start;

/// <summary>
/// Loads the bot while the rest of the server is put together: either takes about as long. The server listens as soon as the data are known to be
/// sound; a request that comes before the bot is made waits for it.
/// </summary>
internal sealed class BotLoading
{
    private readonly TaskCompletionSource<(string? Problem, string? Remark)> reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<Bot> making;

    /// <summary>Begins.</summary>
    public BotLoading(ServerSettings settings) => making = Task.Run(() => Make(settings));

    /// <summary>What is wrong with the data; null: nothing. Waits until they are read.</summary>
    public string? Problem => reading.Task.GetAwaiter().GetResult().Problem;

    /// <summary>What the operator should know of the data; null: nothing. Waits until they are read.</summary>
    public string? Remark => reading.Task.GetAwaiter().GetResult().Remark;

    /// <summary>The bot. Waits until it is made.</summary>
    /// <exception cref="StartRefusedException">The data have problems.</exception>
    public Bot Bot => making.GetAwaiter().GetResult();

    private Bot Make(ServerSettings settings)
    {
        BotData data;
        try
        {
            data = DataFolder.Load(settings.KnowledgeFolder, out var remark);
            reading.SetResult((null, remark is null ? null : $"Knowledge:Folder: {LoadedForm.FileName} is not used, {remark}; the files were read instead, which takes longer"));
        }
        catch (DataException exception)
        {
            var problem = "Knowledge:Folder: " + exception.Message;
            reading.SetResult((problem, null));
            throw new StartRefusedException(problem);
        }
        catch (Exception exception)
        {
            // A fault, for whoever waits.
            reading.SetException(exception);
            throw;
        }

        return new Bot(data, new BotOptions { DocumentsFolder = settings.DocumentsFolder });
    }
}
