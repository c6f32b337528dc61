using RelationsBot.Ingestion;
using RelationsBot.Recognition;
using RelationsBot.Text;
using Xunit;

namespace RelationsBot.Tests.Ingestion;

public class SentenceDatesTests
{
    private readonly SentenceDates dates = new(new DateRecognizer());

    [Theory]
    [InlineData("The tower was lit on 2 November.", "1874-11-02")]
    [InlineData("The tower was lit on November 2nd.", "1874-11-02")]
    [InlineData("The tower was lit in November.", "1874-11")]
    [InlineData("The tower was lit on 2 November 1880.", "1880-11-02")]
    [InlineData("The tower may march on in the wind.", "")]
    [InlineData("The tower was lit last year.", "")]
    [InlineData("A room for 31 was added.", "")]
    public void A_date_without_a_year_gets_the_one_named_before(string sentence, string expected)
    {
        Read("Work ended on 4 October 1874.", 1);
        Assert.Equal(expected, Read(sentence, 2));
    }

    [Fact]
    public void The_year_of_another_paragraph_is_not_taken()
    {
        Read("Work ended in 1874.", 1);
        Assert.Equal("", Read("The tower was lit on 2 November.", 1));
    }

    [Fact]
    public void The_sentence_that_gives_the_year_is_named()
    {
        Read("Work ended in 1874.", 1);
        Read("Nobody came.", 2);
        dates.Read(Cut("The tower was lit on 2 November."), 3, out var yearFrom);
        Assert.Equal(1, yearFrom);
        dates.Read(Cut("It burned down in 1899."), 4, out yearFrom);
        Assert.Equal(0, yearFrom);
    }

    private string Read(string sentence, int number) => string.Join(' ', dates.Read(Cut(sentence), number, out _).Select(d => d.Period.Edtf));

    private static Utterance Cut(string sentence) => Utterance.Of(sentence, ShippedStore.Bot.Analyzer.Lemmatizer);
}
