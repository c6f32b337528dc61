using System.Text.Json;
using System.Text.Json.Nodes;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Dialog;
using RelationsBot.Hosting.Rendering;

namespace RelationsBot.Hosting.Turns;

/// <summary>
/// A trace activity for the log of the Emulator: how the question was read and what it was held against. It goes nowhere else, since other
/// channels show or refuse what they do not know, and comes after the reply, which is not to wait for it.
/// </summary>
internal static class ReadingTrace
{
    // A long message leaves long steps; whoever reads them wants their beginning.
    private const int MostSteps = 100;
    private const int LongestStep = 1_000;

    /// <summary>The trace of a turn; null where nobody would see it.</summary>
    public static Activity? Of(Reply reply, Activity incoming)
    {
        if (incoming.ChannelId != ChannelIds.Emulator || reply.Trace.Count == 0)
            return null;
        var value = new JsonObject
        {
            ["status"] = JsonNamingPolicy.CamelCase.ConvertName(reply.Status.ToString()),
            ["intent"] = reply.Intent,
            ["refusal"] = reply.Refusal,
            ["confidence"] = reply.Confidence,
            ["entries"] = new JsonArray([.. reply.Citations.Select(citation => citation.EntryId).Distinct().Select(id => JsonValue.Create(id))]),
            ["steps"] = new JsonArray([.. reply.Trace.Take(MostSteps).Select(step => JsonValue.Create(ShortText.Cut(step, LongestStep)))]),
        };
        return ReplyRendering.Address(incoming, ActivityTypes.Trace) with
        {
            Name = "Reading",
            Label = "How the question was read",
            ValueType = "relationsbot/reading",
            Value = JsonElement.Parse(value.ToJsonString()),
        };
    }
}
