using System.Text.Json;
using Xunit;

namespace RelationsBot.Server.Tests;

/// <summary>Reads answers, given up with the test.</summary>
internal static class ResponseReading
{
    public static Task<string> TextAsync(this HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.TextAsync());
        return document.RootElement.Clone();
    }
}
