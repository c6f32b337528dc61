using Spectre.Console.Rendering;

namespace RelationsBot.Cli.Screen;

/// <summary>
/// Reads a line key by key: left, right, home, end, backspace and delete edit it, up and down bring back earlier ones, escape
/// clears it. A line longer than the screen scrolls sideways. Not safe for use by several threads.
/// </summary>
internal sealed class LineEditor(Terminal terminal, string prompt)
{
    private readonly List<string> history = [];

    /// <summary>The line; null at the end of the input (Ctrl-D or Ctrl-Z on an empty line).</summary>
    public string? ReadLine()
    {
        var text = "";
        var cursor = 0;
        var past = history.Count;
        while (true)
        {
            Draw(text, cursor);
            var key = terminal.ReadKey();
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    terminal.Error.WriteLine();
                    if (text.Length > 0 && history.LastOrDefault() != text)
                        history.Add(text);
                    return text;
                case ConsoleKey.D or ConsoleKey.Z when key.Modifiers.HasFlag(ConsoleModifiers.Control):
                    if (text.Length > 0)
                        break;
                    terminal.Error.WriteLine();
                    return null;
                case ConsoleKey.Escape:
                    (text, cursor) = ("", 0);
                    break;
                case ConsoleKey.LeftArrow:
                    cursor = Before(text, cursor);
                    break;
                case ConsoleKey.RightArrow:
                    cursor = After(text, cursor);
                    break;
                case ConsoleKey.Home:
                    cursor = 0;
                    break;
                case ConsoleKey.End:
                    cursor = text.Length;
                    break;
                case ConsoleKey.Backspace:
                    var start = Before(text, cursor);
                    text = text.Remove(start, cursor - start);
                    cursor = start;
                    break;
                case ConsoleKey.Delete:
                    text = text.Remove(cursor, After(text, cursor) - cursor);
                    break;
                case ConsoleKey.UpArrow or ConsoleKey.DownArrow:
                    past = Math.Clamp(past + (key.Key == ConsoleKey.UpArrow ? -1 : 1), 0, history.Count);
                    text = past < history.Count ? history[past] : "";
                    cursor = text.Length;
                    break;
                default:
                    if (!char.IsControl(key.KeyChar))
                        text = text.Insert(cursor++, key.KeyChar.ToString());
                    break;
            }
        }
    }

    private static int Before(string text, int cursor) =>
        cursor > 1 && char.IsSurrogatePair(text, cursor - 2) ? cursor - 2 : Math.Max(cursor - 1, 0);

    private static int After(string text, int cursor) =>
        cursor + 1 < text.Length && char.IsSurrogatePair(text, cursor) ? cursor + 2 : Math.Min(cursor + 1, text.Length);

    private void Draw(string text, int cursor)
    {
        var room = Math.Max(terminal.Width() - prompt.Length - 1, 8);
        var first = 0;
        while (Cells(text[first..cursor]) > room)
            first = After(text, first);
        var last = text.Length;
        while (last > cursor && Cells(text[first..last]) > room)
            last = Before(text, last);
        var back = Cells(text[cursor..last]);
        terminal.Error.Write($"\r{prompt}{text[first..last]}\u001b[K{(back > 0 ? $"\u001b[{back}D" : "")}");
    }

    /// <summary>How many columns a text takes: East Asian letters take two.</summary>
    private static int Cells(string text) => new Segment(text).CellCount();
}
