using System.Text.Json;
using RelationsBot.BotFramework.Schema;
using RelationsBot.BotFramework.Schema.Citations;
using Xunit;

namespace RelationsBot.BotFramework.Tests.Schema;

public class CitationTests
{
    private static readonly Citation Dialog = new() { Position = 1, Name = "Relation, paragraph 1", Text = "A relation on a set X is …", Abstract = "A relation" };

    private static readonly Citation Link = new() { Position = 2, Name = "Equivalence", Url = new("https://host.example/article#equivalence") };

    [Fact]
    public void TheEntityIsExactlyWhatWebChatValidates() => Assert.Equal(
        """
        {"type":"https://schema.org/Message","@type":"Message","@context":"https://schema.org","@id":"","citation":[
        {"@type":"Claim","position":1,"appearance":{"@type":"DigitalDocument","name":"Relation, paragraph 1","text":"A relation on a set X is \u2026","abstract":"A relation"}},
        {"@type":"Claim","position":2,"appearance":{"@type":"DigitalDocument","name":"Equivalence","url":"https://host.example/article#equivalence"}}]}
        """.ReplaceLineEndings(""),
        Write(CitationEntity.Create([Dialog, Link])));

    [Fact]
    public void ADefinitionOpensTheDialogOrTheAddress()
    {
        Assert.Equal("[1]", CitationMarkdown.Mark(1));
        Assert.Equal("""[1]: cite:1 "Relation, paragraph 1" """.TrimEnd(), CitationMarkdown.Definition(Dialog));
        Assert.Equal("""[2]: https://host.example/article#equivalence "Equivalence" """.TrimEnd(), CitationMarkdown.Definition(Link));
    }

    [Fact]
    public void ADefinitionIsNotBrokenByItsNameOrAddress()
    {
        var citation = new Citation { Position = 3, Name = "A \"quoted\"\nname [x]", Url = new("https://host.example/A_(b) c") };

        Assert.Equal("""[3]: https://host.example/A_%28b%29%20c "A \"quoted\" name \[x\]" """.TrimEnd(), CitationMarkdown.Definition(citation));
    }

    [Theory]
    [InlineData("/sources/x#1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://host.example/x")]
    public void AnAddressThatWouldBeADeadButtonIsRefused(string url)
    {
        var citation = new Citation { Position = 1, Name = "n", Url = new(url, UriKind.RelativeOrAbsolute) };

        Assert.Throws<ArgumentException>(() => CitationEntity.Create([citation]));
        Assert.Throws<ArgumentException>(() => CitationMarkdown.Definition(citation));
    }

    [Fact]
    public void PositionsAreCountedFromOneAndDiffer()
    {
        Assert.Throws<ArgumentException>(() => CitationEntity.Create([]));
        Assert.Throws<ArgumentException>(() => CitationEntity.Create([Dialog with { Position = 0 }]));
        Assert.Throws<ArgumentException>(() => CitationEntity.Create([Dialog, Link with { Position = 1 }]));
    }

    private static string Write(Entity entity) => JsonSerializer.Serialize(entity, ActivityJsonContext.Default.Entity);
}
