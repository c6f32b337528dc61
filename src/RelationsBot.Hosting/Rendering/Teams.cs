using System.Text.Json;
using RelationsBot.BotFramework.Schema;
using RelationsBot.BotFramework.Schema.Citations;
using RelationsBot.BotFramework.Schema.Feedback;
using RelationsBot.Dialog;
using CitedSource = RelationsBot.BotFramework.Schema.Citations.Citation;

namespace RelationsBot.Hosting.Rendering;

/// <summary>
/// For Teams: one text message with bare marks, the claims that pop up at them, feedback buttons ("The same answer for other clients" in what
/// Web Chat renders, "Teams" in the Connector rules). Lists stay text: Teams would show a card below the text, and marks in a card open
/// nothing. Help gets a card of buttons, since suggested actions show only in personal chats.
/// </summary>
internal static class Teams
{
    /// <summary>The longest message as JSON, in UTF-16 code units: 28 KB, the least of the limits that Teams has documented.</summary>
    public const int MaximumLength = 28 * 1024 / sizeof(char);

    /// <summary>The most claims; Teams refuses a message with more.</summary>
    public const int MostClaims = 20;

    /// <summary>The longest name of a claim.</summary>
    public const int NameLength = 80;

    /// <summary>The longest abstract of a claim.</summary>
    public const int AbstractLength = 160;

    /// <summary>The longest keyword of a claim, of which there may be three.</summary>
    public const int KeywordLength = 28;

    /// <summary>How many suggested actions Teams shows.</summary>
    public const int MostSuggestions = 3;

    // Lines are cut to these lengths, one after the other, until the message is short enough; the places behind their marks have the rest.
    private static readonly int[] LineLengths = [ActivityReader.MaximumTextLength, 4_000, 1_500, 600, 240];

    public static Activity Write(Activity draft, Reply reply, IReadOnlyList<CitedPlace> cited, bool mayBeVotedOn)
    {
        draft = draft with
        {
            TextFormat = "markdown",
            SuggestedActions = draft.SuggestedActions is { } suggested ? suggested with { Actions = [.. suggested.Actions!.Take(MostSuggestions)] } : null,
            ChannelData = mayBeVotedOn ? SubmitAction.FeedbackLoop : null,
            Attachments = reply.Status == ReplyStatus.Help && ReplyCard.Of(reply, cited, isTeams: true) is { } card ? [card.Attachment] : null,
        };
        var message = draft;
        foreach (var length in LineLengths)
        {
            message = Compose(draft, reply, cited, length);
            if (IsShortEnough(message))
                return message;
        }

        // More items than a message holds: the last ones go, so that what stands before and after the list stays.
        for (var lines = reply.Lines.ToList(); lines.FindLastIndex(line => line.Kind == LineKind.Item) is var last and > 0;)
        {
            lines.RemoveAt(last);
            message = Compose(draft, reply with { Lines = lines }, cited, LineLengths[^1]);
            if (IsShortEnough(message))
                break;
        }

        return message;
    }

    private static bool IsShortEnough(Activity message) => JsonSerializer.Serialize(message, ActivityJsonContext.Default.Activity).Length <= MaximumLength;

    private static Activity Compose(Activity draft, Reply reply, IReadOnlyList<CitedPlace> cited, int lineLength)
    {
        var text = MarkdownLine.Join(reply.Lines, line => Line(line, lineLength));

        // A mark without a claim opens nothing, so its place stands in words.
        var marked = reply.Lines.SelectMany(line => line.Citations).ToHashSet();
        var shown = cited.Where(place => marked.Contains(place.Citation.Number)).ToList();
        foreach (var beyond in shown.Skip(MostClaims))
            text.Append("\n\n").Append(CitationMarkdown.Mark(beyond.Citation.Number)).Append(' ').Append(TeamsMarkdown.Escape(beyond.Citation.Location, beginsLine: false));
        return draft with
        {
            Text = text.ToString(),
            Entities = shown.Count == 0 ? null : [CitationEntity.Create([.. shown.Take(MostClaims).Select(Source)])],
        };
    }

    private static string Line(ReplyLine line, int length)
    {
        var beginsLine = line.Kind is LineKind.Note or LineKind.Statement && line.Label is null;
        return MarkdownLine.Of(
            line, TeamsMarkdown.Escape(ShortText.Cut(line.Text, length), beginsLine), line.Label is { } label ? TeamsMarkdown.Escape(label, beginsLine: false) : null);
    }

    // The pop-up's text would have to be a card within a string; the abstract says it.
    private static CitedSource Source(CitedPlace place) => new()
    {
        Position = place.Citation.Number,
        Name = ShortText.Cut(place.Name, NameLength),
        Abstract = ShortText.Cut(place.Snippet, AbstractLength),
        Url = place.Address is { } address && address.Scheme == Uri.UriSchemeHttps ? address : null,
        Keywords = [ShortText.Cut(place.Citation.Section, KeywordLength)],
    };
}
