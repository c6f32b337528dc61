using System.Text;
using System.Text.Json;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Turns;

/// <summary>
/// Takes the bot's own mention out of a message, from the text and from the entities; other people's names stay, without the tag around
/// them. Whose mention it is says the id alone: two accounts may bear one name ("Teams" in the Connector rules).
/// </summary>
internal static class Mentions
{
    // A message mentions few; what stands beyond is left to the cleaning of the text.
    private const int MostMentions = 100;

    /// <summary>The message without what addresses the bot.</summary>
    public static Activity WithoutOwn(Activity incoming)
    {
        var mentions = (incoming.Entities ?? []).Select(entity => Read(entity, incoming)).OfType<Mention>().Take(MostMentions).ToList();
        return mentions.Count == 0 ? incoming : incoming with
        {
            Text = Replace(incoming.Text ?? "", mentions),
            Entities = [.. incoming.Entities!.Where(entity => Read(entity, incoming) is not { IsOwn: true })],
        };
    }

    private static Mention? Read(Entity? entity, Activity incoming) =>
        entity is { Type: { } type, Properties: { } properties } && type.Equals("mention", StringComparison.OrdinalIgnoreCase)
        && properties.TryGetValue("text", out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } shown
        && properties.TryGetValue("mentioned", out var mentioned) && mentioned.ValueKind == JsonValueKind.Object
            ? new(shown, mentioned.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } account && account == incoming.Recipient?.Id)
            : null;

    // Mentions of one text stand in the order of their entities.
    private static string Replace(string text, List<Mention> mentions)
    {
        var shown = mentions.GroupBy(mention => mention.Text).OrderByDescending(group => group.Key.Length)
            .Select(group => (Text: group.Key, Mentions: new Queue<Mention>(group))).ToList();
        var replaced = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var (found, queue) = shown.Find(s => string.CompareOrdinal(text, i, s.Text, 0, s.Text.Length) == 0);
            if (found is null)
            {
                replaced.Append(text[i++]);
                continue;
            }

            var mention = queue.Count > 1 ? queue.Dequeue() : queue.Peek();
            replaced.Append(mention.IsOwn ? " " : Name(found));
            i += found.Length;
        }

        return replaced.ToString();
    }

    // "<at>Ada Holm</at>" or, in other channels, "@Ada Holm".
    private static string Name(string mention)
    {
        var begin = mention.StartsWith("<at", StringComparison.OrdinalIgnoreCase) ? mention.IndexOf('>', StringComparison.Ordinal) + 1 : 0;
        var end = begin > 0 ? mention.IndexOf("</at>", begin, StringComparison.OrdinalIgnoreCase) : -1;
        return end < 0 ? mention : mention[begin..end];
    }

    private sealed record Mention(string Text, bool IsOwn);
}
