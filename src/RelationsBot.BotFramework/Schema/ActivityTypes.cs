namespace RelationsBot.BotFramework.Schema;

/// <summary>
/// The values of <see cref="Activity.Type"/> that this library or its hosts tell apart (Activity specification, "Type").
/// A channel may send others: they are legal and are to be taken without an answer.
/// </summary>
public static class ActivityTypes
{
    /// <summary>Something said or pressed: <see cref="Activity.Text"/>, <see cref="Activity.Value"/> or attachments.</summary>
    public const string Message = "message";

    /// <summary>Members joined or left, or the conversation's name changed.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The sender is writing. Means something for a few seconds only and is never kept.</summary>
    public const string Typing = "typing";

    /// <summary>A programmatic signal named by <see cref="Activity.Name"/>; not shown to people.</summary>
    public const string Event = "event";

    /// <summary>A call named by <see cref="Activity.Name"/> whose answer is the HTTP answer itself.</summary>
    public const string Invoke = "invoke";

    /// <summary>The sender regards the conversation as over.</summary>
    public const string EndOfConversation = "endOfConversation";

    /// <summary>Reactions put on or taken off an earlier message.</summary>
    public const string MessageReaction = "messageReaction";

    /// <summary>The bot was added to or removed from a place (Teams), told apart by <see cref="Activity.Action"/>.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>The person took the bot into a list of contacts or out of it, told apart by <see cref="Activity.Action"/>.</summary>
    public const string ContactRelationUpdate = "contactRelationUpdate";

    /// <summary>The person wants everything forgotten that the bot knows of them.</summary>
    public const string DeleteUserData = "deleteUserData";

    /// <summary>A request to carry something out, named by <see cref="Activity.Name"/>, answered by <see cref="CommandResult"/>.</summary>
    public const string Command = "command";

    /// <summary>What became of a <see cref="Command"/> of the same name.</summary>
    public const string CommandResult = "commandResult";

    /// <summary>Diagnostics for a developer's tool; a chat client cannot show it.</summary>
    public const string Trace = "trace";
}
