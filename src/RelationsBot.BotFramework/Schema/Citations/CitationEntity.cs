using System.Text.Json;
using RelationsBot.BotFramework.Schema.Feedback;

namespace RelationsBot.BotFramework.Schema.Citations;

/// <summary>
/// Builds the schema.org Message with one Claim for each source, and the feedback buttons of Web Chat. It is half of a citation: without
/// the definitions of <see cref="CitationMarkdown"/> in the text, Web Chat shows nothing of it. An activity may bear one such entity.
/// </summary>
public static class CitationEntity
{
    /// <summary>Builds the entity.</summary>
    /// <param name="citations">In the order of the list, with different positions; may be empty where there is a vote.</param>
    /// <param name="likeId">The <c>@id</c> of a feedback button that likes the message (Web Chat); null: no feedback buttons.</param>
    /// <param name="dislikeId">The other button's, likewise.</param>
    /// <returns>The entity for <see cref="Activity.Entities"/>.</returns>
    /// <exception cref="ArgumentException">There is neither citation nor button, a position is below 1 or used twice, or an address is not absolute http or https.</exception>
    public static Entity Create(IReadOnlyList<Citation> citations, string? likeId = null, string? dislikeId = null)
    {
        ArgumentNullException.ThrowIfNull(citations);
        VoteActionEntity[] buttons = [.. Button(FeedbackEvent.Like, likeId), .. Button(FeedbackEvent.Dislike, dislikeId)];
        if (citations.Count == 0 && buttons.Length == 0)
            throw new ArgumentException("A message without citations and feedback buttons bears no such entity.", nameof(citations));
        if (citations.Any(citation => citation.Position < 1) || citations.DistinctBy(citation => citation.Position).Count() < citations.Count)
            throw new ArgumentException("Citations are numbered from 1, each with a number of its own.", nameof(citations));

        var message = new MessageEntity(citations.Count == 0 ? null : [.. citations.Select(Claim)], buttons.Length == 0 ? null : buttons);
        var element = JsonSerializer.SerializeToElement(message, CitationJsonContext.Default.MessageEntity);
        return element.Deserialize(ActivityJsonContext.Default.Entity)!;
    }

    private static VoteActionEntity[] Button(string type, string? id) => id is null ? [] : [new(type, id)];

    private static ClaimEntity Claim(Citation citation) => new(
        citation.Position,
        new DigitalDocumentEntity(citation.Name, citation.CheckedUrl(), citation.Text, citation.Abstract, citation.Keywords is { Count: > 0 } keywords ? keywords : null));
}
