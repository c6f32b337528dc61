using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Identity.Client;
using Microsoft.Rest;
using RelationsBot.BotFramework.Connector;
using OwnActivity = RelationsBot.BotFramework.Schema.Activity;

namespace RelationsBot.BotBuilder.Turns;

/// <summary>Sends a reply by the SDK's way, and tells what is known of it afterwards. Never tries again: the channel does, by delivering the activity again.</summary>
internal static class ContextSending
{
    /// <summary>Says a reply.</summary>
    public static Task<ResourceResponse?> SayAsync(ITurnContext turnContext, OwnActivity reply, CancellationToken cancellationToken)
    {
        var activity = WireActivity.Write(reply);

        // The SDK addresses each reply from what came in, also where that names no bot; a channel drops what nobody says.
        if (string.IsNullOrEmpty(turnContext.Activity.Recipient?.Id))
            turnContext.Activity.Recipient = activity.From;
        return turnContext.SendActivityAsync(activity, cancellationToken)!;
    }

    /// <summary>Says a reply of which is to be known whether it arrived.</summary>
    public static async Task<DeliveryResult> SendAsync(ITurnContext turnContext, OwnActivity reply, CancellationToken cancellationToken)
    {
        try
        {
            var sent = await SayAsync(turnContext, reply, cancellationToken);
            return new(DeliveryOutcome.Delivered, null, 1, ActivityId: sent?.Id);
        }
        catch (ErrorResponseException refused) when (refused.Response is not null)
        {
            // A server error says nothing about whether the activity was created before it; the exception is one that asks to come back later.
            var status = (int)refused.Response.StatusCode;
            var notDelivered = status < 500 || (status == 503 && refused.Response.Headers?.Keys.Contains("Retry-After", StringComparer.OrdinalIgnoreCase) == true);
            return new(notDelivered ? DeliveryOutcome.NotDelivered : DeliveryOutcome.Ambiguous, DeliveryCause.Status, 1, status);
        }
        catch (SerializationException)
        {
            // The channel took it, with an answer that is no JSON.
            return new(DeliveryOutcome.Delivered, null, 1);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError
            is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        {
            return new(DeliveryOutcome.NotDelivered, DeliveryCause.NoConnection, 1);
        }
        catch (MsalException)
        {
            // No token, so nothing was sent.
            return new(DeliveryOutcome.NotDelivered, DeliveryCause.NoConnection, 0);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new(DeliveryOutcome.Ambiguous, DeliveryCause.ConnectionLost, 1);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(DeliveryOutcome.Ambiguous, DeliveryCause.TimedOut, 1);
        }
    }
}
