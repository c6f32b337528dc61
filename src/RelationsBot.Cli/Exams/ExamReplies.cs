using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RelationsBot.Dialog;

namespace RelationsBot.Cli.Exams;

/// <summary>The replies to one line of an examination.</summary>
internal sealed record ExamReplies(JsonElement? Id, IReadOnlyList<ExamReply> Replies)
{
    public string ToJson() => JsonSerializer.Serialize(this, ExamJson.Readable.ExamReplies);
}

/// <summary>What stands in place of the replies to a line that cannot be read.</summary>
/// <param name="Id">Always null: what stands there is not to be trusted.</param>
/// <param name="Line">Number of the line, from 1; blank lines count.</param>
/// <param name="Error">What is wrong with it.</param>
internal sealed record ExamProblem(string? Id, int Line, string Error)
{
    public string ToJson() => JsonSerializer.Serialize(this, ExamJson.Readable.ExamProblem);
}

/// <summary>One reply.</summary>
internal sealed record ExamReply(
    string Status,
    string Intent,
    string Text,
    string Body,
    string? Answer,
    IReadOnlyList<ExamCitation> Citations,
    IReadOnlyList<string> Suggestions,
    double Confidence,
    double ElapsedMs)
{
    public static ExamReply From(Reply reply, TimeSpan elapsed) => new(
        Name(reply.Status),
        reply.Intent,
        reply.Text,
        reply.Body,
        reply.Answer,
        [.. reply.Citations.Select(c => new ExamCitation(c.Document, c.Section, c.Paragraph, c.Sentence, c.Statement, c.Quote))],
        reply.Suggestions,
        Math.Round(reply.Confidence, 4),
        Math.Round(elapsed.TotalMilliseconds, 3));

    /// <summary>The name of a status as the format writes it.</summary>
    public static string Name(ReplyStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}

/// <summary>A place that supports a reply.</summary>
internal sealed record ExamCitation(
    string Document,
    string Section,
    int Paragraph,
    int Sentence,
    string Statement,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Quote);

[JsonSerializable(typeof(ExamReplies))]
[JsonSerializable(typeof(ExamProblem))]
internal sealed partial class ExamJson : JsonSerializerContext
{
    /// <summary>Leaves letters of every script as they are: the lines are read by people and programs, never pasted into a page.</summary>
    public static readonly ExamJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
