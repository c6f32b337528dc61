using RelationsBot.Benchmarks.StartProfile;

/// <summary>What the runtime calls in a process that is started with this assembly as its startup hook, before the program itself.</summary>
internal static class StartupHook
{
    /// <summary>Called by the runtime, which asks for this very name.</summary>
    public static void Initialize()
    {
        // What the process starts is not meant.
        Environment.SetEnvironmentVariable(StartRecorder.HookVariable, null);
        if (Environment.GetEnvironmentVariable(StartRecorder.FileVariable) is { } file)
            CompiledMethods.WriteAtEnd(file);
    }
}
