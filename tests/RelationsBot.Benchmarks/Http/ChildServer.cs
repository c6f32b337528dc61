using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RelationsBot.BotFramework.Tests;
using RelationsBot.Server.Tests;

namespace RelationsBot.Benchmarks.Http;

/// <summary>A server in a process of its own, so that its costs are its own.</summary>
internal sealed class ChildServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private ChildServer(string name, Process process, Uri address) => (Name, this.process, Address) = (name, process, address);

    /// <summary>What the tables call it.</summary>
    public string Name { get; }

    /// <summary>Its root.</summary>
    public Uri Address { get; }

    /// <summary>All CPU time it has used, of all its threads.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>What it holds of the machine's memory, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts the floor.</summary>
    public static ChildServer Floor() => Start("floor", Path.Combine(AppContext.BaseDirectory, "RelationsBot.Benchmarks.dll"), address => ["floor", address]);

    /// <summary>Starts the built server.</summary>
    /// <param name="name">What the tables call it.</param>
    /// <param name="settings">As on its command line.</param>
    public static ChildServer Bot(string name, params string[] settings) =>
        Start(name, TestFiles.ServerProgram, address => ["--urls=" + address, .. settings]);

    /// <summary>Asks it to end, and waits until it has.</summary>
    public Task EndAsync()
    {
        using (Process.Start("kill", process.Id.ToString(CultureInfo.InvariantCulture)))
            return process.WaitForExitAsync();
    }

    /// <summary>Ends it at once.</summary>
    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>Waits until it takes connections.</summary>
    /// <exception cref="InvalidOperationException">It ended, or takes none.</exception>
    public async Task WaitAsync()
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Patience && !process.HasExited; await Task.Delay(1).ConfigureAwait(false))
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Address.Port).ConfigureAwait(false);
                return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }

        throw new InvalidOperationException($"The server '{Name}' does not listen.");
    }

    private static ChildServer Start(string name, string program, Func<string, IReadOnlyList<string>> arguments)
    {
        var address = $"http://127.0.0.1:{LoopbackPort.Free()}";
        var start = ProgramStart.Of(program, arguments(address));
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new(name, process, new Uri(address));
    }
}
