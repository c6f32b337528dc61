using System.Diagnostics;
using System.Diagnostics.Metrics;
using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Telemetry;
using RelationsBot.Hosting.Tests.Storage;
using Xunit;

namespace RelationsBot.Hosting.Tests.Turns;

/// <summary>Turns and storage are measured by what came of them.</summary>
public sealed class TurnTelemetryTests : IDisposable
{
    // Other tests take turns at the same time: only what this one's own calls lead to is heard.
    private static readonly AsyncLocal<TurnTelemetryTests?> Current = new();

    private readonly List<(string Name, string Tags)> measured = [];
    private readonly List<string> spans = [];
    private readonly MeterListener meters = new();
    private readonly ActivityListener traces;

    public TurnTelemetryTests()
    {
        Current.Value = this;
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == HostingTelemetry.Name)
                listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<double>((instrument, seconds, tags, _) =>
        {
            if (Current.Value != this)
                return;
            Assert.InRange(seconds, 0, 600);
            measured.Add((instrument.Name, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
        });
        meters.Start();
        traces = new()
        {
            ShouldListenTo = source => source.Name == HostingTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (Current.Value == this)
                    spans.Add(span.DisplayName + (span.Parent is { } parent ? " in " + parent.DisplayName : ""));
            },
        };
        ActivitySource.AddActivityListener(traces);
    }

    public void Dispose()
    {
        meters.Dispose();
        traces.Dispose();
    }

    [Fact]
    public async Task ATurnIsMeasuredByStatusAndIntent()
    {
        var turns = Turns.Over(new MeasuredStorage(Turns.Storage()));
        await turns.TakeAsync(Turns.InTeams(Turns.Message("1")), CancellationToken.None);
        await turns.TakeAsync(Turns.InTeams(Turns.Message("1")), CancellationToken.None);
        await turns.TakeAsync(Turns.Message("2", "xyzzy"), CancellationToken.None);
        await turns.TakeAsync(Turns.Joined("j", "bot", "user"), CancellationToken.None);
        await turns.TakeAsync(Turns.Invoke("i", "healthCheck"), CancellationToken.None);
        await turns.TakeAsync(Turns.Message("3") with { Type = "made/up/by/the/caller", ChannelId = "made-up" }, CancellationToken.None);
        Assert.Equal(
            [
                "relationsbot.channel=msteams relationsbot.activity.type=message relationsbot.turn.status=answered relationsbot.turn.intent=when",
                "relationsbot.channel=msteams relationsbot.activity.type=message relationsbot.turn.status=repeated",
                "relationsbot.channel=other relationsbot.activity.type=message relationsbot.turn.status=not_found relationsbot.turn.intent=fragment",
                "relationsbot.channel=other relationsbot.activity.type=conversationUpdate relationsbot.turn.status=smalltalk relationsbot.turn.intent=welcome",
                "relationsbot.channel=other relationsbot.activity.type=invoke relationsbot.turn.status=invoked",
                "relationsbot.channel=other relationsbot.activity.type=other relationsbot.turn.status=silent",
            ],
            measured.Where(m => m.Name == "relationsbot.turn.duration").Select(m => m.Tags));
        Assert.Contains(("relationsbot.storage.operation.duration", "db.operation.name=commit_turn"), measured);
        Assert.Contains("storage commit_turn in turn", spans);
        Assert.Equal(6, spans.Count(span => span == "turn"));
    }

    [Fact]
    public async Task AFailureOfStorageIsMeasuredByItsKind()
    {
        var turns = Turns.Over(new MeasuredStorage(new FailingStorage(Turns.Storage())));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => turns.TakeAsync(Turns.Message("1"), CancellationToken.None));
        Assert.Contains(measured, m => m is ("relationsbot.storage.operation.duration", var tags) && tags.EndsWith("error.type=StorageUnavailableException", StringComparison.Ordinal));
        Assert.Contains(measured, m => m is ("relationsbot.turn.duration", var tags) && tags.EndsWith("relationsbot.turn.status=failed error.type=StorageUnavailableException", StringComparison.Ordinal));
    }

    private sealed class FailingStorage(IConversationStorage storage) : WrappedStorage(storage)
    {
        public override Task<CommitResult> CommitTurnAsync(TurnCommit turn, CancellationToken cancellationToken) =>
            throw new StorageUnavailableException(new IOException("gone"));
    }
}
