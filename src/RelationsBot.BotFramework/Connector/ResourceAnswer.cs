using System.Text.Json;

namespace RelationsBot.BotFramework.Connector;

/// <summary>Reads the id out of the channel's answer. The reply has arrived by then, so an odd answer is no failure.</summary>
internal static class ResourceAnswer
{
    public const int MaximumBytes = 1024 * 1024;

    public static async Task<string?> ReadIdAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            var body = await ReadAsync(content, cancellationToken).ConfigureAwait(false);
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

    private static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var body = new MemoryStream();
        var buffer = new byte[8 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > MaximumBytes)
                return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }
}
