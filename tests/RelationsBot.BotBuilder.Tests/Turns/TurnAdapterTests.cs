using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using RelationsBot.BotBuilder.Messages;
using RelationsBot.Hosting.Turns;
using Xunit;

namespace RelationsBot.BotBuilder.Tests.Turns;

public sealed class TurnAdapterTests
{
    [Fact]
    public async Task AFaultIsLoggedOnceAndReachesTheEdgeAndNothingIsSaid()
    {
        var (adapter, log) = Make();
        var failed = await Assert.ThrowsAsync<TurnFailedException>(() => adapter.OnTurnError(Turn(adapter), new InvalidTimeZoneException("broken")));
        Assert.IsType<InvalidTimeZoneException>(failed.InnerException);
        Assert.Equal("A turn failed: an activity of type message from test.", Assert.Single(log.Lines));
    }

    [Fact]
    public async Task AConflictIsNoFault()
    {
        var (adapter, log) = Make();
        await Assert.ThrowsAsync<TurnFailedException>(() => adapter.OnTurnError(Turn(adapter), new TurnConflictException()));
        Assert.Empty(log.Lines);
    }

    private static (TurnAdapter Adapter, Recorder Log) Make()
    {
        var log = new Recorder();
        return (new TurnAdapter(BotFrameworkAuthenticationFactory.Create(), log), log);
    }

    private static TurnContext Turn(TurnAdapter adapter) => new(adapter, new Activity(ActivityTypes.Message) { ChannelId = "test", Text = "words of a person" });

    private sealed class Recorder : ILogger<TurnAdapter>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
