using RelationsBot.Benchmarks.Http;

namespace RelationsBot.Benchmarks.StartProfile;

/// <summary>
/// Makes <c>src/RelationsBot.Server/start.mibc</c> anew: starts the built server, asks, and writes which methods had to be compiled meanwhile, so that the next
/// build compiles them ahead. What the file names and the code has not is left alone; what it does not name is compiled as the server runs.
/// </summary>
internal static class StartRecorder
{
    /// <summary>The runtime's own: assemblies to be called first.</summary>
    public const string HookVariable = "DOTNET_STARTUP_HOOKS";

    /// <summary>Where the recorded server writes.</summary>
    public const string FileVariable = "RELATIONSBOT_START_PROFILE";

    private const int Questions = 400;

    /// <summary>Records.</summary>
    /// <param name="questions">What is asked.</param>
    /// <param name="file">Where to write.</param>
    public static async Task RunAsync(IReadOnlyList<string> questions, string file)
    {
        var folder = Directory.CreateTempSubdirectory("relationsbot-start").FullName;
        try
        {
            Environment.SetEnvironmentVariable(HookVariable, typeof(StartRecorder).Assembly.Location);
            Environment.SetEnvironmentVariable(FileVariable, Path.GetFullPath(file));
            using var server = ChildServer.Bot("recorded", "--Storage:Kind=Sqlite", "--Storage:Folder=" + folder);
            await server.WaitAsync().ConfigureAwait(false);
            using var load = new Load(server, questions, connections: 2);
            await load.AskAsync(Questions).ConfigureAwait(false);
            await server.EndAsync().ConfigureAwait(false);
            Console.WriteLine($"{file}: {new FileInfo(file).Length} bytes");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
