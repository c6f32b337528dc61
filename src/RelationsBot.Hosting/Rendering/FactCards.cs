using System.Text.Json;
using System.Text.Json.Nodes;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Dialog;

namespace RelationsBot.Hosting.Rendering;

/// <summary>
/// The answer of a message extension of Teams to a search: statements as cards that can be put into any chat, each with its place and a
/// preview for the list; or words where there is none.
/// </summary>
internal static class FactCards
{
    /// <summary>The longest card as JSON, in UTF-16 code units: 28 KB.</summary>
    public const int MaximumLength = Teams.MaximumLength;

    private const int TitleLength = 120;
    private const string Thumbnail = "application/vnd.microsoft.card.thumbnail";

    // Statements are cut to these lengths, one after the other, until the card is short enough; its place has the rest.
    private static readonly int[] StatementLengths = [ActivityReader.MaximumTextLength, 2_000, 500];

    /// <summary>The body of the answer to <c>composeExtension/query</c>.</summary>
    public static JsonElement Write(Reply found, IReadOnlyList<CitedPlace> cited)
    {
        var attachments = found.Lines.Where(line => line.Citations.Count > 0).Select(line => Attachment(line, cited)).ToArray();
        var result = attachments.Length == 0
            ? new JsonObject { ["type"] = "message", ["text"] = found.Text }
            : new JsonObject { ["type"] = "result", ["attachmentLayout"] = "list", ["attachments"] = new JsonArray(attachments) };
        return JsonElement.Parse(new JsonObject { ["composeExtension"] = result }.ToJsonString());
    }

    private static JsonNode Attachment(ReplyLine line, IReadOnlyList<CitedPlace> cited)
    {
        var places = cited.Where(place => line.Citations.Contains(place.Citation.Number)).ToList();
        return new JsonObject
        {
            ["contentType"] = BotFramework.Schema.Attachment.AdaptiveCard,
            ["content"] = Card(line, places),
            ["preview"] = new JsonObject
            {
                ["contentType"] = Thumbnail,
                ["content"] = new JsonObject { ["title"] = ShortText.Cut(line.Text, TitleLength), ["text"] = ShortText.Cut(places[0].Citation.Location, TitleLength) },
            },
        };
    }

    private static JsonObject Card(ReplyLine line, List<CitedPlace> places)
    {
        foreach (var length in StatementLengths)
        {
            var card = Card(line with { Text = ShortText.Cut(line.Text, length) }, places, length);
            if (card.ToJsonString().Length <= MaximumLength || length == StatementLengths[^1])
                return card;
        }

        throw new InvalidOperationException("There is a last length.");
    }

    // No marks: in somebody else's chat the places stand below in words.
    private static JsonObject Card(ReplyLine line, List<CitedPlace> places, int length)
    {
        var body = new JsonArray();
        if (line.Label is { } label)
            body.Add(ReplyCard.Block([ReplyCard.Run(label, isBold: true)], isParted: false));
        body.Add(ReplyCard.Block([ReplyCard.Run(line.Text)], isParted: false));
        foreach (var place in places)
        {
            var source = ReplyCard.Run(place.Citation.Location);
            if (place.Address is { } address)
                source["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = place.Citation.Location, ["url"] = address.AbsoluteUri };
            var quote = place.Citation.Quote is { } words ? ReplyCard.Run(": “" + ShortText.Cut(words, length) + "”") : null;
            body.Add(ReplyCard.Block(quote is null ? [source] : [source, quote], isParted: true));
        }

        var fallback = $"{line.Text} ({string.Join("; ", places.Select(place => place.Citation.Location))})";
        return ReplyCard.Card(fallback, line.Text, body, []);
    }
}
