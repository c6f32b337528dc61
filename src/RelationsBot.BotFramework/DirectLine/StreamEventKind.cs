namespace RelationsBot.BotFramework.DirectLine;

/// <summary>What the holder of a socket is to do next.</summary>
public enum StreamEventKind
{
    /// <summary>Send <see cref="StreamEvent.Activities"/> as one text frame.</summary>
    Activities,

    /// <summary>Send an empty text frame.</summary>
    KeepAlive,

    /// <summary>Close with 1008: the newest token of the conversation has ended.</summary>
    TokenExpired,

    /// <summary>Close with the reason <c>collision</c>: newer sockets took this one's place.</summary>
    Displaced,
}
