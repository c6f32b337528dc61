using System.Net;
using System.Net.Http.Headers;

namespace RelationsBot.BotFramework.Connector;

/// <summary>What one request came to: an outcome, and for what was surely not delivered whether trying again may help.</summary>
internal readonly record struct DeliveryAttempt(
    DeliveryOutcome Outcome,
    DeliveryCause? Cause = null,
    HttpStatusCode? Status = null,
    string? ActivityId = null,
    bool MayRetry = false,
    RetryConditionHeaderValue? RetryAfter = null)
{
    public static DeliveryAttempt Delivered(HttpStatusCode status, string? activityId) =>
        new(DeliveryOutcome.Delivered, null, status, activityId);

    public static DeliveryAttempt Of(DeliveryOutcome outcome, DeliveryCause cause, bool mayRetry = false) =>
        new(outcome, cause, MayRetry: mayRetry);

    /// <summary>
    /// Reads a status that is no success. A server error says nothing about whether the activity was created before it;
    /// the exception is the 503 of a server that asks to come back later.
    /// </summary>
    public static DeliveryAttempt Refused(HttpStatusCode status, RetryConditionHeaderValue? retryAfter)
    {
        var notDelivered = (int)status < 500 || (status == HttpStatusCode.ServiceUnavailable && retryAfter is not null);
        var mayRetry = status is HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.Unauthorized
            || (status == HttpStatusCode.ServiceUnavailable && retryAfter is not null);
        return new(
            notDelivered ? DeliveryOutcome.NotDelivered : DeliveryOutcome.Ambiguous,
            DeliveryCause.Status,
            status,
            MayRetry: mayRetry,
            RetryAfter: retryAfter);
    }
}
