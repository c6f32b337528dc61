using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.Connector;

/// <summary>Builds the address of a reply from the channel's base address and ids that are not safe in URLs.</summary>
internal static class ReplyAddress
{
    /// <summary>
    /// The address, or null if an id cannot be a path segment: the conversation's is missing, or one is a dot segment, which
    /// escaping does not protect from being resolved.
    /// </summary>
    public static Uri? Of(Uri serviceUrl, Activity reply)
    {
        if (reply.Conversation?.Id is not { Length: > 0 } conversationId || IsDotSegment(conversationId) || IsDotSegment(reply.ReplyToId))
            return null;

        var address = $"{serviceUrl.AbsoluteUri.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(conversationId)}/activities";
        return new Uri(string.IsNullOrEmpty(reply.ReplyToId) ? address : $"{address}/{Uri.EscapeDataString(reply.ReplyToId)}");
    }

    private static bool IsDotSegment(string? id) => id is "." or "..";
}
