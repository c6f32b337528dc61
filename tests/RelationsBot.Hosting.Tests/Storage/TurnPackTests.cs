using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Storage;
using Xunit;

namespace RelationsBot.Hosting.Tests.Storage;

public sealed class TurnPackTests
{
    private readonly TurnPack pack = new();

    [Theory]
    [InlineData(1)]
    [InlineData(TurnPack.Capacity - 1)]
    [InlineData(TurnPack.Capacity)]
    public void EveryTurnIsReadAsItWasWritten(int turns)
    {
        Fill(turns);
        Assert.Equal(turns == TurnPack.Capacity, pack.IsFull);
        for (var number = 0; number < turns; number++)
            Assert.Equal(($"question {number}", $"answer {number}"), Read(number));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(TurnPack.Capacity)]
    public void WhatIsRemovedIsGoneAndTheOthersStay(int turns)
    {
        Fill(turns);
        pack.Remove([0, 2]);
        Assert.Equal(0, pack[0].Bytes.Length);
        Assert.Equal(("question 1", "answer 1"), Read(1));
        Assert.Equal(0, pack[2].Bytes.Length);
    }

    private void Fill(int turns)
    {
        for (var number = 0; number < turns; number++)
            Assert.Equal(number, pack.Add(TurnText.Of(Turn(number))));
    }

    private (string? Question, string? Answer) Read(int number)
    {
        var said = pack[number].Said(DateTimeOffset.UnixEpoch);
        return (said[0].Text, said[1].Text);
    }

    private static TurnCommit Turn(int number) => new()
    {
        Conversation = new("emulator", "room"),
        ExpectedVersion = number,
        Incoming = new() { Type = ActivityTypes.Message, Id = $"a{number}", Text = $"question {number}" },
        Replies = [new() { Type = ActivityTypes.Message, Text = $"answer {number}" }],
        State = "{}",
    };
}
