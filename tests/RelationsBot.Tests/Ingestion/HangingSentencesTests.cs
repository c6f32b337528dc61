using RelationsBot.DialogsData;
using RelationsBot.Ingestion;
using Xunit;

namespace RelationsBot.Tests.Ingestion;

public class HangingSentencesTests
{
    // For each sentence: how many before it are read with it.
    [Theory]
    [InlineData("The mill burned. The town rebuilt it.", "0 0")]
    [InlineData("The mill burned. However, it was insured.", "0 1")]
    [InlineData("The mill burned. It was insured. This helped the town.", "0 1 2")]
    [InlineData("The mill burned. It was insured. This helped. They rebuilt it.", "0 1 2 2")]
    [InlineData("It was insured. The mill burned.", "0 0")]
    [InlineData("The mill burned. In 1950, it was rebuilt.", "0 1")]
    [InlineData("Lind fled. When Lind returned, she was old.", "0 0")]
    [InlineData("The mill burned. As a result, bread was dear.", "0 1")]
    [InlineData("The mill burned. Iterations followed. Theory failed.", "0 0 0")]
    [InlineData("Lind said: “The mill will burn. Nobody listens.” The town slept.", "0 1 0")]
    [InlineData("Lind said: \"The mill will burn. Nobody listens.\" The town slept.", "0 1 0")]
    [InlineData("Lind said \"it will burn.\" The town slept.", "0 0")]
    public void What_hangs_on_a_sentence_is_read_with_it(string text, string expected)
    {
        var paragraph = DocumentReader.Read(text, "mill", new List<DataProblem>())!.Sections[0].Paragraphs[0];
        Assert.Equal(expected, string.Join(' ', HangingSentences.Before(paragraph)));
    }
}
