using RelationsBot.BotFramework.Schema;
using RelationsBot.BotFramework.Schema.Citations;
using RelationsBot.Dialog;
using CitedSource = RelationsBot.BotFramework.Schema.Citations.Citation;

namespace RelationsBot.Hosting.Rendering;

/// <summary>
/// For Web Chat: Markdown with a mark for each citation, link definitions at the end, and the schema.org Message that names them
/// ("Citations need two halves" in what Web Chat renders). Everything said is escaped, since Web Chat shows Markdown and HTML. Lists and help
/// are cards besides (<see cref="ReplyCard"/>).
/// </summary>
internal static class WebChat
{
    public static Activity Write(Activity draft, Reply reply, IReadOnlyList<CitedPlace> cited, string? voteOn)
    {
        var sources = cited.Select(Source).ToList();
        var text = MarkdownLine.Join(reply.Lines, line => MarkdownLine.Of(line, Escape(line.Text), line.Label is { } label ? Escape(label) : null));
        foreach (var quoted in cited.Where(place => place.Citation.Quote is not null))
            text.Append("\n\n> “").Append(Escape(quoted.Citation.Quote!)).Append("” ").Append(CitationMarkdown.Mark(quoted.Citation.Number));
        if (sources.Count > 0)
            text.Append("\n\n").AppendJoin('\n', sources.Select(CitationMarkdown.Definition));
        var message = draft with
        {
            Text = text.ToString(),
            TextFormat = "markdown",
            Entities = Message([.. sources.Select(Preview)], voteOn) is { } entity ? [entity] : null,
        };
        return ReplyCard.Of(reply, cited, isTeams: false) is { } card
            ? card.InsteadOfText(message, string.Join("\n\n", card.Lead.Split('\n').Select(Escape)), reply)
            : message;
    }

    private static Entity? Message(List<CitedSource> sources, string? voteOn) => voteOn is not null
        ? CitationEntity.Create(sources, VoteIds.Like(voteOn), VoteIds.Dislike(voteOn))
        : sources.Count == 0 ? null : CitationEntity.Create(sources);

    // A mark is a link to the place. Without an address in the claim too, the entry in the list opens a dialog: what stands there, and the link.
    private static CitedSource Preview(CitedSource source) => source.Url is { } place
        ? source with { Url = null, Text = $"{source.Text}\n\n{CitationMarkdown.Link("Open the source", place)}" }
        : source;

    private static CitedSource Source(CitedPlace place) => new()
    {
        Position = place.Citation.Number,
        Name = place.Name,
        Url = place.Address,
        Text = Escape(place.Snippet),
        Abstract = place.Snippet,
    };

    /// <summary>One line: a line end or a run of blanks within it could begin a block of code, a list or a definition.</summary>
    private static string Escape(string text) =>
        MarkdownText.Escape(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
