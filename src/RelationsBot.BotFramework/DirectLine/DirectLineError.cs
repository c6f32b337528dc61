using System.Text.Json.Serialization;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>Why a Direct Line request is refused. Says nothing of what the client sent.</summary>
/// <param name="Status">The HTTP status of the answer. Clients know an expired token by 403 only; after 401 they stop without a word.</param>
/// <param name="Code">The code by which a client's developer finds the cause.</param>
/// <param name="Message">One English sentence for that developer.</param>
public sealed record DirectLineError([property: JsonIgnore] int Status, string Code, string Message)
{
    /// <summary>401: no credential was sent.</summary>
    public static readonly DirectLineError MissingToken = new(401, "MissingProperty", "A token is needed.");

    /// <summary>403: the token was ours and has ended.</summary>
    public static readonly DirectLineError TokenExpired = new(403, "TokenExpired", "The token has expired.");

    /// <summary>403: the token is damaged, forged, of another kind or for another conversation. Which one is not told.</summary>
    public static readonly DirectLineError TokenRefused = new(403, "BadArgument", "The token is not valid here.");

    /// <summary>404: the conversation has not begun, or is gone for good.</summary>
    public static readonly DirectLineError ConversationNotFound = new(404, "ConversationNotFound", "There is no such conversation.");

    /// <summary>413: the activity is larger than <see cref="DirectLineServer.MaximumActivityBytes"/>.</summary>
    public static readonly DirectLineError MessageTooBig = new(413, "MessageSizeTooBig", "The activity is too large.");

    /// <summary>415: this server takes no files.</summary>
    public static readonly DirectLineError UploadsNotTaken = new(415, "UploadsNotSupported", "Files are not taken here.");

    /// <summary>429: too many wrong credentials from one address.</summary>
    public static readonly DirectLineError TooManyRefused = new(429, "TooManyRequests", "Too many wrong credentials; try again later.");

    /// <summary>429: too many calls without a credential from one address.</summary>
    public static readonly DirectLineError TooManyWithout = new(429, "TooManyRequests", "Too many calls without a token; try again later.");

    internal static DirectLineError BadArgument(string message) => new(400, "BadArgument", message);

    internal static DirectLineError MissingProperty(string message) => new(400, "MissingProperty", message);
}
