using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>Who does what to whom.</summary>
public class RolesTests
{
    [Theory]
    [InlineData("Did Ostery send Velmar lanterns?")]
    [InlineData("Did Ostery send lanterns to Velmar?")]
    [InlineData("Did Odila Bramm visit Ostery?")]
    [InlineData("Did Odila Bramm meet Lena Dorn?")]
    [InlineData("Did Lena Dorn meet Odila Bramm?")]
    [InlineData("Did Velmar owe Ostery 900 crowns?")]
    [InlineData("Was the Low Mill founded by Henk Sorrel?")]
    public void As_the_fact_has_it_the_answer_is_yes(string question) => Assert.Equal("Yes", BridgeTown.Ask(question).Answer);

    [Theory]
    [InlineData("Did Velmar send Ostery lanterns?")]
    [InlineData("Did Velmar send lanterns to Ostery?")]
    [InlineData("Did Ostery send lanterns to Odila Bramm?")]
    [InlineData("Did Ostery visit Odila Bramm?")]
    [InlineData("Did Ostery owe Velmar 900 crowns?")]
    [InlineData("Was Henk Sorrel founded by the Low Mill?")]
    [InlineData("Did Piet Sorrel meet Lena Dorn?")]
    [InlineData("Did Lena Dorn visit Ostery?")]
    [InlineData("Did the Ash Bridge praise Lena Dorn?")]
    public void Turned_round_it_is_never_yes(string question)
    {
        var reply = BridgeTown.Ask(question);
        Assert.NotEqual("Yes", reply.Answer);
        Assert.NotEqual("No", reply.Answer);
    }

    [Theory]
    [InlineData("What did Velmar send to Ostery?")]
    [InlineData("How much did Ostery owe Velmar?")]
    [InlineData("When was Ostery's visit to Odila Bramm?")]
    [InlineData("When was Ostery's visit?")]
    [InlineData("Who founded Henk Sorrel?")]
    public void Turned_round_it_has_no_short_answer(string question) => Assert.Null(BridgeTown.Ask(question).Answer);

    [Theory]
    [InlineData("When did Odila Bramm travel to Velmar?")]
    [InlineData("Why did Odila Bramm go to Velmar?")]
    public void Behind_a_preposition_another_place_than_the_fact_has_rules_it_out(string question) => Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask(question).Status);

    [Theory]
    [InlineData("When did Ostery see the market hall?")]
    [InlineData("Why did Ostery see the market hall?")]
    public void Who_does_nothing_in_the_fact_did_not_do_what_it_tells_by_the_way(string question) => Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask(question).Status);

    [Theory]
    [InlineData("Who was annexed in 1910?", "Korea")]
    [InlineData("Which country became part of Japan in 1910?", "Korea")]
    [InlineData("Did Korea become part of Japan in 1910?", "Yes")]
    [InlineData("Did North Korean agents abduct Japanese citizens?", "Yes")]
    public void Whom_it_is_done_to_is_the_subject_of_a_passive_and_of_verbs_like_one(string question, string answer) => Assert.Equal(answer, ShippedStore.Ask(question).Answer);

    [Theory]
    [InlineData("Did Japan become part of Korea?")]
    [InlineData("Did Japanese agents abduct North Korean citizens?")]
    [InlineData("Whose brother is Kim Jong Un?")]
    [InlineData("Did Japan admit the abductions?")]
    [InlineData("Japan admitted in 2002 that it kidnapped 13 North Koreans, right?")]
    [InlineData("which missile came down in the indian ocean in 1998")]
    [InlineData("Did North Korea kidnap Donald Trump?")]
    [InlineData("Who did business with China?")]
    [InlineData("When was the United States's Taepodong-1 test launch regarded?")]
    public void Who_has_no_part_where_a_deed_is_named_did_not_do_it(string question)
    {
        var reply = ShippedStore.Ask(question);
        Assert.True(reply.Status == ReplyStatus.NotFound || reply.Lines.Any(l => l.Kind == LineKind.Note), reply.Answer);
    }

    [Theory]
    [InlineData("Who saw the market hall?", "Odila Bramm")]
    [InlineData("What did Ostery send to Velmar?", "200 lanterns")]
    [InlineData("How much did Velmar owe Ostery?", "900 crowns")]
    [InlineData("Who did Odila Bramm meet?", "Lena Dorn")]
    [InlineData("Who met Lena Dorn?", "Odila Bramm")]
    [InlineData("How many lanterns were sent to Velmar?", "200 lanterns")]
    public void The_party_that_is_asked_for_answers(string question, string answer) => Assert.Equal(answer, BridgeTown.Ask(question).Answer);

    [Theory]
    [InlineData("Does North Korea worry about Japan's missile tests?")]
    [InlineData("When did Fumio Kishida send condolences to Kim Jong Un?")]
    [InlineData("Did Trump tell Japan that it was behaving very badly?")]
    public void Turned_round_a_deed_told_by_words_alone_is_refused_or_corrected(string question)
    {
        var reply = ShippedStore.Ask(question);
        Assert.True(reply.Status == ReplyStatus.NotFound || reply.Lines[0].Text == ShippedStore.Data.Responses.Say("correction"), reply.Text);
    }
}
