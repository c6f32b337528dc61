using System.Globalization;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage;

/// <summary>What was said in a conversation, as the Bot Framework's transcripts tell it: activities in order, each with an id and a time.</summary>
internal static class Transcript
{
    /// <summary>An activity with the replies to it.</summary>
    /// <param name="incoming">What came.</param>
    /// <param name="replies">What was said to it.</param>
    /// <param name="at">When the turn was taken: the time of what bears none.</param>
    public static IReadOnlyList<Activity> Of(Activity incoming, IReadOnlyList<Activity> replies, DateTimeOffset at)
    {
        var time = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var asked = incoming.Id ?? "turn-" + at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return
        [
            incoming with { Id = asked, Timestamp = incoming.Timestamp ?? time },
            .. replies.Select((reply, index) => reply with { Id = reply.Id ?? string.Create(CultureInfo.InvariantCulture, $"{asked}|{index + 1}"), Timestamp = reply.Timestamp ?? time }),
        ];
    }
}
