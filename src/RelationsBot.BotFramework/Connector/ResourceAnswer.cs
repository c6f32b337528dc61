using System.Text.Json;
using RelationsBot.BotFramework.Http;

namespace RelationsBot.BotFramework.Connector;

/// <summary>Reads the id out of the channel's answer. The reply has arrived by then, so an odd answer is no failure.</summary>
internal static class ResourceAnswer
{
    public static async Task<string?> ReadIdAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            var body = await BoundedContent.ReadAsync(content, cancellationToken).ConfigureAwait(false);
            if (body is null)
                return null;
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("id", out var id)
                && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or IOException or HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }
}
