using System.Text.RegularExpressions;

namespace RelationsBot.Tests.HouseRules;

/// <summary>The C# files below src/.</summary>
internal static partial class SourceFiles
{
    private static readonly string Source = System.IO.Path.Combine(Repository.Root, "src");

    /// <summary>Every file, its path below src/ with "/".</summary>
    public static IReadOnlyList<(string Path, string Text)> All { get; } =
        [.. Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Select(f => (Path: System.IO.Path.GetRelativePath(Source, f).Replace('\\', '/'), Text: File.ReadAllText(f)))
            .Where(f => !f.Path.Contains("/obj/", StringComparison.Ordinal) && !f.Path.Contains("/bin/", StringComparison.Ordinal))
            .OrderBy(f => f.Path, StringComparer.Ordinal)];

    /// <summary>The project files.</summary>
    public static IReadOnlyList<string> Projects { get; } = [.. Directory.EnumerateFiles(Source, "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>The files of a project.</summary>
    public static IEnumerable<(string Path, string Text)> Of(string project) => All.Where(f => f.Path.StartsWith(project + "/", StringComparison.Ordinal));

    /// <summary>A file without its comments.</summary>
    public static string Code(string path) => Comment().Replace(All.First(f => f.Path == path).Text, "$1");

    /// <summary>The string literals of a file, comments left out.</summary>
    public static IEnumerable<string> Literals(string path) => Literal().Matches(Code(path)).Select(m => m.Groups[1].Value);

    // A string is passed over, so that "//" inside of one begins no comment.
    [GeneratedRegex("""("(?:\\.|[^"\\\n])*")|//[^\n]*|/\*[\s\S]*?\*/""")]
    private static partial Regex Comment();

    [GeneratedRegex("""
        "((?:\\.|[^"\\\n])*)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();
}
