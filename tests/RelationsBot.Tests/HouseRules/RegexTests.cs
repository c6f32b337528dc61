using System.Text.RegularExpressions;
using Xunit;

namespace RelationsBot.Tests.HouseRules;

/// <summary>No text can make a regular expression slow: each runs in linear time, or says beside it why it need not and has a time-out.</summary>
public partial class RegexTests
{
    public static IEnumerable<TheoryDataRow<string>> Files => SourceFiles.All.Where(f => Use().IsMatch(SourceFiles.Code(f.Path))).Select(f => new TheoryDataRow<string>(f.Path));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_regular_expression_is_bounded(string path)
    {
        var lines = SourceFiles.All.First(f => f.Path == path).Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!Use().IsMatch(lines[i]) || lines[i].Contains("RegexOptions.NonBacktracking", StringComparison.Ordinal))
                continue;
            Assert.True(
                lines[i].Contains("imeout", StringComparison.Ordinal) && i > 0 && lines[i - 1].Contains("// Not NonBacktracking", StringComparison.Ordinal),
                $"{path}({i + 1}) is neither NonBacktracking nor has a time-out and, on the line before, a reason that begins \"// Not NonBacktracking\"");
        }
    }

    [GeneratedRegex(@"\[GeneratedRegex\(|\bnew Regex\(|\bRegex\.(?:IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches)\(")]
    private static partial Regex Use();
}
