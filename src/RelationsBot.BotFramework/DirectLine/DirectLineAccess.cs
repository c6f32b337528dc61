namespace RelationsBot.BotFramework.DirectLine;

/// <summary>The right to read and write one conversation; only <see cref="DirectLineServer"/> hands it out.</summary>
public sealed class DirectLineAccess
{
    internal DirectLineAccess(TokenContents token, bool mayBegin = true) => (Token, MayBegin) = (token, mayBegin);

    /// <summary>The conversation that the token opens.</summary>
    public string ConversationId => Token.ConversationId;

    internal TokenContents Token { get; }

    /// <summary>Whether a conversation that has not begun may begin; false where the caller chose its id.</summary>
    internal bool MayBegin { get; }
}
