using Xunit;

namespace RelationsBot.Tests.Recognition;

/// <summary>Digits and signs that people type for words; those that count something stay numbers.</summary>
public class ChatSignsTests
{
    [Theory]
    [InlineData("sorry 2 bother you", 1, "to")]
    [InlineData("kishida wants 2 meet kim", 2, "to")]
    [InlineData("why so nice 2 tokyo", 3, "to")]
    [InlineData("who asked him 2", 3, "to")]
    [InlineData("missiles 2 close to japan", 1, "too")]
    [InlineData("closed in return 4", 3, "for")]
    [InlineData("a letter 4 the minister", 2, "for")]
    [InlineData("tokyo n pyongyang", 1, "and")]
    [InlineData("fbi & police", 1, "and")]
    [InlineData("what % of people", 1, "percent")]
    [InlineData("what did it cost in $", 5, "dollars")]
    [InlineData("# of victims", 0, "number")]
    [InlineData("the wallet co worker", 2, "company")]
    public void What_sounds_like_a_word_is_read_as_it(string text, int token, string word) => Assert.Equal(word, ShippedStore.Analyze(text).Tokens[token].Folded);

    [Theory]
    [InlineData("who made the 2 visits", 3)]
    [InlineData("did the 2 Koreas join", 2)]
    [InlineData("how did the 2 japanese leave", 3)]
    [InlineData("round 2", 1)]
    [InlineData("june 4", 1)]
    [InlineData("talks of 4 days", 2)]
    [InlineData("a 2-day round", 1)]
    [InlineData("owed $50 million", 1)]
    [InlineData("91% of people", 1)]
    [InlineData("co-operation with n korea", 0)]
    [InlineData("co-operation with n korea", 4)]
    public void What_counts_or_belongs_to_a_name_stays(string text, int token)
    {
        var read = ShippedStore.Analyze(text).Tokens[token];
        Assert.Equal(read.Text.ToLowerInvariant(), read.Folded);
    }
}
