using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Answering;

/// <summary>Open questions that suppose what the store rules out, and those that it only does not bear out.</summary>
public class CorrectionTests
{
    private const string Correction = "My sources don't say that; what they say is this:";

    [Theory]
    [InlineData("When did Japan and North Korea establish relations?", "lead-no-formal-relations")]
    [InlineData("Why did North Korea pay its debts?", null)]
    [InlineData("Why did North Korea return all abductees?", "abductions-five-returned")]
    [InlineData("When did North Korea return all thirteen abductees?", "abductions-five-returned")]
    [InlineData("Why did North Korea welcome the Treaty on Basic Relations?", "lead-treaty-denounced-1965")]
    [InlineData("When was Chongryon founded in 1970?", null)]
    public void What_is_supposed_and_ruled_out_is_corrected_first(string question, string? entry)
    {
        var reply = ShippedStore.Ask(question);
        Assert.Equal(ReplyStatus.Answered, reply.Status);
        Assert.Equal(Correction, reply.Lines[0].Text);
        Assert.Null(reply.Answer);
        Assert.Contains(reply.Citations, c => entry is null || c.EntryId == entry);
    }

    [Theory]
    [InlineData("When was the Low Mill founded in 1890?")]
    [InlineData("Why did Henk Sorrel found the Low Mill in 1890?")]
    public void What_happens_but_once_happened_at_no_other_time(string question)
    {
        var reply = BridgeTown.Ask(question);
        Assert.NotEqual(ReplyStatus.Clarify, reply.Status);
        Assert.True(reply.Status == ReplyStatus.NotFound || reply.Lines[0].Text == Correction, reply.Lines[0].Text);
    }

    [Theory]
    [InlineData("Were the remains sent back really Megumi Yokota's?")]
    [InlineData("Were the returned remains those of Megumi Yokota?")]
    public void Of_what_is_denied_somewhere_in_a_statement_nothing_is_proven(string question) => Assert.NotEqual("Yes", ShippedStore.Ask(question).Answer);

    [Theory]
    [InlineData("When did Japan and North Korea sign a fishing treaty?")]
    [InlineData("Why did South Korea welcome the Treaty on Basic Relations?")]
    [InlineData("When did Abe visit Pyongyang?")]
    [InlineData("Why did Japan leave the six-party talks?")]
    [InlineData("Why did all abductees resign?")]
    public void What_is_only_not_borne_out_is_refused(string question) => Assert.Equal(ReplyStatus.NotFound, ShippedStore.Ask(question).Status);
}
