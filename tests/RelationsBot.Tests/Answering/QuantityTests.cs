using RelationsBot.Answering;
using RelationsBot.Dialog;
using RelationsBot.Recognition;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>Numbers held against limits, shares, differences, sums and ages, in the invented town and in the shipped store. Today is 15 June 2025.</summary>
public class QuantityTests
{
    [Theory]
    [InlineData("Did the Lantern Festival have more than 5,000 visitors in 1910?", "Yes: 6,000")]
    [InlineData("Did the Lantern Festival have more than 7,000 visitors in 1910?", "No: 6,000")]
    [InlineData("Did the Wick Bridge cost more than 250 crowns?", "300 crowns")]
    public void A_told_number_is_held_against_the_limit_that_is_asked_about(string question, string answer) => Assert.Equal(answer, BridgeTown.Ask(question).Answer);

    [Theory]
    [InlineData("Were there more than 5,000 Bitcoin stolen?", "No: 4,502.9 Bitcoin")]
    [InlineData("Did North Korea return at least 20 abductees?", "No: five of the thirteen")]
    [InlineData("Did North Korea give back fewer than ten of the kidnapped?", "Yes: five of the thirteen")]
    [InlineData("Did the abductions last more than five years?", "Yes: six years")]
    [InlineData("Was Megumi Yokota older than 12 when she was kidnapped?", "Yes: 13")]
    [InlineData("Were the unpaid debts over $100 million?", "No: about $50 million")]
    [InlineData("Did more than half of the abductees come home?", "No: five of the thirteen")]
    public void Yes_and_no_come_with_the_number(string question, string answer) => Assert.Equal(answer, ShippedStore.Ask(question).Answer);

    [Theory]
    [InlineData("Did North Korea admit abducting at least 17 Japanese?", "at least 13")]
    [InlineData("Were the unpaid debts more than 45 million dollars?", "about $50 million")]
    [InlineData("Had over 50,000 Koreans arrived in North Korea by late 1960?", "almost 50,000 Korean residents")]
    [InlineData("Did over 90% of Japanese view North Korea's influence negatively?", "According to BBC World Service: 91%")]
    public void What_a_limit_or_a_claim_leaves_open_is_neither_affirmed_nor_denied(string question, string answer) => Assert.Equal(answer, ShippedStore.Ask(question).Answer);

    [Theory]
    [InlineData("Did Japan abduct more than 10 North Koreans?")]
    [InlineData("Did more than 10 people die in the earthquake?")]
    [InlineData("Were more than three missiles launched in October 2021?")]
    [InlineData("Did South Korea owe Japan more than $10 million?")]
    [InlineData("Did the repatriation bring more than 10,000 Bitcoin to the North?")]
    public void A_limit_of_a_number_that_is_not_told_is_refused(string question) => Assert.Equal(ReplyStatus.NotFound, ShippedStore.Ask(question).Status);

    [Theory]
    [InlineData("What share of the abductees came home?", "about 38% (5 of 13)")]
    [InlineData("What share of the abductees never came home?", "about 62% (8 of 13)")]
    [InlineData("How many percent of Japanese did not view North Korea negatively?", "According to BBC World Service: 9% (100% − 91%)")]
    [InlineData("How many more Japanese view North Korea negatively than positively?", "According to BBC World Service: 90 percentage points (91 − 1)")]
    [InlineData("How many abductees were returned or said to be dead altogether?", "According to North Korea: 13 (5 + 8)")]
    public void Shares_and_differences_are_worked_out_with_their_claimant(string question, string answer) => Assert.Equal(answer, ShippedStore.Ask(question).Answer);

    [Theory]
    [InlineData("What share of the people on board the ferry drowned?", "about 36% (5 of 14)")]
    [InlineData("How many more visitors came to the Lantern Festival in 1910 than in 1917?", "3,500 (6,000 − 2,500)")]
    [InlineData("By how much did the debt of Velmar to Ostery exceed the cost of the Wick Bridge?", "600 (900 − 300)")]
    [InlineData("How long ago was the Wick Bridge built?", "about 99 years (1 May 1926 to 15 June 2025)")]
    [InlineData("How old is the Low Mill?", "about 153 years (3 March 1872 to 15 June 2025)")]
    [InlineData("Was the Liss Accord before or after the fire?", "Before (9 September 1904, the other 30 November 1931)")]
    [InlineData("How many years before the fire was the Liss Accord signed?", "about 27 years (9 September 1904 to 30 November 1931)")]
    public void Operands_stand_in_the_answer(string question, string answer)
    {
        var reply = BridgeTown.Ask(question);
        Assert.Equal(answer, reply.Answer);
        Assert.NotEmpty(reply.Citations);
    }

    [Theory]
    [InlineData("How old is Odila Bramm?")]
    [InlineData("How old is Velmar?")]
    [InlineData("How long ago was the moon landing?")]
    [InlineData("Did the Liss Accord come before or after the moon landing?")]
    [InlineData("How many more visitors came to the Lantern Festival in 1910 than in 1950?")]
    [InlineData("How many more visitors came to the Lantern Festival in 1917 than in 1910?")]
    public void What_is_told_of_one_side_only_or_the_other_way_round_is_not_worked_out(string question) =>
        Assert.DoesNotContain(BridgeTown.Ask(question).Intent, (string[])["age", "ago", "side", "excess"]);

    [Fact]
    public void How_long_after_what_came_later_is_corrected_with_both()
    {
        var reply = BridgeTown.Ask("How many years after the fire was the Liss Accord signed?");
        Assert.Null(reply.Answer);
        Assert.StartsWith("My sources don't say that", reply.Lines[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, reply.Citations.Select(c => c.EntryId).Distinct().Count());
    }

    [Theory]
    [InlineData("at least", 13, "over", 12, true)]
    [InlineData("at least", 13, "at least", 17, null)]
    [InlineData("at least", 13, "under", 13, false)]
    [InlineData(null, 5, "at least", 5, true)]
    [InlineData(null, 5, "over", 5, false)]
    [InlineData("over", 5, "at least", 5, true)]
    [InlineData("almost", 50, "under", 50, true)]
    [InlineData("almost", 50, "over", 50, false)]
    [InlineData("about", 50, "over", 50, null)]
    [InlineData("about", 50, "over", 40, true)]
    [InlineData("up to", 9, "under", 10, true)]
    [InlineData("up to", 9, "over", 4, null)]
    public void A_limit_is_kept_broken_or_left_open(string? told, int value, string asked, int limit, bool? keeps)
    {
        var possible = NumberRange.OfTold(new() { Text = "x", Value = value, Limit = told });
        var range = NumberRange.OfAsked(new(default, limit, NumberKind.Cardinal, null, asked))!.Value;
        Assert.Equal(keeps, range.Contains(possible) ? true : range.Excludes(possible) ? false : null);
    }
}
