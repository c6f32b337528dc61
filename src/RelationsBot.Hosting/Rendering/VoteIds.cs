namespace RelationsBot.Hosting.Rendering;

/// <summary>
/// Names feedback buttons by the message whose answer they stand under. Web Chat tells nothing else of what was voted on; a name says only
/// which turn of the voter's own conversation to look up.
/// </summary>
internal static class VoteIds
{
    private const string LikePrefix = "_:like-";
    private const string DislikePrefix = "_:dislike-";

    /// <summary>The id of the button that likes the answer to a message.</summary>
    public static string Like(string messageId) => LikePrefix + Uri.EscapeDataString(messageId);

    /// <summary>The id of the button that dislikes it.</summary>
    public static string Dislike(string messageId) => DislikePrefix + Uri.EscapeDataString(messageId);

    /// <summary>The message of a button; null where the id is none of ours.</summary>
    public static string? MessageOf(string actionId)
    {
        var prefix = actionId.StartsWith(LikePrefix, StringComparison.Ordinal) ? LikePrefix
            : actionId.StartsWith(DislikePrefix, StringComparison.Ordinal) ? DislikePrefix : null;
        return prefix is not null && actionId.Length > prefix.Length ? Uri.UnescapeDataString(actionId[prefix.Length..]) : null;
    }
}
