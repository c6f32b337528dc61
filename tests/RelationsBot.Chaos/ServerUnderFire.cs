using System.Diagnostics;
using RelationsBot.BotFramework.Tests;
using RelationsBot.Server.Tests;

namespace RelationsBot.Chaos;

/// <summary>A real server in a process of its own, always at the same address.</summary>
internal sealed class ServerUnderFire : IDisposable
{
    /// <summary>The secret by which clients get their tokens.</summary>
    public const string Secret = "a-secret-of-the-chaos-clients-0001";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly string[] arguments;
    private Process? process;

    public ServerUnderFire(params string[] storage)
    {
        Address = new($"http://127.0.0.1:{LoopbackPort.Free()}");
        arguments = [$"--urls={Address}", "--Server:PublicUrl=https://bot.example/", $"--DirectLine:Secrets:0={Secret}", "--Logging:LogLevel:Default=None", .. storage];
    }

    public Uri Address { get; }

    public bool IsReady { get; private set; }

    /// <summary>Starts it and waits until it has stored something; where it gives up, since its connections are cut, again, as a service manager does.</summary>
    /// <returns>How long that took, and how much CPU.</returns>
    public async Task<(TimeSpan Took, TimeSpan Cpu)> StartAsync(HttpClient http)
    {
        var watch = Stopwatch.StartNew();
        while (!await TryStartAsync(http, watch))
            process!.Dispose();
        IsReady = true;
        process!.Refresh();
        return (watch.Elapsed, process.TotalProcessorTime);
    }

    private async Task<bool> TryStartAsync(HttpClient http, Stopwatch watch)
    {
        process = Process.Start(ProgramStart.Of(TestFiles.ServerProgram, arguments))!;
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, "/health/ready"));
                if (answer.IsSuccessStatusCode)
                    return true;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            if (watch.Elapsed > Patience)
                throw new InvalidOperationException("The server does not start.");
            if (process.HasExited)
                return false;
            await Task.Delay(20);
        }
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        IsReady = false;
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public void Dispose()
    {
        if (process is null)
            return;
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
