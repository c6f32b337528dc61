using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace RelationsBot.Tests.HouseRules;

/// <summary>What code may be called, and what the core may not reach for.</summary>
public class NamingTests
{
    public static IEnumerable<TheoryDataRow<string>> Files => SourceFiles.All.Select(f => new TheoryDataRow<string>(f.Path));

    public static IEnumerable<TheoryDataRow<string>> CoreFiles => SourceFiles.Of("RelationsBot").Select(f => new TheoryDataRow<string>(f.Path));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_name_says_what_a_thing_is(string path)
    {
        var names = path.Split('/', '.').Concat(Regex.Matches(SourceFiles.Code(path), @"\b(?:class|struct|record|interface|enum|namespace)\s+([\w.]+)").Select(m => m.Groups[1].Value));
        Assert.DoesNotContain(names, n => Regex.IsMatch(n, "(Helpers?|Managers?|Utils?|Utilities|Common|Impl)$"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_bears_the_name_of_what_it_holds(string path)
    {
        var file = Path.GetFileNameWithoutExtension(path).Split('.')[0];
        var types = Regex.Matches(SourceFiles.Code(path), @"\b(?:class|record struct|record|struct|interface|enum)\s+(\w+)").Select(m => m.Groups[1].Value).ToList();
        Assert.True(types.Count == 0 || types.Contains(file), $"{path} holds {string.Join(", ", types)}: one concept a file, and the file bears its name");
    }

    [Theory]
    [MemberData(nameof(CoreFiles))]
    public void The_core_takes_clock_and_chance_from_outside(string path) =>
        Assert.DoesNotMatch(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b|\bStopwatch\b|\bEnvironment\.TickCount|new Random\(|\bRandom\.Shared\b|Guid\.NewGuid", SourceFiles.Code(path));

    [Theory]
    [MemberData(nameof(CoreFiles))]
    public void The_core_knows_no_console_and_no_web(string path) =>
        Assert.DoesNotMatch(@"\bConsole\.|\bSystem\.Net\.(Http|Sockets|WebSockets)\b|\bMicrosoft\.AspNetCore\b|\bHttpClient\b", SourceFiles.Code(path));

    [Theory]
    [MemberData(nameof(Files))]
    public void No_exception_is_swallowed_in_silence(string path) =>
        Assert.DoesNotMatch(@"catch(\s*\([^)]*\))?(\s*when\s*\([^{]*\))?\s*\{\s*\}", Regex.Replace(SourceFiles.All.First(f => f.Path == path).Text, @"[ \t]+", " "));

    /// <summary>A turn is a function of state and words: nothing in the core keeps state that can change.</summary>
    [Fact]
    public void No_field_of_the_core_that_is_shared_can_be_set_again() =>
        Assert.Empty(typeof(Bot).Assembly.GetTypes()
            .Where(t => t.Namespace?.StartsWith("RelationsBot", StringComparison.Ordinal) == true && !t.Name.Contains('<', StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => !f.IsInitOnly && !f.IsLiteral && !f.Name.Contains('<', StringComparison.Ordinal) && f.DeclaringType!.Name != "ConversationJson")
            .Select(f => $"{f.DeclaringType!.Name}.{f.Name}"));
}
