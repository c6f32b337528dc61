using System.Diagnostics.Metrics;

namespace RelationsBot.Server.Telemetry;

/// <summary>What the server itself counts. Names follow the conventions of OpenTelemetry.</summary>
internal sealed class ServerMeter
{
    public const string Name = "RelationsBot.Server";

    public const string RefusalsName = "relationsbot.auth.refusals";

    public ServerMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        Refusals = meter.CreateCounter<long>(RefusalsName, "{refusal}", "Callers that were refused, by route and reason.");
        OpenStreams = meter.CreateUpDownCounter<long>("relationsbot.streams.open", "{stream}", "Open streams of Direct Line.");
    }

    public Counter<long> Refusals { get; }

    public UpDownCounter<long> OpenStreams { get; }
}
