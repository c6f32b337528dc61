using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace RelationsBot.Tests.HouseRules;

/// <summary>Who may use whom: between the folders of the language core, and between projects.</summary>
public class FolderDirectionTests
{
    /// <summary>Each folder uses only those before it.</summary>
    private static readonly string[] Folders = ["Text", "Knowledge", "Recognition", "Answering", "Dialog", "DialogsData", "Ingestion", "Validation", "Probes"];

    public static IEnumerable<TheoryDataRow<string>> Files => SourceFiles.Of("RelationsBot").Select(f => new TheoryDataRow<string>(f.Path));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_uses_only_folders_before_its_own(string path)
    {
        var folder = path.Split('/') is [_, var first, _, ..] ? first : null;
        var text = SourceFiles.Code(path);
        if (folder is null)
            return;
        var own = Array.IndexOf(Folders, folder);
        Assert.True(own >= 0, $"{path} stands in a folder that the order of folders does not know: {string.Join(", ", Folders)}");

        // A name reached through the enclosing namespace, as "Dialog.Reply", counts as well as a using line.
        var used = Regex.Matches(text, @"\bRelationsBot\.([A-Z]\w*)").Select(m => m.Groups[1].Value)
            .Concat(Regex.Matches(text, $@"(?<![.\w])({string.Join('|', Folders.Except(["Text"]))})\.[A-Z]").Select(m => m.Groups[1].Value))
            .Where(Folders.Contains).Distinct();
        foreach (var other in used)
            Assert.True(Array.IndexOf(Folders, other) <= own, $"{path} uses {other}, which comes after {folder}: so the road of a question runs one way ({string.Join(", ", Folders)})");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_namespace_is_the_folder(string path)
    {
        var expected = string.Join('.', path.Split('/')[..^1]);
        var declared = Regex.Match(SourceFiles.Code(path), @"^namespace\s+([\w.]+)\s*;", RegexOptions.Multiline).Groups[1].Value;
        Assert.True(declared == expected || declared.Length == 0, $"{path} declares {declared}; expected {expected}, so that using lines tell the truth");
    }

    [Fact]
    public void The_core_has_no_folder_beside_the_known_ones() =>
        Assert.Equal(Folders.Order(), Directory.EnumerateDirectories(Repository.Core).Select(d => Path.GetFileName(d)!).Except(["bin", "obj"]).Order());

    [Fact]
    public void The_own_namespaces_are_no_global_usings()
    {
        Assert.DoesNotContain(SourceFiles.All, f => Regex.IsMatch(SourceFiles.Code(f.Path), @"^\s*global\s+using\s", RegexOptions.Multiline));
        foreach (var project in SourceFiles.Projects.Append(Path.Combine(Repository.Root, "Directory.Build.props")))
            Assert.DoesNotContain(XDocument.Load(project).Descendants("Using"), u => ((string?)u.Attribute("Include") ?? "").StartsWith("RelationsBot", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("RelationsBot", "")]
    [InlineData("RelationsBot.BotFramework", "")]
    [InlineData("RelationsBot.Hosting", "RelationsBot RelationsBot.BotFramework")]
    [InlineData("RelationsBot.Server", "RelationsBot RelationsBot.BotFramework RelationsBot.Hosting")]
    [InlineData("RelationsBot.Cli", "RelationsBot RelationsBot.Hosting")]
    [InlineData("RelationsBot.BotBuilder", "RelationsBot.Hosting")]
    public void A_project_uses_only_what_it_may(string project, string may)
    {
        var file = Path.Combine(Repository.Root, "src", project, project + ".csproj");
        var used = XDocument.Load(file).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')));
        Assert.Empty(used.Except(may.Split(' ')));
    }

    [Fact]
    public void The_core_depends_on_no_package_but_the_reader_of_YAML()
    {
        var core = XDocument.Load(Path.Combine(Repository.Core, "RelationsBot.csproj"));
        Assert.Equal(["YamlDotNet"], core.Descendants("PackageReference").Select(p => (string)p.Attribute("Include")!));
        Assert.Empty(core.Descendants("FrameworkReference"));
    }

    [Fact]
    public void Only_the_reader_of_the_data_knows_YAML() =>
        Assert.DoesNotContain(SourceFiles.Of("RelationsBot"), f => !f.Path.StartsWith("RelationsBot/DialogsData/", StringComparison.Ordinal) && SourceFiles.Code(f.Path).Contains("YamlDotNet", StringComparison.Ordinal));
}
