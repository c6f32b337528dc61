using RelationsBot.Ingestion;
using Xunit;

namespace RelationsBot.Tests.Ingestion;

public class SentenceSplitterTests
{
    // '|' stands where a sentence ends.
    [Theory]
    [InlineData("One sentence.")]
    [InlineData("No end mark")]
    [InlineData("It rained.| It stopped.| Nobody knew why.")]
    [InlineData("Who came?| Nobody!| So it ended.")]
    [InlineData("Mr. Tanaka met Dr. Lee and Gen. Park.| They left.")]
    [InlineData("Bell spoke in 1876.[4][N 2]| Nobody heard.[citation needed]| He left.")]
    [InlineData("The U.S. Navy sailed.| It came home.")]
    [InlineData("The crew came from the U.S.| The ship did not.")]
    [InlineData("The D.P.R.K. Ministry replied.| In 1970 it was silent.")]
    [InlineData("The answer was No. 5 of the list.| It was no surprise.")]
    [InlineData("The answer was no.| Five others agreed.")]
    [InlineData("George W. Bush and J. R. Smith spoke.| Both left.")]
    [InlineData("It fought in World War I.| The peace was short.")]
    [InlineData("About 4,502.9 units at $3.5 million were lost.| That is 1.5 a head.")]
    [InlineData("The count rose to 13.| Five came back.")]
    [InlineData("In 1998 it grew.| 12 others followed.")]
    [InlineData("He called it \"a very bad day.\"| She agreed.")]
    [InlineData("He said that “it will be done.”| She agreed.")]
    [InlineData("\"Is it done?\" he asked.| \"Yes!\" she said.")]
    [InlineData("It ended (see the list.) and began again.| (Nobody knows why.)| Then it stopped.")]
    [InlineData("The talks went on … and on.| They ended.")]
    [InlineData("Well... they waited.| Then nothing came...| So they left.")]
    [InlineData("Firms such as Foo Inc. and Bar Co. Ltd. paid.| Others did not.")]
    [InlineData("It sold rice, fish, etc.| Japan bought it.")]
    [InlineData("The meeting began at 5 p.m. on Sept. 17 in the hall.| It was short.")]
    [InlineData("1. The first point of the list.| It is short.")]
    [InlineData("See vol. 3, pp. 12 and fig. 4 for more, e.g. Tables.| That is all.")]
    [InlineData("関係は悪化した。|改善しなかった。|なぜか？")]
    [InlineData("Visit example.org for more.| Or do not.")]
    public void Cuts_where_a_sentence_ends(string marked)
    {
        var expected = marked.Split('|').Select(s => s.Trim());
        Assert.Equal(expected, SentenceSplitter.Split(marked.Replace("|", "", StringComparison.Ordinal)).Select(s => s.Text));
    }

    [Fact]
    public void Spans_cut_the_sentence_out_of_the_paragraph()
    {
        const string paragraph = "One came. \"Two left.\" Three stayed";
        Assert.All(SentenceSplitter.Split(paragraph), s => Assert.Equal(s.Text, paragraph.Substring(s.Span.Start, s.Span.Length)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData(". . . ? !")]
    [InlineData("\ud800 A. \udc00")]
    public void Odd_text_gives_what_it_holds(string text) =>
        Assert.True(SentenceSplitter.Split(text).Sum(s => s.Text.Length) <= text.Length);

    [Fact]
    public void Long_text_without_blanks_takes_linear_time()
    {
        var text = string.Concat(Enumerable.Repeat("a.", 500_000));
        Assert.Single(SentenceSplitter.Split(text));
    }
}
