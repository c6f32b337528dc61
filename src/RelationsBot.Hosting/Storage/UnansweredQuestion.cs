using System.Text.Json;
using System.Text.Json.Serialization;
using RelationsBot.Dialog;

namespace RelationsBot.Hosting.Storage;

/// <summary>A question that the store did not answer. Who asked it, where and in which conversation is not kept.</summary>
/// <param name="Day">The day it was asked, in UTC.</param>
/// <param name="Utterance">Its words as typed; they may hold whatever a person writes.</param>
/// <param name="Intent">The kind of question it was taken for.</param>
/// <param name="Refusal">Key of the refusal in the responses.</param>
public sealed record UnansweredQuestion(DateOnly Day, string Utterance, string Intent, string Refusal)
{
    // Longer messages are no questions; what was pasted into one is nobody's business here.
    private const int LongestUtterance = 500;

    /// <summary>What is to be kept of a turn, or null where the reply refuses nothing.</summary>
    public static UnansweredQuestion? Of(string utterance, Reply reply, TimeProvider time) =>
        reply is { Status: ReplyStatus.NotFound, Refusal: { } refusal } && utterance.Length <= LongestUtterance
            ? new(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), utterance, reply.Intent, refusal)
            : null;

    /// <summary>As a line of JSON, without the line's end.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, UnansweredQuestionJson.Default.UnansweredQuestion);

    /// <summary>Reads what <see cref="ToJson"/> wrote; null where the text is nothing of the kind.</summary>
    public static UnansweredQuestion? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, UnansweredQuestionJson.Default.UnansweredQuestion) is { Utterance: not null, Refusal: not null, Intent: not null } read ? read : null;
        }
        catch (JsonException)
        {
            // A line that a crash cut off, or of somebody else: the caller counts it.
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UnansweredQuestion))]
internal sealed partial class UnansweredQuestionJson : JsonSerializerContext;
