using System.Text.Json;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Dialog;

namespace RelationsBot.Hosting.Rendering;

/// <summary>Writes a reply as an activity, as its channel can show it. Immutable.</summary>
public sealed class ReplyRendering
{
    // The Emulator drops the connection over a reply that says not who speaks.
    private static readonly ChannelAccount Nameless = new() { Id = "relationsbot", Name = "RelationsBot", Role = AccountRoles.Bot };

    private readonly ISourceLinks links;

    /// <summary>Makes the rendering.</summary>
    /// <param name="links">Where citations lead.</param>
    public ReplyRendering(ISourceLinks links) => this.links = links;

    /// <summary>Writes a reply.</summary>
    /// <param name="reply">What the bot says.</param>
    /// <param name="incoming">What it says it to.</param>
    /// <param name="suggestTo">Account ids of those who see the suggestions; empty: everybody.</param>
    /// <param name="mayBeVotedOn">Whether the reply gets feedback buttons, where the channel has them.</param>
    /// <returns>The activity, addressed to the sender.</returns>
    public Activity Render(Reply reply, Activity incoming, IReadOnlyList<string> suggestTo, bool mayBeVotedOn = false)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(incoming);
        var cited = Cited(reply);
        var draft = Address(incoming) with { SuggestedActions = Suggestions(reply, Seers(incoming, suggestTo)) };
        return incoming.ChannelId switch
        {
            ChannelIds.WebChat or ChannelIds.DirectLine => WebChat.Write(draft, reply, cited, mayBeVotedOn ? incoming.Id : null),
            ChannelIds.Teams => Teams.Write(draft, reply, cited, mayBeVotedOn),
            ChannelIds.Emulator => Emulator.Write(draft, reply, cited),
            _ => PlainText.Write(draft, reply),
        };
    }

    /// <summary>Writes what was found for a message extension of Teams.</summary>
    /// <param name="found">The statements, each with its places; or a refusal.</param>
    /// <returns>The body of the invoke's answer.</returns>
    public JsonElement RenderSearch(Reply found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return FactCards.Write(found, Cited(found));
    }

    /// <summary>Begins a reply, from the bot under the name it has there.</summary>
    internal static Activity Address(Activity incoming, string type = ActivityTypes.Message)
    {
        var addressed = ActivityReply.To(incoming, type);
        return string.IsNullOrEmpty(addressed.From?.Id) ? addressed with { From = Nameless } : addressed;
    }

    private List<CitedPlace> Cited(Reply reply) => [.. reply.Citations.Select(citation => new CitedPlace(citation, links.AddressOf(citation)))];

    // A Direct Line conversation has one person, whose id stands in the token. Web Chat does not know it (it refuses such ids from a page)
    // and would hide suggestions that name it; without a name all see them.
    private static IReadOnlyList<string> Seers(Activity incoming, IReadOnlyList<string> suggestTo) =>
        incoming.ChannelId == ChannelIds.DirectLine ? [] : suggestTo;

    private static SuggestedActions? Suggestions(Reply reply, IReadOnlyList<string> to) => reply.Suggestions.Count == 0
        ? null
        : new()
        {
            To = to.Count == 0 ? null : to,
            Actions = [.. reply.Suggestions.Select(CardAction.Say)],
        };
}
