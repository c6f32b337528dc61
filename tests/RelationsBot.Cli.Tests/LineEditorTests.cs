using RelationsBot.Cli.Screen;
using Xunit;

namespace RelationsBot.Cli.Tests;

public class LineEditorTests
{
    [Theory]
    [InlineData("hello⏎", "hello")]
    [InlineData("helo←l⏎", "hello")]
    [InlineData("ello⇱h⇲!⏎", "hello!")]
    [InlineData("hellox⌫⏎", "hello")]
    [InlineData("xhello⇱⌦⏎", "hello")]
    [InlineData("a😀⌫b⏎", "ab")]
    [InlineData("a😀b←←⌦⏎", "ab")]
    [InlineData("⌫⌦←→hi→→⏎", "hi")]
    [InlineData("rubbish⎋hi⏎", "hi")]
    public void Keys_edit_the_line(string keys, string line) => Assert.Equal([line], Read(keys));

    [Theory]
    [InlineData("one⏎two⏎↑⏎", "one|two|two")]
    [InlineData("one⏎two⏎↑↑⏎", "one|two|one")]
    [InlineData("one⏎two⏎↑↑↑↓⏎", "one|two|two")]
    [InlineData("one⏎↑↓⏎", "one|")]
    [InlineData("one⏎↑!⏎", "one|one!")]
    [InlineData("one⏎one⏎two⏎↑↑↑⏎", "one|one|two|one")]
    public void Earlier_lines_come_back(string keys, string lines) => Assert.Equal(lines.Split('|'), Read(keys));

    [Fact]
    public void The_end_of_input_counts_on_an_empty_line_only() => Assert.Equal(["ab"], Read("a␄b⏎␄rest⏎"));

    [Fact]
    public void A_line_longer_than_the_screen_scrolls()
    {
        using var screen = new StringWriter();
        Read(new string('x', 100) + "end⏎", screen);

        Assert.All(screen.ToString().Split('\r', '\n'), drawn => Assert.True(drawn.Replace("\u001b[K", "", StringComparison.Ordinal).Length <= 40, drawn));
        Assert.Contains("xend", screen.ToString(), StringComparison.Ordinal);
    }

    private static List<string> Read(string keys, TextWriter? screen = null)
    {
        var pressed = new Queue<ConsoleKeyInfo>(keys.Select(Key).Append(Key('␄')));
        var editor = new LineEditor(new Terminal(TextReader.Null, TextWriter.Null, screen ?? TextWriter.Null) { ReadKey = pressed.Dequeue, Width = () => 40 }, "> ");
        var lines = new List<string>();
        while (editor.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    }

    private static ConsoleKeyInfo Key(char sign) => sign switch
    {
        '⏎' => Plain('\r', ConsoleKey.Enter),
        '←' => Plain('\0', ConsoleKey.LeftArrow),
        '→' => Plain('\0', ConsoleKey.RightArrow),
        '↑' => Plain('\0', ConsoleKey.UpArrow),
        '↓' => Plain('\0', ConsoleKey.DownArrow),
        '⇱' => Plain('\0', ConsoleKey.Home),
        '⇲' => Plain('\0', ConsoleKey.End),
        '⌫' => Plain('\b', ConsoleKey.Backspace),
        '⌦' => Plain('\0', ConsoleKey.Delete),
        '⎋' => Plain('\u001b', ConsoleKey.Escape),
        '␄' => new ConsoleKeyInfo('\u0004', ConsoleKey.D, shift: false, alt: false, control: true),
        _ => Plain(sign, ConsoleKey.None),
    };

    private static ConsoleKeyInfo Plain(char sign, ConsoleKey key) => new(sign, key, shift: false, alt: false, control: false);
}
