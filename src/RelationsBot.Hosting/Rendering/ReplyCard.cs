using System.Text.Json;
using System.Text.Json.Nodes;
using RelationsBot.BotFramework.Schema;
using RelationsBot.BotFramework.Schema.Citations;
using RelationsBot.Dialog;

namespace RelationsBot.Hosting.Rendering;

/// <summary>
/// A list, a timeline or help as an Adaptive Card 1.2. Its texts are runs, which no client reads as Markdown. A client that shows no cards has
/// the message's text, which stays whole.
/// </summary>
/// <param name="Lead">What the message says besides the card where both are shown.</param>
/// <param name="Attachment">The card.</param>
internal sealed record ReplyCard(string Lead, Attachment Attachment)
{
    // Two things stand as well in the text.
    private const int LeastItems = 3;

    /// <summary>The card of a reply; null where the reply is no list, has nothing that could stand above one, or is no help.</summary>
    public static ReplyCard? Of(Reply reply, IReadOnlyList<CitedPlace> cited, bool isTeams)
    {
        if (reply.Status == ReplyStatus.Help)
            return Help(reply, isTeams);
        var first = reply.Lines.TakeWhile(line => line.Kind != LineKind.Item).Count();
        if (reply.Status is not (ReplyStatus.Answered or ReplyStatus.Command) || reply.Lines.Count(line => line.Kind == LineKind.Item) < LeastItems || LeadOf(reply, first) is not { } lead)
            return null;
        var body = reply.Lines.Skip(first).Select((line, i) => Block(Runs(line, reply, cited), isParted: i > 0));
        return new(lead, Write(reply, [.. body], []));
    }

    /// <summary>
    /// The message with the card, of which Web Chat shows the card and the lead instead of the text: like a person's message it may bear a
    /// display text in its channel data. Screen readers are given the whole text. The list of references goes with the text: in the card the
    /// marks are links.
    /// </summary>
    public Activity InsteadOfText(Activity message, string displayText, Reply reply)
    {
        var channelData = new JsonObject
        {
            ["messageBack"] = new JsonObject { ["displayText"] = displayText },
            ["webchat:fallback-text"] = reply.Text,
        };
        return message with { Attachments = [Attachment], ChannelData = JsonElement.Parse(channelData.ToJsonString()) };
    }

    /// <summary>The addresses of places as a run of marks, each a link where there is an address.</summary>
    public static IEnumerable<JsonNode> Marks(IReadOnlyList<int> numbers, IReadOnlyList<CitedPlace> cited)
    {
        foreach (var number in numbers)
        {
            yield return Run(" ");
            var mark = Run(CitationMarkdown.Mark(number));
            if (cited.FirstOrDefault(place => place.Citation.Number == number) is { Address: { } address } place)
                mark["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = $"{CitationMarkdown.Mark(number)} {place.Citation.Location}", ["url"] = address.AbsoluteUri };
            yield return mark;
        }
    }

    /// <summary>A paragraph.</summary>
    public static JsonNode Block(IEnumerable<JsonNode> runs, bool isParted)
    {
        var block = new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray([.. runs]) };
        if (isParted)
            (block["separator"], block["spacing"]) = (true, "Small");
        return block;
    }

    /// <summary>Words that are shown as they are.</summary>
    public static JsonObject Run(string text, bool isBold = false)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text };
        if (isBold)
            run["weight"] = "Bolder";
        return run;
    }

    /// <summary>An Adaptive Card.</summary>
    public static JsonObject Card(string fallbackText, string speak, JsonArray body, JsonArray actions)
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.2",
            ["fallbackText"] = fallbackText,
            ["speak"] = speak,
            ["body"] = body,
        };
        if (actions.Count > 0)
            card["actions"] = actions;
        return card;
    }

    // The first sentence above, the others in the card, with buttons that stay when the suggested actions are gone. Teams shows text and card both.
    private static ReplyCard Help(Reply reply, bool isTeams)
    {
        var end = reply.Body.IndexOf(". ", StringComparison.Ordinal) + 1;
        var body = isTeams || end == 0 ? new JsonArray() : new JsonArray(Block([Run(reply.Body[end..].TrimStart())], isParted: false));
        return new(end == 0 ? reply.Body : reply.Body[..end], Write(reply, body, [.. reply.Suggestions.Select(said => Say(said, isTeams))]));
    }

    private static string? LeadOf(Reply reply, int first)
    {
        if (first > 0)
            return string.Join('\n', reply.Lines.Take(first).Select(line => line.Text));
        if (reply.Answer is not null)
            return reply.Answer;
        var labels = reply.Lines.Where(line => line.Kind == LineKind.Item).Select(line => line.Label).OfType<string>().ToList();
        return labels.Count == 0 ? null : labels[0] == labels[^1] ? labels[0] : $"{labels[0]} – {labels[^1]}";
    }

    private static IEnumerable<JsonNode> Runs(ReplyLine line, Reply reply, IReadOnlyList<CitedPlace> cited)
    {
        if (line.Label is { } label)
            yield return Run(label + ": ", isBold: true);
        var text = Run(line.Text);

        // A section is asked for by its heading.
        if (line is { Kind: LineKind.Item, Citations.Count: 0 } && reply.Citations.Count == 0)
            text["selectAction"] = Say(line.Text, isTeams: false);
        yield return text;
        foreach (var mark in Marks(line.Citations, cited))
            yield return mark;
    }

    // A string is sent and shown as the person's own words by Web Chat; Teams takes an object only, which tells it to do the same.
    private static JsonObject Say(string said, bool isTeams) => new()
    {
        ["type"] = "Action.Submit",
        ["title"] = said,
        ["data"] = isTeams
            ? new JsonObject { ["utterance"] = said, ["msteams"] = new JsonObject { ["type"] = "messageBack", ["displayText"] = said, ["text"] = said } }
            : JsonValue.Create(said),
    };

    private static Attachment Write(Reply reply, JsonArray body, JsonArray actions) => new()
    {
        ContentType = Attachment.AdaptiveCard,
        Content = JsonElement.Parse(Card(reply.Text, string.Join(' ', reply.Lines.Select(line => line.Label is null ? line.Text : $"{line.Label}: {line.Text}")), body, actions).ToJsonString()),
    };
}
