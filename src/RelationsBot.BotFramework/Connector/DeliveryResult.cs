namespace RelationsBot.BotFramework.Connector;

/// <summary>How sending one reply ended.</summary>
/// <param name="Outcome">What is known about the reply.</param>
/// <param name="Cause">What stood in the way of the last attempt; null when delivered.</param>
/// <param name="Attempts">How many times a request was begun; 0 when the reply could not even be addressed.</param>
/// <param name="StatusCode">The last HTTP status received; null when there was none.</param>
/// <param name="ActivityId">The id that the channel gave to the reply; null unless delivered, and where the channel named none.</param>
public sealed record DeliveryResult(
    DeliveryOutcome Outcome,
    DeliveryCause? Cause,
    int Attempts,
    int? StatusCode = null,
    string? ActivityId = null);
