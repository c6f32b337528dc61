using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace RelationsBot.Conformance;

/// <summary>A host behind <c>POST /api/messages</c>, with a channel that it calls back.</summary>
internal sealed class HttpConformanceHost(HttpClient client, ChannelDouble channel) : IConformanceHost
{
    public string ServiceUrl => channel.Url;

    public async Task<ConformanceAnswer> DeliverAsync(string body)
    {
        var before = channel.Received.Count;
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var response = await client.PostAsync("/api/messages", content);
        var text = await response.Content.ReadAsStringAsync();
        JsonElement? json = text.Length == 0 ? null : JsonElement.Parse(text);
        var inline = json is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("activities", out var activities) ? activities.EnumerateArray() : default(IEnumerable<JsonElement>) ?? [];
        var said = channel.Received.Skip(before).Select(received => received.Activity).Concat(inline).Where(activity => activity.GetProperty("type").GetString() != "trace");
        return new((int)response.StatusCode, json, [.. said]);
    }
}
