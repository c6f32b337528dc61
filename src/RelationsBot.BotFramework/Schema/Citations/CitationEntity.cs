using System.Text.Json;

namespace RelationsBot.BotFramework.Schema.Citations;

/// <summary>
/// Builds the schema.org Message with one Claim for each source. It is half of a citation: without the definitions of
/// <see cref="CitationMarkdown"/> in the text, Web Chat shows nothing of it. An activity may bear one such entity.
/// </summary>
public static class CitationEntity
{
    /// <summary>Builds the entity.</summary>
    /// <param name="citations">At least one, in the order of the list, with different positions.</param>
    /// <returns>The entity for <see cref="Activity.Entities"/>.</returns>
    /// <exception cref="ArgumentException">There is none, a position is below 1 or used twice, or an address is not absolute http or https.</exception>
    public static Entity Create(IReadOnlyList<Citation> citations)
    {
        ArgumentNullException.ThrowIfNull(citations);
        if (citations.Count == 0)
            throw new ArgumentException("A message without citations bears no citation entity.", nameof(citations));
        if (citations.Any(citation => citation.Position < 1) || citations.DistinctBy(citation => citation.Position).Count() < citations.Count)
            throw new ArgumentException("Citations are numbered from 1, each with a number of its own.", nameof(citations));

        var message = new MessageEntity([.. citations.Select(Claim)]);
        var element = JsonSerializer.SerializeToElement(message, CitationJsonContext.Default.MessageEntity);
        return element.Deserialize(ActivityJsonContext.Default.Entity)!;
    }

    private static ClaimEntity Claim(Citation citation) => new(
        citation.Position,
        new DigitalDocumentEntity(citation.Name, citation.CheckedUrl(), citation.Text, citation.Abstract));
}
