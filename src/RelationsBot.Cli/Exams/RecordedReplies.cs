using System.Text.Json;

namespace RelationsBot.Cli.Exams;

/// <summary>A reply as <c>ask --jsonl</c> wrote it, as far as two runs are compared by it.</summary>
/// <param name="Status">What kind of reply it is.</param>
/// <param name="Answer">The short answer, or null.</param>
/// <param name="Places">"document#section/paragraph/sentence" of each citation.</param>
internal sealed record RecordedReply(string Status, string? Answer, IReadOnlyList<string> Places)
{
    /// <summary>Whether both say the same.</summary>
    public bool IsSame(RecordedReply other) => Status == other.Status && Answer == other.Answer && Places.SequenceEqual(other.Places);

    /// <summary>answered "17 September 2002" [jp-nk-later#Lead/1/1].</summary>
    public override string ToString() => Status + (Answer is null ? "" : $" \"{Answer}\"") + (Places.Count == 0 ? "" : $" [{string.Join(", ", Places)}]");
}

/// <summary>Reads files that <c>ask --jsonl</c> wrote.</summary>
internal static class RecordedReplies
{
    /// <summary>The replies of a file, by conversation and turn, in the order of the lines.</summary>
    /// <exception cref="InvalidDataException">A line is no line of replies; the message names file and line.</exception>
    public static IReadOnlyList<((string Id, int Turn) Key, RecordedReply Reply)> Read(string file)
    {
        var replies = new List<((string, int), RecordedReply)>();
        foreach (var (number, line) in File.ReadLines(file).Index())
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var document = JsonDocument.Parse(line);
                if (document.RootElement.TryGetProperty("error", out _))
                    continue;
                var id = document.RootElement.GetProperty("id").ToString();
                replies.AddRange(document.RootElement.GetProperty("replies").EnumerateArray().Select((reply, turn) => ((id, turn + 1), Reply(reply))));
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new InvalidDataException($"{file}({number + 1}): expected a line {{\"id\":…,\"replies\":[{{\"status\":…,\"answer\":…,\"citations\":[…]}}]}} as 'ask --jsonl' writes it");
            }
        }

        return replies;
    }

    private static RecordedReply Reply(JsonElement reply) => new(
        reply.GetProperty("status").GetString() ?? "",
        reply.TryGetProperty("answer", out var answer) ? answer.GetString() : null,
        [.. reply.GetProperty("citations").EnumerateArray().Select(c => $"{c.GetProperty("document").GetString()}#{c.GetProperty("section").GetString()}/{c.GetProperty("paragraph")}/{c.GetProperty("sentence")}")]);
}
