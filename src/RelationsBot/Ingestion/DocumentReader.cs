using System.Globalization;
using System.Text;
using RelationsBot.DialogsData;

namespace RelationsBot.Ingestion;

/// <summary>
/// Reads a plain-text article: a title line <c>= Title =</c>, headings <c>== x ==</c> to <c>====== x ======</c>, lists
/// (<c>- item</c>, one paragraph each), paragraphs divided by blank lines or by single line ends. An infobox stub before the first
/// paragraph, lines that end with <c>|</c> or consist of dashes and <c>|</c>, is no paragraph. Linear; never throws for what a file holds.
/// </summary>
public static class DocumentReader
{
    /// <summary>Heading of the text before the first heading.</summary>
    public const string Lead = "Lead";

    private const long MaxBytes = 64 << 20;

    // A line longer than this is a whole paragraph; shorter ones may be lines of a wrapped paragraph.
    private const int LongestWrapped = 120;
    private const int ShortestWrapped = 40;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="problems">Gets what is wrong with it, by file name and line.</param>
    /// <returns>The text, or null where the file holds none.</returns>
    public static DocumentText? ReadFile(string path, ICollection<DataProblem> problems)
    {
        var name = Path.GetFileName(path);
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                problems.Add(new DataProblem(name, 0, $"the file is larger than {MaxBytes >> 20} MB"));
                return null;
            }

            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return Read(reader.ReadToEnd(), name, problems);
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new DataProblem(name, 0, "the file is not UTF-8 text"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            problems.Add(new DataProblem(name, 0, "the file cannot be read: " + e.Message));
        }

        return null;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="name">Its file's name, for problems and for a text without a title.</param>
    /// <param name="problems">Gets what is wrong with it, by line.</param>
    /// <returns>The text, or null where it has no paragraph.</returns>
    public static DocumentText? Read(string text, string name, ICollection<DataProblem> problems)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            problems.Add(new DataProblem(name, 0, "the file is not plain text: it holds NUL characters"));
            return null;
        }

        var outline = new Outline();
        var block = new List<(string Text, int Line)>();
        string? title = null;
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var trimmed = line.Trim();
            if (trimmed.Length == 0)
            {
                Flush();
            }
            else if (Heading(trimmed) is { } heading)
            {
                Flush();
                if (heading.Level == 1 && title is null && outline.IsEmpty)
                    title = heading.Text;
                else
                    outline.Open(heading.Text, heading.Level);
                if (!heading.Balanced)
                    problems.Add(new DataProblem(name, number, $"the heading '{heading.Text}' has different numbers of '=' before and after; expected the same"));
            }
            else if (outline.IsEmpty && block.Count == 0 && IsStub(trimmed))
            {
                continue;
            }
            else if (Item(trimmed) is { } item)
            {
                Flush();
                outline.Add(item, number);
            }
            else
            {
                block.Add((trimmed, number));
            }
        }

        Flush();
        if (outline.HasText)
            return new DocumentText(title ?? Path.GetFileNameWithoutExtension(name), outline.Sections());
        problems.Add(new DataProblem(name, 0, "the file has no paragraph"));
        return null;

        void Flush()
        {
            if (IsWrapped(block))
            {
                outline.Add(string.Join(' ', block.Select(l => l.Text)), block[0].Line);
            }
            else
            {
                foreach (var (paragraph, line) in block)
                    outline.Add(paragraph, line);
            }

            block.Clear();
        }
    }

    // Lines of one wrapped paragraph: none long, none but the last short, and one at least that breaks within a sentence.
    private static bool IsWrapped(List<(string Text, int Line)> block) =>
        block.Count > 1
        && block.All(l => l.Text.Length <= LongestWrapped)
        && block.Take(block.Count - 1).All(l => l.Text.Length >= ShortestWrapped)
        && block.Take(block.Count - 1).Any(l => l.Text[^1] is not ('.' or '!' or '?' or '…' or ':' or ';' or '"' or '”' or ')' or ']'));

    private static (string Text, int Level, bool Balanced)? Heading(string line)
    {
        var text = line.Trim('=');
        var left = line.Length - line.TrimStart('=').Length;
        var right = line.Length - line.TrimEnd('=').Length;
        text = text.Trim();
        return left is 0 or > 6 || right is 0 or > 6 || text.Length == 0 ? null : (ParagraphHash.Normalize(text), Math.Min(left, right), left == right);
    }

    private static string? Item(string line) =>
        line.Length > 2 && line[0] is '-' or '*' or '•' && line.Length > 2 && line[1] == ' ' ? line[2..].TrimStart() : null;

    private static bool IsStub(string line) => line[^1] == '|' || line.All(c => c is '-' or '|' or ':' or ' ');

    /// <summary>Sections in the making, with the headings that are open.</summary>
    private sealed class Outline
    {
        private readonly List<(string Heading, IReadOnlyList<string> Parents, List<ParagraphText> Paragraphs)> sections = [];
        private readonly Stack<(string Heading, int Level)> open = [];

        public bool IsEmpty => sections.Count == 0;

        public bool HasText => sections.Any(s => s.Paragraphs.Count > 0);

        public void Open(string heading, int level)
        {
            while (open.TryPeek(out var above) && above.Level >= level)
                open.Pop();
            var name = Unused(heading);
            sections.Add((name, [.. open.Reverse().Select(o => o.Heading)], []));
            open.Push((name, level));
        }

        // A place names its section by the heading: one that comes again gets its parent's beside it, or a number.
        private string Unused(string heading)
        {
            var name = heading;
            if (IsUsed(name) && open.TryPeek(out var parent))
                name = heading = $"{heading} ({parent.Heading})";
            for (var n = 2; IsUsed(name); n++)
                name = string.Create(CultureInfo.InvariantCulture, $"{heading} {n}");
            return name;

            bool IsUsed(string candidate) => sections.Exists(s => s.Heading == candidate);
        }

        public void Add(string text, int line)
        {
            var normal = ParagraphHash.Normalize(text);
            if (normal.Length == 0)
                return;
            if (sections.Count == 0)
                sections.Add((Lead, [], []));
            sections[^1].Paragraphs.Add(new ParagraphText(normal, SentenceSplitter.Split(normal), ParagraphHash.Of(normal), line));
        }

        public IReadOnlyList<SectionText> Sections() => [.. sections.Select(s => new SectionText(s.Heading, s.Parents, s.Paragraphs))];
    }
}
