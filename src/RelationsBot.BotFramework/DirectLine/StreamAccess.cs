namespace RelationsBot.BotFramework.DirectLine;

/// <summary>The right to connect the stream of one conversation; only <see cref="DirectLineServer.AuthorizeStream"/> hands it out.</summary>
public sealed class StreamAccess
{
    internal StreamAccess(TokenContents token) => Token = token;

    internal TokenContents Token { get; }
}
