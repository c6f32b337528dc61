using RelationsBot.BotFramework.Schema;
using RelationsBot.Dialog;

namespace RelationsBot.Hosting.Rendering;

/// <summary>
/// For the Emulator, whose older Web Chat shows no list of citations: plain text in which the address of each place stands on a line of its
/// own below it. Lists and help are cards besides (<see cref="ReplyCard"/>).
/// </summary>
internal static class Emulator
{
    public static Activity Write(Activity draft, Reply reply, IReadOnlyList<CitedPlace> cited)
    {
        var sources = cited.SelectMany(place => place.Address is { } address ? [place.Citation.Line, address.AbsoluteUri] : new[] { place.Citation.Line });
        var text = cited.Count == 0 ? reply.Body : reply.Body + "\n\n" + string.Join('\n', sources);
        var plain = draft with { Text = text, TextFormat = "plain" };
        return ReplyCard.Of(reply, cited, isTeams: false) is { } card ? card.InsteadOfText(plain, card.Lead, reply) : plain;
    }
}
