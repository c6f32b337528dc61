using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Dialog;

/// <summary>Utterances of small words alone, as people send them half typed: each gets a reply, first in a conversation and later.</summary>
public sealed class FunctionWordTests
{
    private static readonly string[] Words =
    [
        "who", "whom", "whose", "what", "which", "when", "where", "why", "how", "many", "much", "did", "does", "could", "will", "is", "was", "the", "a", "of", "by", "to",
        "with", "and", "or", "not", "he", "she", "it", "they", "that", "there", "one", "same", "year", "first", "last", "?", ",", ":", "-", "13", "2002",
    ];

    public static TheoryData<string> First => [.. Words];

    [Theory]
    [MemberData(nameof(First))]
    public void Any_two_words_get_a_reply(string first)
    {
        var known = ShippedStore.Bot.Take(Conversation.Empty, "When did Koizumi first go to Pyongyang?").Conversation;
        foreach (var utterance in Words.Select(second => $"{first} {second}").Append(first))
        {
            Assert.NotEmpty(ShippedStore.Bot.Take(Conversation.Empty, utterance).Reply.Text);
            Assert.NotEmpty(ShippedStore.Bot.Take(known, utterance).Reply.Text);
        }
    }
}
