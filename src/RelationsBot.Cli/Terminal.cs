using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RelationsBot.Cli;

/// <summary>Where the program reads and writes: the process's own streams, or a test's.</summary>
/// <param name="In">What a person types or a file holds.</param>
/// <param name="Out">Replies, and nothing else.</param>
/// <param name="Error">Problems, prompts and progress.</param>
internal sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error)
{
    /// <summary>Whether a person types into <see cref="In"/>.</summary>
    public bool InIsTerminal { get; init; }

    /// <summary>Whether a person looks at <see cref="Out"/>.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether a person looks at <see cref="Error"/>.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Waits for one key without showing it; used where both <see cref="In"/> and <see cref="Error"/> are terminals.</summary>
    public Func<ConsoleKeyInfo> ReadKey { get; init; } = () => throw new InvalidOperationException("No keys to read: the input is no terminal.");

    /// <summary>Columns of the terminal.</summary>
    public Func<int> Width { get; init; } = () => 80;

    /// <summary>The process's own streams, in UTF-8 without a byte order mark.</summary>
    public static Terminal OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows())
        {
            if (!Console.IsInputRedirected)
                Console.InputEncoding = utf8;
            if (!Console.IsOutputRedirected)
                Console.OutputEncoding = utf8;
        }

        return new Terminal(
            new StreamReader(Console.OpenStandardInput(), utf8),
            new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true },
            new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true })
        {
            InIsTerminal = !Console.IsInputRedirected,
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            ReadKey = () => Console.ReadKey(intercept: true),
            // A terminal without a size says zero.
            Width = () => Console.BufferWidth is > 0 and var columns ? columns : 80,
        };
    }

    /// <summary>The next line of <see cref="In"/>, or null at its end. A blocked read of a console heeds no token, so it waits elsewhere.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<string?> ReadLine(CancellationToken cancellation) => Task.Run(In.ReadLine, cancellation).WaitAsync(cancellation);

    /// <summary>Writes something styled to <see cref="Out"/>, which is a terminal; colours as far as it has them.</summary>
    public void Show(IRenderable page)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new Canvas(this),
        });
        console.Write(page);
    }

    private sealed class Canvas(Terminal terminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => terminal.Out;

        public bool IsTerminal => terminal.OutIsTerminal;

        public int Width => terminal.Width();

        public int Height => 25;

        public void SetEncoding(Encoding encoding)
        {
            // The streams keep the encoding they were opened with.
        }
    }
}
