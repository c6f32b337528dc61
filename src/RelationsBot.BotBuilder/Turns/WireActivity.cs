using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using RelationsBot.BotFramework.Schema;
using OwnActivity = RelationsBot.BotFramework.Schema.Activity;
using SdkActivity = Microsoft.Bot.Schema.Activity;
using SdkInvokeResponse = Microsoft.Bot.Builder.InvokeResponse;

namespace RelationsBot.BotBuilder.Turns;

/// <summary>The SDK's activities and ours are one on the wire: each becomes the other through its JSON, with what neither of them models.</summary>
internal static class WireActivity
{
    // Text that looks like a date stays as it was written.
    private static readonly JsonSerializerSettings AsWritten = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = ActivityReader.MaximumDepth + 8,
    };

    /// <summary>Reads what came in.</summary>
    public static ActivityReadResult Read(SdkActivity incoming) => ActivityReader.ReadFromChannel(Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(incoming, AsWritten)));

    /// <summary>Writes what goes out.</summary>
    public static SdkActivity Write(OwnActivity reply) =>
        JsonConvert.DeserializeObject<SdkActivity>(System.Text.Json.JsonSerializer.Serialize(reply, ActivityJsonContext.Default.Activity), AsWritten)!;

    /// <summary>Writes the answer to an invoke.</summary>
    public static SdkInvokeResponse Write(InvokeResponse answer) => new()
    {
        Status = answer.Status,
        Body = answer.Body is { } body ? JsonConvert.DeserializeObject<JToken>(body.GetRawText(), AsWritten) : null,
    };
}
