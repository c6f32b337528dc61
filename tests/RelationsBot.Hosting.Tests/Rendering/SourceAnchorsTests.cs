using RelationsBot.Hosting.Rendering;
using RelationsBot.Knowledge;
using Xunit;

namespace RelationsBot.Hosting.Tests.Rendering;

public sealed class SourceAnchorsTests
{
    private static readonly SourceAnchors Anchors = new([Document("bridge", "Lead", "20th century", "A/B", "A-B", "橋", "???", "!!!")]);

    [Theory]
    [InlineData("Lead", "s-lead-1-3")]
    [InlineData("20th century", "s-20th-century-1-3")]
    [InlineData("A/B", "s-a-b-1-3")]
    [InlineData("A-B", "s-a-b.2-1-3")]
    [InlineData("橋", "s-橋-1-3")]
    [InlineData("???", "s--1-3")]
    [InlineData("!!!", "s-.2-1-3")]
    public void EverySentenceHasAnAnchorOfItsOwn(string heading, string anchor) =>
        Assert.Equal(anchor, Anchors.Sentence(new Place("bridge", heading, 1, 3)));

    [Fact]
    public void AddressesAreEscaped() =>
        Assert.Equal("/sources/bridge#s-%E6%A9%8B-1-3", Anchors.PathOf(new Place("bridge", "橋", 1, 3)));

    private static Document Document(string id, params string[] headings) =>
        new(id, id, null, null, null, [.. headings.Select(heading => new Section(heading, [], null, []))]);
}
