namespace RelationsBot.BotFramework.Connector;

/// <summary>What stood in the way of a reply.</summary>
public enum DeliveryCause
{
    /// <summary>The channel answered with the status of <see cref="DeliveryResult.StatusCode"/>.</summary>
    Status,

    /// <summary>No connection came about: the name was not found, or the connection or its TLS was refused.</summary>
    NoConnection,

    /// <summary>The connection broke after sending had begun.</summary>
    ConnectionLost,

    /// <summary>No answer came within <see cref="ConnectorClient.AttemptTimeout"/>.</summary>
    TimedOut,

    /// <summary>The service URL, or the network address behind it, may not be called.</summary>
    ServiceUrlRefused,

    /// <summary>The conversation or activity id is missing or would change the path.</summary>
    UnusableId,

    /// <summary>The bot got no token of its own to send along.</summary>
    NoToken,
}
