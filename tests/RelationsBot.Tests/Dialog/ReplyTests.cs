using System.Collections.Concurrent;
using System.Globalization;
using FsCheck.Fluent;
using RelationsBot.Dialog;
using RelationsBot.Knowledge;
using RelationsBot.Tests.Conversations;
using Xunit;

namespace RelationsBot.Tests.Dialog;

/// <summary>What holds of every reply, whatever was said before.</summary>
public class ReplyTests
{
    private static readonly KnownFailures Failures = KnownFailures.In("Dialog", "known-failures.txt");

    /// <summary>All scripts of the conversations, and one long conversation of sample questions for each event.</summary>
    public static IEnumerable<TheoryDataRow<string>> Conversations =>
        ConversationTests.Scripts.Select(s => s.Data)
            .Concat(ShippedStore.Store.Entries.Select(e => "asks of " + (e.EventId ?? e.Id)).Distinct())
            .Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Every_line_stands_in_the_store_or_in_the_responses(string conversation) => Failures.Verify("lines: " + conversation, () =>
    {
        foreach (var (utterance, reply) in Played(conversation))
            AssertSaysNothingOfItsOwn(utterance, reply);
    });

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Every_citation_points_to_a_place_of_the_outline_and_of_its_entry(string conversation)
    {
        foreach (var (_, reply) in Played(conversation))
            AssertCitations(reply);
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public void The_same_words_get_the_same_reply_from_another_bot_and_a_stored_conversation(string conversation) =>
        Assert.Equal(Played(conversation).Select(t => Told(t.Reply)), Play(Other.Value, conversation, stored: true).Select(t => Told(t.Reply)));

    [Fact]
    public void The_same_bot_says_the_same_again()
    {
        foreach (var entry in ShippedStore.Store.Entries)
            Assert.Equal(Told(ShippedStore.Ask(entry.Asks[^1])), Told(ShippedStore.Ask(entry.Asks[^1])));
    }

    [Fact]
    public void Random_conversations_say_nothing_of_their_own() => Prop.ForAll(HostileText.Any.Generator.ListOf(4).ToArbitrary(), utterances =>
    {
        var conversation = Conversation.Empty;
        foreach (var utterance in utterances)
        {
            var result = ShippedStore.Bot.Take(conversation, utterance);
            AssertSound(utterance, result);
            AssertSaysNothingOfItsOwn(utterance, result.Reply);
            AssertCitations(result.Reply);
            conversation = Conversation.FromJson(result.Conversation.ToJson());
        }
    }).Holds();

    public static TheoryData<string, string> Hostile => new()
    {
        { "empty", "" },
        { "blanks", "  \t\r\n " },
        { "emoji", "😀😀" },
        { "joined emoji", "👨‍👩‍👧‍👦" },
        { "right to left", "متى زار كويزومي بيونغ يانغ؟" },
        { "overridden", "\u202ewhen was it\u202c" },
        { "zero width", "\u200b\u200c\u200d\ufeff" },
        { "control characters", "\u0000\u0001\u0007\u001b[31mwhen\u007f" },
        { "pattern", "^(.*?)(a+)+$ [a-z]{2,} \\d \\p{L} (?<x>.)" },
        { "placeholder", "{subject} {0} {count} ${HOME} %s" },
        { "script", "<script>alert(1)</script>" },
        { "path", "../../etc/passwd" },
        { "query", "'; DROP TABLE facts; --" },
        { "yaml", "- rule: x\n  patterns: [when]" },
        { "json", "{\"version\":1,\"turns\":[]}" },
        { "big number", "What happened 99999999999999999999999999999999999999 years ago?" },
        { "pick of a big number", "99999999999999999999" },
        { "year zero", "What happened in the year 0000 or on 00-00-0000?" },
        { "last year of all", "What happened after 9999-12-31 and before 0001-01-01?" },
        { "no such day", "What happened on 31 February 2002?" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_gets_a_reply(string name, string utterance)
    {
        _ = name;
        AssertSound(utterance, ShippedStore.Bot.Take(Conversation.Empty, utterance));
    }

    [Theory]
    [InlineData(0xd83d)]
    [InlineData(0xde00)]
    [InlineData(0xffff)]
    [InlineData(0xfffe)]
    public void A_character_that_is_none_gets_a_reply(int character)
    {
        foreach (var utterance in (string[])[$"{(char)character}", $"when {(char)character} was it", $"Koi{(char)character}zumi"])
            AssertSound(utterance, ShippedStore.Bot.Take(Conversation.Empty, utterance));
    }

    public static IEnumerable<TheoryDataRow<string>> Shapes => HostileShapes.All.Select(s => new TheoryDataRow<string>(s.Name));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_text_of_100000_characters_gets_a_reply(string shape)
    {
        var text = HostileShapes.All.Single(s => s.Name == shape).Of(100_000);
        AssertSound(text, ShippedStore.Bot.Take(Conversation.Empty, text));
    }

    [Fact]
    public void A_text_beyond_the_limit_is_told_so()
    {
        var reply = ShippedStore.Ask(string.Concat(Enumerable.Repeat("when ", 20_000)));
        Assert.Equal("too-long", reply.Intent);
        Assert.Contains("32000", reply.Body, StringComparison.Ordinal);
    }

    /// <summary>Such a text is refused as it comes: cleaned, this one would be a short question.</summary>
    [Fact]
    public void A_text_far_beyond_the_limit_is_not_even_cleaned()
    {
        var question = "<at>" + new string('x', 128_000) + "</at> When was Kim Il Sung born?";
        Assert.Equal("too-long", ShippedStore.Ask(question).Intent);
        Assert.Equal(ReplyStatus.Answered, ShippedStore.Ask(question.Remove(4, 10_000)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":2,\"turns\":[]}")]
    [InlineData("{\"version\":1,\"turns\":null}")]
    [InlineData("{\"version\":1,\"suggestions\":null}")]
    [InlineData("{\"version\":1,\"turns\":[{}]}")]
    [InlineData("{\"version\":1,\"turns\":[{\"utterance\":\"x\",\"entryId\":\"no-such-entry\",\"proposition\":99,\"intent\":\"when\",\"entities\":[],\"terms\":[\"word\",\"x:\",\":\",\"entity:no\"],\"alsoEntries\":[]}]}")]
    [InlineData("{\"version\":1,\"turns\":[{\"utterance\":\"x\",\"entryId\":\"annexation-of-korea\",\"proposition\":-1,\"intent\":\"when\",\"entities\":[\"no-such-entity\"],\"terms\":[],\"alsoEntries\":[]}]}")]
    [InlineData("{\"version\":1,\"choices\":[]}")]
    [InlineData("{\"version\":1,\"choices\":[{}]}")]
    [InlineData("{\"version\":1,\"choices\":[{\"label\":\"x\",\"utterance\":\"x\",\"entryIds\":[]}]}")]
    [InlineData("{\"version\":1,\"choices\":[{\"label\":\"x\",\"utterance\":\"x\",\"entryIds\":[\"no-such-entry\"]}]}")]
    [InlineData("{\"version\":1,\"cursor\":{}}")]
    [InlineData("{\"version\":1,\"cursor\":{\"title\":\"x\",\"entryIds\":[\"no-such-entry\"],\"next\":-5,\"isSection\":true}}")]
    [InlineData("{\"version\":1,\"lastReplyEntry\":\"no-such-entry\"}")]
    [InlineData("{\"version\":1,\"turns\":[null]}")]
    [InlineData("{\"version\":1,\"turns\":[{\"utterance\":\"x\",\"entryId\":\"annexation-of-korea\",\"proposition\":2147483647,\"intent\":\"when\",\"slot\":\"no-such-slot\",\"entities\":[null],\"terms\":[null,\"\",\"word\",\"word:\",\"verb:|\",\"entity:|\",\"date:\"],\"alsoEntries\":[\"no-such-entry\",null]}]}")]
    [InlineData("{\"version\":1,\"turns\":[{\"utterance\":\"x\",\"entryId\":\"annexation-of-korea\",\"proposition\":0,\"intent\":\"when\"},{\"utterance\":\"x\",\"entryId\":\"annexation-of-korea\",\"proposition\":0,\"intent\":\"when\"}]}")]
    [InlineData("{\"version\":1,\"choices\":[null,null]}")]
    [InlineData("{\"version\":1,\"choices\":[{\"label\":\"x\",\"utterance\":\"x\",\"entryIds\":[\"annexation-of-korea\"]},{\"label\":\"y\",\"utterance\":\"y\",\"entryIds\":[null,\"no-such-entry\"]}]}")]
    [InlineData("{\"version\":1,\"cursor\":{\"title\":\"x\",\"entryIds\":[\"annexation-of-korea\",null],\"next\":-5,\"isSection\":true}}")]
    [InlineData("{\"version\":1,\"cursor\":{\"title\":\"x\",\"entryIds\":[\"annexation-of-korea\"],\"next\":2147483647,\"isSection\":false}}")]
    [InlineData("{\"version\":1,\"misunderstandings\":2147483647}")]
    [InlineData("{\"version\":1,\"suggestions\":[\"1\"]}")]
    [InlineData("{\"version\":1,\"suggestions\":[\"2\",\"1\",null]}")]
    [InlineData("{\"version\":1,\"lastUtterance\":\"\\ud800\"}")]
    [InlineData("{\"version\":1,\"turns\":7}")]
    [InlineData("not json")]
    public void A_state_of_other_data_or_a_damaged_one_gets_a_reply(string json) => Failures.Verify("state: " + json, () =>
    {
        var conversation = Conversation.FromJson(json);
        foreach (var utterance in (string[])["1", "the first one", "none of those", "the other one", "next", "back", "repeat", "source?", "where do you get that from?", "why this answer?", "more", "what happened next?", "why?", "and who did he meet?", "When was Kim Il Sung born?"])
            AssertSound(utterance, ShippedStore.Bot.Take(conversation, utterance));
    });

    [Fact]
    public void A_state_with_half_a_character_starts_over() =>
        Assert.Same(Conversation.Empty, Conversation.FromJson("{\"version\":1,\"lastUtterance\":\"" + (char)0xd83d + "\"}"));

    [Fact]
    public void Of_a_state_of_other_data_what_is_still_known_is_kept()
    {
        var asked = ShippedStore.Bot.Take(Conversation.Empty, "When did Japan annex Korea?").Conversation;
        var turn = asked.Turns[0];
        var other = asked with { Turns = [turn with { EntryId = "no-such-entry" }, turn with { Entities = ["no-such-entity", .. turn.Entities] }], LastReplyEntry = "no-such-entry" };
        Assert.Equal(asked.Turns[0].EntryId, ShippedStore.Bot.Take(other, "thanks").Conversation.Turns.Single().EntryId);
        Assert.Equal(turn.Entities, ShippedStore.Bot.Take(other, "thanks").Conversation.Turns.Single().Entities);
    }

    [Theory]
    [InlineData("the prime minister")]
    [InlineData("Kim")]
    [InlineData("missile launch")]
    public void Picking_a_choice_by_number_or_ordinal_or_label_answers_from_it(string utterance)
    {
        string[] ordinals = ["first", "second", "third", "fourth", "fifth"];
        var asked = ShippedStore.Bot.Take(Conversation.Empty, utterance).Conversation;
        Assert.NotNull(asked.Choices);
        for (var i = 0; i < asked.Choices.Count; i++)
        {
            foreach (var pick in (string[])[$"{i + 1}", $"number {i + 1}", $"the {ordinals[i]} one", asked.Choices[i].Label])
            {
                Failures.Verify($"pick: {utterance} / {pick}", () =>
                {
                    var reply = ShippedStore.Bot.Take(asked, pick).Reply;
                    Assert.Equal(ReplyStatus.Answered, reply.Status);
                    Assert.Contains(reply.Citations[0].EntryId, asked.Choices[i].EntryIds);
                });
            }
        }
    }

    [Fact]
    public void Every_suggestion_of_a_reply_is_understood()
    {
        var suggestions = ShippedStore.Store.Entries.SelectMany(e => ShippedStore.Ask(e.Asks[0]).Suggestions).Concat(ShippedStore.Bot.Welcome().Suggestions).Concat(ShippedStore.Ask("help").Suggestions).Concat(ShippedStore.Ask("sections").Suggestions).Distinct().ToList();
        foreach (var suggestion in suggestions)
        {
            Failures.Verify("suggestion: " + suggestion, () =>
            {
                var answered = ShippedStore.Bot.Take(Conversation.Empty, "When did Japan annex Korea?").Conversation;
                Assert.NotEqual(ReplyStatus.NotFound, ShippedStore.Bot.Take(answered, suggestion).Reply.Status);
            });
        }
    }

    private static readonly Lazy<Bot> Other = new(ShippedStore.AnotherBot);

    private static readonly ConcurrentDictionary<string, IReadOnlyList<(string Utterance, Reply Reply)>> AlreadyPlayed = [];

    private static IReadOnlyList<(string Utterance, Reply Reply)> Played(string name) => AlreadyPlayed.GetOrAdd(name, n => [.. Play(ShippedStore.Bot, n)]);

    private static IEnumerable<(string Utterance, Reply Reply)> Play(Bot bot, string name, bool stored = false)
    {
        var utterances = name.StartsWith("asks of ", StringComparison.Ordinal)
            ? [.. ShippedStore.Store.Entries.Where(e => (e.EventId ?? e.Id) == name["asks of ".Length..]).SelectMany(e => e.Asks)]
            : ConversationTests.Utterances(name);
        var conversation = Conversation.Empty;
        foreach (var utterance in utterances)
        {
            var result = bot.Take(stored ? Conversation.FromJson(conversation.ToJson()) : conversation, utterance);
            yield return (utterance, result.Reply);
            conversation = result.Conversation;
        }
    }

    // All that a person or a program gets to see of a reply.
    private static string Told(Reply reply) => string.Join(
        '\n', [reply.Status.ToString(), reply.Intent, reply.Refusal, reply.Answer, reply.Text, .. reply.Suggestions, reply.Confidence.ToString("R", CultureInfo.InvariantCulture), .. reply.Trace]);

    private static void AssertSound(string utterance, TurnResult result)
    {
        var reply = result.Reply;
        Assert.NotEmpty(reply.Lines);
        Assert.All(reply.Lines, l => Assert.NotEmpty(l.Text));
        Assert.DoesNotContain("Exception", reply.Text, StringComparison.Ordinal);
        Assert.True(reply.Status != ReplyStatus.Answered || reply.Citations.Count > 0, $"answered without a citation: {utterance}");
        Assert.True(reply.Status == ReplyStatus.Answered || reply.Lines.All(l => l.Kind != LineKind.Statement), "states a fact without answering");
        Assert.InRange(reply.Confidence, 0, 1);
        Assert.True(result.Conversation.ToJson().Length < 100_000, "the state grows without bound");
    }

    private static void AssertSaysNothingOfItsOwn(string utterance, Reply reply)
    {
        foreach (var line in reply.Lines)
        {
            var known = line.Kind switch
            {
                LineKind.Statement => ShippedStore.Store.Entries.Any(e => e.Statement == line.Text),
                LineKind.Note => StoreVocabulary.IsWording(line.Text, utterance),
                LineKind.Answer => StoreVocabulary.IsPhrase(line.Text) || StoreVocabulary.IsWording(line.Text, utterance),
                _ => StoreVocabulary.IsPhrase(line.Text),
            };
            Assert.True(known, $"\"{utterance}\" is told what stands nowhere ({line.Kind}): {line.Text}");
            Assert.True(line.Label is null || int.TryParse(line.Label, out _) || StoreVocabulary.IsPhrase(line.Label), "label: " + line.Label);
        }

        Assert.All(reply.Suggestions, s => Assert.True(StoreVocabulary.IsPhrase(s) || StoreVocabulary.IsWording(s, utterance) || (s.StartsWith("Read ", StringComparison.Ordinal) && StoreVocabulary.IsPhrase(s[5..])), "suggestion: " + s));
    }

    private static void AssertCitations(Reply reply)
    {
        Assert.Equal(Enumerable.Range(1, reply.Citations.Count), reply.Citations.Select(c => c.Number));
        Assert.Equal(reply.Citations.Select(c => c.Number).Order(), reply.Lines.SelectMany(l => l.Citations).Order());
        foreach (var line in reply.Lines)
        {
            Assert.True(line.Kind != LineKind.Statement || line.Citations.Count > 0, "a statement without a citation");
            Assert.All(line.Citations, n => Assert.Equal(line.Text, reply.Citations[n - 1].Statement));
        }

        foreach (var citation in reply.Citations)
        {
            var entry = ShippedStore.Store.EntriesById[citation.EntryId];
            Assert.Equal(entry.Statement, citation.Statement);
            Assert.Contains(new Place(citation.Document, citation.Section, citation.Paragraph, citation.Sentence), entry.Places);
            var section = ShippedStore.Store.Document(citation.Document)?.Section(citation.Section);
            Assert.NotNull(section);
            Assert.InRange(citation.Paragraph, 1, section.Paragraphs.Count);
            Assert.InRange(citation.Sentence, 1, section.Paragraphs[citation.Paragraph - 1].Sentences);
            Assert.Contains(citation.DocumentTitle, citation.Location, StringComparison.Ordinal);
        }
    }
}
