using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Dialog;

/// <summary>What hangs on the turns before, in the invented town.</summary>
public class FollowUpTests
{
    [Fact]
    public void That_woman_is_who_was_answered_before_who_acts()
    {
        Assert.Equal("12 May 1901", BridgeTown.Ask("Who did Odila Bramm meet?", "When did that woman praise the Ash Bridge?").Answer);
        Assert.Equal("a school for weavers", BridgeTown.Ask("Who did Odila Bramm meet?", "What did that woman found?").Answer);
        Assert.Equal("Lantern Festival", BridgeTown.Ask("Who met Lena Dorn?", "What did that woman found?").Answer);
    }

    [Theory]
    [InlineData("why the first one?", "to talk about a toll")]
    [InlineData("why the second one?", "to see its market hall")]
    [InlineData("why the last one?", "to see its market hall")]
    public void Of_what_took_place_several_times_an_ordinal_means_that_time(string followUp, string answer) =>
        Assert.Equal(answer, BridgeTown.Ask("When did Odila Bramm visit Ostery?", followUp).Answer);

    [Fact]
    public void A_time_beyond_the_last_has_no_answer() => Assert.Null(BridgeTown.Ask("When did Odila Bramm visit Ostery?", "why the third one?").Answer);

    [Theory]
    [InlineData("out of how many?")]
    [InlineData("from how many?")]
    [InlineData("how many in total?")]
    public void Of_a_part_the_whole_is_the_other_number_of_the_same_fact(string followUp)
    {
        var reply = BridgeTown.Ask("How many people died when the ferry sank?", followUp);
        Assert.Equal("14 people on board", reply.Answer);
        Assert.Equal("ferry-drowned", reply.Citations.Single().EntryId);
    }

    [Fact]
    public void Where_only_one_number_is_told_the_fact_is_told_again_without_another()
    {
        var reply = BridgeTown.Ask("How many lanterns did Ostery send Velmar?", "out of how many?");
        Assert.Equal("ostery-lanterns", reply.Citations.Single().EntryId);
        Assert.DoesNotContain(reply.Lines, l => l.Kind == LineKind.Answer);
    }

    [Fact]
    public void Out_of_how_many_with_nothing_before_has_no_answer() => Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask("out of how many?").Status);

    [Fact]
    public void The_others_are_those_whose_number_is_the_rest()
    {
        var reply = BridgeTown.Ask("How many people died when the ferry sank?", "and the others?");
        Assert.Equal("ferry-returned", reply.Citations.Single().EntryId);
    }

    [Fact]
    public void Where_no_number_is_the_rest_no_other_fact_is_told_as_if_it_were() =>
        Assert.DoesNotContain(BridgeTown.Ask("How many lanterns did Ostery send Velmar?", "and the others?").Citations, c => c.EntryId != "ostery-lanterns");

    [Theory]
    [InlineData("How many people visited the Lantern Festival in 1910?", "no, I meant 1917", "2,500")]
    [InlineData("How many people visited the Lantern Festival in 1910?", "and in 1917?", "2,500")]
    [InlineData("When was the Ash Bridge opened?", "no, I meant when the Wick Bridge was opened", "1 May 1926")]
    [InlineData("Why was the Low Mill closed?", "No, I meant why it was founded", "to grind the corn of the valley")]
    public void A_correction_in_words_asks_the_question_once_more(string question, string correction, string answer) =>
        Assert.Equal(answer, BridgeTown.Ask(question, correction).Answer);

    [Fact]
    public void A_timeline_keeps_to_the_dates_it_is_asked_for()
    {
        var reply = BridgeTown.Ask("timeline between 1880 and 1890");
        Assert.Equal(["4 November 1883", "7 June 1885"], reply.Lines.Where(l => l.Kind == LineKind.Item).Select(l => l.Label));
    }

    [Fact]
    public void A_timeline_of_a_time_without_anything_has_nothing() => Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask("timeline of 1955").Status);

    [Fact]
    public void More_goes_on_with_a_list_until_something_else_is_asked()
    {
        var listed = BridgeTown.Talk("timeline", "tell me more");
        Assert.Empty(listed[0].Citations.Select(c => c.EntryId).Intersect(listed[1].Citations.Select(c => c.EntryId)));
        Assert.True(listed[1].Citations.Count > 1);
        var left = BridgeTown.Ask("timeline", "Who founded the Low Mill?", "tell me more");
        Assert.All(left.Citations, c => Assert.Equal("The mill", c.Section));
        Assert.NotEmpty(left.Citations);
    }

    [Theory]
    [InlineData("and the second time?", "20 August 1904")]
    [InlineData("when was the first visit?", "12 May 1901")]
    [InlineData("and the last one?", "20 August 1904")]
    public void Where_a_time_is_asked_for_a_rank_asks_for_that_time(string followUp, string answer) =>
        Assert.Equal(answer, BridgeTown.Ask("When did Odila Bramm visit Ostery?", followUp).Answer);

    [Fact]
    public void What_happened_once_has_no_second_time() =>
        Assert.NotEqual(ReplyStatus.Answered, BridgeTown.Ask("When was the Ash Bridge opened?", "and the second time?").Status);

    [Theory]
    [InlineData("what did the former found?", "Lantern Festival")]
    [InlineData("what did the latter found?", "a school for weavers")]
    public void The_former_and_the_latter_are_the_two_that_were_named(string followUp, string answer) =>
        Assert.Equal(answer, BridgeTown.Ask("Did Odila Bramm meet Lena Dorn?", followUp).Answer);

    [Fact]
    public void The_former_of_one_is_nobody() =>
        Assert.NotEqual(ReplyStatus.Answered, BridgeTown.Ask("When did Henk Sorrel die?", "what did the former praise?").Status);

    [Fact]
    public void What_points_to_somebody_is_not_about_anybody_else() =>
        Assert.DoesNotContain(BridgeTown.Ask("Who founded the Low Mill?", "what did he praise?").Citations, c => c.EntryId == "dorn-praise");

    [Fact]
    public void Behind_a_question_that_was_refused_nothing_points_to_what_went_before_it()
    {
        var replies = BridgeTown.Talk("When was the Ash Bridge opened?", "When did Lena Dorn visit Velmar?", "when was that?");
        Assert.Equal(ReplyStatus.NotFound, replies[1].Status);
        Assert.Equal(ReplyStatus.NotFound, replies[2].Status);
    }

    [Fact]
    public void Who_was_named_in_a_refused_question_is_who_a_pronoun_means() =>
        Assert.Equal("a school for weavers", BridgeTown.Ask("Who founded the Low Mill?", "When did Lena Dorn visit Velmar?", "what did she found?").Answer);

    [Fact]
    public void What_was_talked_about_long_ago_is_asked_back()
    {
        string[] between = ["hello", "thanks", "help", "sections", "hi", "thank you"];
        var replies = BridgeTown.Talk(["When was the Ash Bridge opened?", .. between, "when was that?", "1"]);
        Assert.Equal(ReplyStatus.Clarify, replies[^2].Status);
        Assert.Equal("7 June 1885", replies[^1].Answer);
    }

    [Fact]
    public void What_was_talked_about_just_before_small_talk_is_still_meant() =>
        Assert.Equal("7 June 1885", BridgeTown.Ask("When was the Ash Bridge opened?", "thanks", "hello", "when was that?").Answer);

    [Theory]
    [InlineData("really?")]
    [InlineData("is that true?")]
    public void A_doubt_that_says_nothing_itself_gets_the_fact_again_and_no_verdict(string doubt)
    {
        var reply = BridgeTown.Ask("When was the Ash Bridge opened?", doubt);
        Assert.False(reply.Answer is "Yes" or "No");
        Assert.Equal("ash-bridge-built", reply.Citations[0].EntryId);
    }

    [Fact]
    public void Who_else_names_nobody_twice() =>
        Assert.Equal(ReplyStatus.Command, BridgeTown.Ask("Who founded the Low Mill?", "who else?").Status);

    [Fact]
    public void Of_what_nobody_claims_who_says_so_is_the_source()
    {
        var reply = BridgeTown.Ask("When was the Ash Bridge opened?", "who says so?");
        Assert.Null(reply.Answer);
        Assert.Equal("ash-bridge-built", reply.Citations[0].EntryId);
    }

    [Fact]
    public void Why_an_answer_was_given_is_told_in_words_without_ids()
    {
        var reply = BridgeTown.Ask("Why was the Low Mill closed?", "why this answer?");
        Assert.Equal(ReplyStatus.Command, reply.Status);
        Assert.Contains("asks for a reason", reply.Body, StringComparison.Ordinal);
        Assert.Contains("fire in the Low Mill", reply.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(BridgeTown.Store.Entries, e => reply.Body.Contains(e.Id, StringComparison.Ordinal));
        Assert.Single(reply.Lines);
    }

    [Fact]
    public void What_follows_comes_from_the_events_after_it()
    {
        Assert.Equal("mill-founded", BridgeTown.Ask("When did the ferry sink?", "what happened before that?").Citations[0].EntryId);
        Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask("what happened before that?").Status);
    }

    [Fact]
    public void Starting_over_forgets_everything()
    {
        var replies = BridgeTown.Talk("Who met Lena Dorn?", "start over", "what did she found?", "no, the other one", "repeat", "source?");
        Assert.All(replies.Skip(2), r => Assert.Empty(r.Citations));
    }

    [Theory]
    [InlineData("When was the Wick Bridge opened?", "and the sinking of the ferry?", "4 November 1883")]
    [InlineData("Why was the Ash Bridge built?", "and the founding of the Low Mill?", "to grind the corn of the valley")]
    public void And_with_another_matter_asks_the_same_of_that(string question, string followUp, string answer) =>
        Assert.Equal(answer, BridgeTown.Ask(question, followUp).Answer);

    [Theory]
    [InlineData("and the weather?")]
    [InlineData("and the birth of the engineer?")]
    public void And_with_a_matter_that_is_not_told_has_no_answer(string followUp) =>
        Assert.NotEqual(ReplyStatus.Answered, BridgeTown.Ask("When was the Wick Bridge opened?", followUp).Status);

    [Theory]
    [InlineData("exact date?")]
    [InlineData("on which day, exactly?")]
    [InlineData("what was the exact date?")]
    public void An_exact_date_is_a_day(string followUp)
    {
        Assert.Equal("3 March 1872", BridgeTown.Ask("In which year was the Low Mill founded?", followUp).Answer);
        Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask("When did Henk Sorrel die?", followUp).Status);
    }

    [Fact]
    public void Behind_a_refusal_its_topic_is_talked_about()
    {
        var replies = BridgeTown.Talk("Who painted the Low Mill?", "when was it founded?", "and by whom?");
        Assert.Equal(ReplyStatus.NotFound, replies[0].Status);
        Assert.Equal("3 March 1872", replies[1].Answer);
        Assert.Equal("Henk Sorrel", replies[2].Answer);
    }

    [Fact]
    public void What_was_offered_does_not_answer_what_was_refused() =>
        Assert.All(BridgeTown.Talk("When did Lena Dorn visit Velmar?", "when was that?", "on what date?"), r => Assert.Equal(ReplyStatus.NotFound, r.Status));

    [Theory]
    [InlineData("did she go there again?")]
    [InlineData("did she visit it again?")]
    public void Again_is_the_next_time(string followUp)
    {
        Assert.Equal("bramm-two-visits", BridgeTown.Ask("When did Odila Bramm first visit Ostery?", followUp).Citations[0].EntryId);
        Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask("Who founded the Low Mill?", followUp).Status);
    }

    [Fact]
    public void What_happened_once_did_not_happen_again() =>
        Assert.NotEqual(ReplyStatus.Answered, BridgeTown.Ask("When was the Ash Bridge opened?", "was it opened again?").Status);

    [Theory]
    [InlineData("Who founded the Low Mill?", "his horse?")]
    [InlineData("When was the Ash Bridge opened?", "its colour?")]
    public void Nothing_of_the_kind_that_is_asked_for_by_a_noun_is_no_answer(string question, string followUp) =>
        Assert.Null(BridgeTown.Ask(question, followUp).Answer);

    [Fact]
    public void Who_goes_somewhere_else_does_not_go_there() =>
        Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask("When did Odila Bramm visit Ostery?", "and when did she visit Velmar?").Status);

    [Theory]
    [InlineData("For what purpose?")]
    [InlineData("What for?")]
    public void A_bare_question_asks_of_what_was_told_last(string followUp)
    {
        Assert.Equal("to honour the drowned of 1883", BridgeTown.Ask("When was the Wick Bridge opened?", "Who founded the Lantern Festival?", followUp).Answer);
        Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask("Who founded the Lantern Festival?", "When was the Wick Bridge opened?", followUp).Status);
    }

    [Fact]
    public void A_bare_question_with_nothing_before_has_no_answer() => Assert.Equal(ReplyStatus.NotFound, BridgeTown.Ask("For what purpose?").Status);

    [Fact]
    public void What_leads_up_to_a_refused_question_does_not_go_on() =>
        Assert.Equal("3 March 1872", BridgeTown.Ask("My aunt speaks of a place called the Low Mill. Who painted it?", "when was it founded?").Answer);

    [Theory]
    [InlineData("how many favourable?", "55%")]
    [InlineData("how many bridges?", null)]
    public void How_many_do_so_may_be_told_as_a_share(string followUp, string? answer) =>
        Assert.Equal(answer, BridgeTown.Ask("When was the vote on a second bridge?", followUp).Answer);

    [Fact]
    public void A_time_is_added_to_what_was_told_of_somebody()
    {
        Assert.Equal("bramm-two-visits", BridgeTown.Ask("When did Odila Bramm first visit Ostery?", "and she went in 1904 as well, right?").Citations[0].EntryId);
        Assert.NotEqual("Yes", BridgeTown.Ask("When did Odila Bramm first visit Ostery?", "and she went in 1907 as well, right?").Answer);
    }

    [Theory]
    [InlineData("When was the second vote?")]
    [InlineData("the second vote?")]
    public void A_rank_counts_what_its_noun_says(string followUp) =>
        Assert.DoesNotContain(BridgeTown.Ask("When did Odila Bramm visit Ostery?", followUp).Citations, c => c.EntryId == "bramm-two-visits");

    [Fact]
    public void A_title_ends_no_sentence() => Assert.Equal("1905", BridgeTown.Ask("In which year did Mrs. Odila Bramm found the Lantern Festival?").Answer);

    [Fact]
    public void One_usual_word_makes_no_matter_of_its_own() =>
        Assert.Empty(BridgeTown.Ask("Who founded the Low Mill?", "which year, later?").Citations.Select(c => c.EntryId).Except(["mill-founded", "mill-closed", "sorrel-died"]));
}
