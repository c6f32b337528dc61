using FsCheck.Fluent;
using RelationsBot.Knowledge;
using Xunit;

namespace RelationsBot.Tests.Knowledge;

public class PlaceTests
{
    [Theory]
    [InlineData("jp-nk-later#Lead/1/2", "jp-nk-later", "Lead", 1, 2)]
    [InlineData("doc#21st century/10/3", "doc", "21st century", 10, 3)]
    [InlineData("doc#War/peace/1/1", "doc", "War/peace", 1, 1)]
    [InlineData("doc#C# code/1/1", "doc", "C# code", 1, 1)]
    public void Reads_and_writes(string text, string document, string section, int paragraph, int sentence)
    {
        var place = Place.Parse(text);
        Assert.Equal(new Place(document, section, paragraph, sentence), place);
        Assert.Equal(text, place!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("doc")]
    [InlineData("doc#Lead")]
    [InlineData("doc#Lead/1")]
    [InlineData("doc#/1/1")]
    [InlineData("#Lead/1/1")]
    [InlineData("doc#Lead/0/1")]
    [InlineData("doc#Lead/1/0")]
    [InlineData("doc#Lead/-1/1")]
    [InlineData("doc#Lead/1/x")]
    [InlineData("doc#Lead/1/ 1")]
    [InlineData("doc/1/1#Lead")]
    public void Refuses_another_form(string text) => Assert.Null(Place.Parse(text));

    [Fact]
    public void Hostile_text_never_throws() => Prop.ForAll(HostileText.Any, text => _ = Place.Parse(text)).Holds();
}
