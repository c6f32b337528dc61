using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RelationsBot.Hosting.Telemetry;

/// <summary>
/// What turns and storage tell of themselves: numbers and spans, never a word of a user, an id or a name. Names follow the conventions of
/// OpenTelemetry. Nobody listens unless a host does, and then this costs next to nothing.
/// </summary>
public static class HostingTelemetry
{
    /// <summary>Name of the meter and of the source of spans.</summary>
    public const string Name = "RelationsBot.Hosting";

    internal const string ErrorType = "error.type";

    internal static readonly ActivitySource Spans = new(Name);

    private static readonly Meter Meter = new(Name);

    // Buckets for what takes from a fraction of a millisecond to some seconds.
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    internal static readonly Histogram<double> TurnDuration = Meter.CreateHistogram(
        "relationsbot.turn.duration", "s", "How long turns took, by what came of them.", advice: Seconds);

    internal static readonly Histogram<double> StorageDuration = Meter.CreateHistogram(
        "relationsbot.storage.operation.duration", "s", "How long operations of storage took, by name and failure.", advice: Seconds);
}
