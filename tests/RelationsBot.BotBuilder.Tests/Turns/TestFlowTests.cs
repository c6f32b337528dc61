using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Xunit;

namespace RelationsBot.BotBuilder.Tests.Turns;

/// <summary>A conversation by the SDK's own means.</summary>
public sealed class TestFlowTests(SdkHost host) : IClassFixture<SdkHost>
{
    [Fact]
    public Task AConversationFlows() => new TestFlow(new TestAdapter(TestAdapter.CreateConversation(nameof(AConversationFlows))), host.Bot)
        .Send(new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [new ChannelAccount("bot"), new ChannelAccount("user1")] })
        .AssertReply(reply => Assert.NotEmpty(reply.AsMessageActivity().SuggestedActions.Actions))
        .Send(SdkHost.Question)
        .AssertReply(reply => Assert.Contains(SdkHost.AnswerPart, reply.AsMessageActivity().Text))
        .Send("repeat")
        .AssertReply(reply => Assert.Contains(SdkHost.AnswerPart, reply.AsMessageActivity().Text))
        .Send(new Activity(ActivityTypes.Typing))
        .AssertNoReply()
        .StartTestAsync();
}
