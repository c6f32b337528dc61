using System.Diagnostics;
using System.Text;

namespace RelationsBot.Server.Tests;

/// <summary>The built server as a process of its own, run from a folder that is not its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process) => this.process = process;

    /// <summary>Its id at the system.</summary>
    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public string Output => Text(output);

    public string Error => Text(error);

    /// <summary>Starts it with arguments and environment variables.</summary>
    public static ServerProcess Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        // Its own place for conversations is the user's: tests must neither fill it nor wait for each other.
        string[] storage = arguments.Any(argument => argument.StartsWith("--Storage:", StringComparison.Ordinal)) ? [] : ["--Storage:Kind=Memory"];
        var start = ProgramStart.Of(TestFiles.ServerProgram, [.. storage, .. arguments]);
        (start.RedirectStandardError, start.RedirectStandardOutput) = (true, true);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
            LogWatch.Setting(name, value);
        }

        foreach (var pair in arguments.Select(argument => argument.Split('=', 2)).Where(pair => pair.Length == 2))
            LogWatch.Setting(pair[0], pair[1]);
        var server = new ServerProcess(new Process { StartInfo = start });
        server.Listen();
        return server;
    }

    /// <summary>Waits until it listens and says where.</summary>
    public async Task<string> AddressAsync()
    {
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(listening.Task, ended, Task.Delay(Patience)) != listening.Task)
            throw new InvalidOperationException($"The server does not listen.\n{Output}\n{Error}");
        return await listening.Task;
    }

    /// <summary>Waits until it has stopped by itself.</summary>
    public async Task<int> ExitCodeAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(timeout.Token);
        return process.ExitCode;
    }

    /// <summary>Tells it to stop, as a system or an orchestrator does.</summary>
    public void Terminate()
    {
        // The shell's own, since not every machine has it as a program.
        using var kill = Process.Start("sh", ["-c", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"kill -TERM {process.Id}")]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) =>
        {
            Append(output, line.Data);
            if (line.Data?.Split("Now listening on: ") is [_, var address])
                listening.TrySetResult(address.Trim());
        };
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private static void Append(StringBuilder text, string? line)
    {
        LogWatch.Line(line);
        lock (text)
            text.AppendLine(line);
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
