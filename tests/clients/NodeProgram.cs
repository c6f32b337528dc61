using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Xunit;

namespace RelationsBot.Clients;

/// <summary>
/// A program of tests/clients that runs in Node. It is told what to do by lines on its input and says what happened by lines on its output,
/// so that a test can wait for it.
/// </summary>
internal sealed class NodeProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder written = new();

    private NodeProgram(Process process) => this.process = process;

    /// <summary>Starts a program; the running test is left out where it cannot run.</summary>
    /// <param name="name">The file in tests/clients.</param>
    /// <param name="arguments">What it is given.</param>
    public static NodeProgram Start(string name, params string[] arguments)
    {
        var program = new NodeProgram(new Process
        {
            StartInfo = new("node", [Packages.File(name), .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetTempPath(),
            },
        });
        program.Run();
        return program;
    }

    /// <summary>Tells it something.</summary>
    public async Task TellAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>The next line it says.</summary>
    /// <exception cref="InvalidOperationException">It ended, or says nothing for a minute; the message has all that it wrote.</exception>
    public async Task<string> NextAsync()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Patience);
        try
        {
            return await lines.Reader.ReadAsync(timeout.Token);
        }
        catch (Exception exception) when (exception is ChannelClosedException or OperationCanceledException)
        {
            throw new InvalidOperationException($"The program says nothing more. It wrote:\n{Written}", exception);
        }
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private string Written
    {
        get
        {
            lock (written)
                return written.ToString();
        }
    }

    private void Run()
    {
        process.OutputDataReceived += (_, line) =>
        {
            Note(line.Data);
            if (line.Data is null)
                lines.Writer.TryComplete();
            else
                lines.Writer.TryWrite(line.Data);
        };
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Note(string? line)
    {
        lock (written)
            written.AppendLine(line);
    }
}
