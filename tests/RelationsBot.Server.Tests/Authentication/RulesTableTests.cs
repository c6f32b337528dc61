using System.Text.RegularExpressions;
using Xunit;

namespace RelationsBot.Server.Tests.Authentication;

/// <summary>Holds <c>rules.md</c> against the tests there are, of every test project, by their source.</summary>
public sealed partial class RulesTableTests
{
    /// <summary>How many places each section of the authentication rules has: numbered steps, or bullets from the first of the section.</summary>
    private static readonly (int Section, int Places)[] Sections = [(4, 7), (5, 9), (6, 5), (7, 7), (8, 7), (10, 10)];

    private static readonly IReadOnlyList<(string Rule, string Says, string[] Tests)> Rows =
    [
        .. File.ReadLines(Path.Combine(TestFiles.Repository, "tests", "RelationsBot.Server.Tests", "Authentication", "rules.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .Select(line => line.Trim('|', ' ').Split(" | "))
            .Select(cells => (cells[0], cells[1], cells.Length > 2 ? cells[2].Split(", ", StringSplitOptions.RemoveEmptyEntries) : [])),
    ];

    [Fact]
    public void EveryPlaceOfTheRulesHasARow()
    {
        var places = Sections.SelectMany(section => Enumerable.Range(1, section.Places).Select(place => $"{section.Section}.{place}"));
        Assert.Equal(places, Rows.Select(row => row.Rule.TrimEnd('a', 'b', 'c', 'd', 'e', 'f')).Distinct());
        Assert.Equal(Rows.Select(row => row.Rule), Rows.Select(row => row.Rule).Distinct());
    }

    [Fact]
    public void EveryRuleHasATest() => Assert.DoesNotContain(Rows, row => row.Tests.Length == 0 || row.Says.Length == 0);

    [Fact]
    public void EveryNamedTestExists()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(TestFiles.Repository, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(file => Test().Matches(File.ReadAllText(file)).Select(test => $"{Path.GetFileNameWithoutExtension(file)}.{test.Groups[1].Value}"))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Contains($"{nameof(RulesTableTests)}.{nameof(EveryNamedTestExists)}", tests);
        Assert.Empty(Rows.SelectMany(row => row.Tests).Where(test => !tests.Contains(test)).Distinct());
    }

    /// <summary>A method under <c>[Fact]</c> or <c>[Theory]</c>, with whatever data between.</summary>
    [GeneratedRegex(@"^    \[(?:Fact|Theory)[^\n]*\n(?:    \[[^\n]*\n)*    public (?:async Task|Task|void) (\w+)\(", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Test();
}
