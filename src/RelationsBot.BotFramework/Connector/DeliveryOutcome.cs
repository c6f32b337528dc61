namespace RelationsBot.BotFramework.Connector;

/// <summary>What is known about a reply after sending it.</summary>
public enum DeliveryOutcome
{
    /// <summary>The channel took it.</summary>
    Delivered,

    /// <summary>It may or may not have arrived. Sending it again could show it twice, so the turn counts as answered.</summary>
    Ambiguous,

    /// <summary>It surely did not arrive, and trying again within the time allowed did not help or would not.</summary>
    NotDelivered,
}
