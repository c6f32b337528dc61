using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using RelationsBot.BotFramework.Authentication;
using RelationsBot.BotFramework.Http;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.Connector;

/// <summary>
/// Sends replies to the channel (Bot Connector REST API 3.0). Creating an activity is not idempotent: only what was surely not
/// delivered is sent again. Safe for concurrent use; the replies of one turn must be awaited one after the
/// other, since the channel does not restore their order.
/// </summary>
public sealed class ConnectorClient
{
    /// <summary>How long one attempt may take.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(15);

    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    private static readonly ProductInfoHeaderValue UserAgent =
        new("RelationsBot", typeof(ConnectorClient).Assembly.GetName().Version!.ToString(3));

    private readonly HttpClient _http;
    private readonly ServiceUrlPolicy _policy;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly AccessTokens? _tokens;

    /// <summary>Makes a client.</summary>
    /// <param name="http">The transport, over <see cref="ConnectorHandler"/>, with no time-out below <see cref="AttemptTimeout"/>; not disposed of here.</param>
    /// <param name="policy">Which service URLs may be called.</param>
    /// <param name="time">The clock for pauses and time-outs.</param>
    /// <param name="random">Spreads the pauses; safe for concurrent use, such as <see cref="Random.Shared"/>.</param>
    /// <param name="tokens">The bot's own tokens; null: no app id is set, and none is ever sent.</param>
    public ConnectorClient(HttpClient http, ServiceUrlPolicy policy, TimeProvider time, Random random, AccessTokens? tokens = null) =>
        (_http, _policy, _time, _random, _tokens) = (http, policy, time, random, tokens);

    /// <summary>
    /// Sends one reply to its own <see cref="Activity.ServiceUrl"/>, and again while it surely did not arrive: no attempt begins later
    /// than 10 s after the first.
    /// </summary>
    /// <param name="reply">A reply as <see cref="ActivityReply.To"/> addresses it; without <see cref="Activity.ReplyToId"/> it is sent to the
    /// conversation at large.</param>
    /// <param name="caller">Who sent the activity that is answered: says where the reply may go and which token it needs.</param>
    /// <param name="cancellationToken">Gives up; whether the reply arrived is then unknown.</param>
    /// <returns>How it ended. Failures of address, network and channel are results, not exceptions.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<DeliveryResult> SendAsync(Activity reply, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(caller);
        if (!_policy.Allows(reply.ServiceUrl, caller, out var serviceUrl, out _))
            return new(DeliveryOutcome.NotDelivered, DeliveryCause.ServiceUrlRefused, 0);
        if (ReplyAddress.Of(serviceUrl, reply) is not { } address)
            return new(DeliveryOutcome.NotDelivered, DeliveryCause.UnusableId, 0);

        var body = JsonSerializer.SerializeToUtf8Bytes(reply, ActivityJsonContext.Default.Activity);
        var pauses = new RetryPauses(_time, _random);
        var unauthorized = 0;
        for (var attempts = 1; ; attempts++)
        {
            string? token = null;
            if (_tokens is not null && caller.ReplyScope is { } scope)
            {
                token = await _tokens.GetAsync(scope, cancellationToken).ConfigureAwait(false);
                if (token is null)
                    return new(DeliveryOutcome.NotDelivered, DeliveryCause.NoToken, attempts - 1);
            }

            var attempt = await AttemptAsync(address, body, token, cancellationToken).ConfigureAwait(false);
            if (attempt.Status == HttpStatusCode.Unauthorized)
            {
                unauthorized++;
                if (token is not null)
                    _tokens!.Drop(caller.ReplyScope!, token);
            }

            if (!attempt.MayRetry || unauthorized > 1 || pauses.Next(attempt.RetryAfter) is not { } pause)
                return new(attempt.Outcome, attempt.Cause, attempts, (int?)attempt.Status, attempt.ActivityId);
            await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<DeliveryAttempt> AttemptAsync(Uri address, byte[] body, string? token, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(AttemptTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.UserAgent.Add(UserAgent);
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        try
        {
            // Else the whole answer would be in memory before its size can be judged.
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? DeliveryAttempt.Delivered(response.StatusCode, await ResourceAnswer.ReadIdAsync(response.Content, either.Token).ConfigureAwait(false))
                : DeliveryAttempt.Refused(response.StatusCode, response.Headers.RetryAfter);
        }
        catch (HttpRequestException exception) when (exception.InnerException is ServiceUrlRefusedException)
        {
            return DeliveryAttempt.Of(DeliveryOutcome.NotDelivered, DeliveryCause.ServiceUrlRefused);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError
            is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        {
            return DeliveryAttempt.Of(DeliveryOutcome.NotDelivered, DeliveryCause.NoConnection, mayRetry: true);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return DeliveryAttempt.Of(DeliveryOutcome.Ambiguous, DeliveryCause.ConnectionLost);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DeliveryAttempt.Of(DeliveryOutcome.Ambiguous, DeliveryCause.TimedOut);
        }
    }
}
