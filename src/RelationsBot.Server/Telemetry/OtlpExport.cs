using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RelationsBot.Hosting.Telemetry;

namespace RelationsBot.Server.Telemetry;

/// <summary>
/// Sends metrics and traces to a collector by OTLP over HTTP. What is sent holds no word of a user: addresses of requests only as routes,
/// conversations not at all. Headers, intervals and the service's name come from the <c>OTEL_…</c> variables of the OpenTelemetry specification.
/// </summary>
internal sealed class OtlpExport(Uri collector, IHostApplicationLifetime lifetime) : IHostedService, IDisposable
{
    private const string ServiceName = "relationsbot";

    private MeterProvider? metrics;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateEmpty()
            .AddService(ServiceName, serviceVersion: Assembly.GetExecutingAssembly().GetName().Version?.ToString(3))
            .AddTelemetrySdk().AddEnvironmentVariableDetector();
        metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(HostingTelemetry.Name, ServerMeter.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime")
            .AddOtlpExporter(options => To(options, "v1/metrics"))
            .Build();
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(HostingTelemetry.Name, "Microsoft.AspNetCore")
            .AddOtlpExporter(options => To(options, "v1/traces"))
            .Build();

        // When the last request has ended; what happened until then is sent.
        lifetime.ApplicationStopped.Register(Dispose);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        metrics?.Dispose();
        traces?.Dispose();
        (metrics, traces) = (null, null);
    }

    private void To(OtlpExporterOptions options, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(collector.AbsoluteUri.TrimEnd('/') + "/" + path);
    }
}
