using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Dialog;

/// <summary>Search finds statements for a person to pick from; it remembers nothing and decides nothing.</summary>
public sealed class SearchTests
{
    [Theory]
    [InlineData("Koizumi Pyongyang", "Koizumi")]
    [InlineData("missile 1998", "1998")]
    [InlineData("koiz", "Koizumi")]
    [InlineData("megumi yok", "Yokota")]
    [InlineData("when did Koizumi visit Pyongyang?", "Koizumi")]
    [InlineData("ABDUCTED students", "abduct")]
    [InlineData("chongryon founded", "Chongryon")]
    [InlineData("Taepodong", "Taepodong")]
    public void AFewWordsFindStatementsThatTellOfThem(string words, string told)
    {
        var found = ShippedStore.Bot.Search(words, 0, 5);
        Assert.Equal(ReplyStatus.Answered, found.Status);
        Assert.Contains(told, found.Lines[0].Text, StringComparison.OrdinalIgnoreCase);
        Assert.All(found.Lines, line => Assert.NotEmpty(line.Citations));
        Assert.InRange(found.Lines.Count, 1, 5);
    }

    [Theory]
    [InlineData("Napoleon")]
    [InlineData("qwertz")]
    [InlineData("football World Cup")]
    [InlineData("ダム")]
    [InlineData("sanctions 2006")]
    public void WordsThatNothingTellsOfFindNothing(string words)
    {
        var found = ShippedStore.Bot.Search(words, 0, 5);
        Assert.Equal(ReplyStatus.NotFound, found.Status);
        Assert.Empty(found.Citations);
    }

    [Fact]
    public void WithoutWordsThereIsOneStatementOfEachSection()
    {
        var found = ShippedStore.Bot.Search(" ", 0, 25);
        Assert.True(found.Citations.Count > 3);
        Assert.Distinct(found.Citations.Select(citation => citation.Section));
    }

    [Fact]
    public void PagesFollowEachOther()
    {
        var all = ShippedStore.Bot.Search("Koizumi", 0, 10).Lines.Select(line => line.Text).ToList();
        Assert.True(all.Count >= 4);
        Assert.Equal(all[2..4], ShippedStore.Bot.Search("Koizumi", 2, 2).Lines.Select(line => line.Text));
        Assert.Equal(ReplyStatus.NotFound, ShippedStore.Bot.Search("Koizumi", 1_000, 2).Status);
        Assert.Equal(ReplyStatus.NotFound, ShippedStore.Bot.Search("Koizumi", -1, -1).Status);
    }
}
