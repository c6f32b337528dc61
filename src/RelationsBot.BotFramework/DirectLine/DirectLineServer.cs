using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>
/// An embedded Direct Line 3.0 server without its HTTP: one method for each operation, which a host maps to its route. Refusals
/// are values with the status to answer; exceptions are faults of the bot or of the log. Safe for concurrent use.
/// </summary>
public sealed class DirectLineServer
{
    /// <summary>The largest body of a posted activity, in bytes.</summary>
    public const int MaximumActivityBytes = 256 * 1024;

    /// <summary>The most streams of a conversation that are open at the same time; one more closes the oldest.</summary>
    public const int MaximumStreams = OpenStreams.MaximumPerConversation;

    /// <summary>How long the tokens of one line can last from the first, refreshes included.</summary>
    public static readonly TimeSpan LongestLife = DirectLineTokens.TotalLife;

    private readonly DirectLineOptions _options;
    private readonly IDirectLineLog _log;
    private readonly TimeProvider _time;
    private readonly OpenStreams _streams = new();
    private readonly DirectLineTokens _tokens;
    private readonly ConversationLog _conversations;
    private readonly ConversationStart _start;

    /// <summary>Makes a server.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="log">Where conversations are kept.</param>
    /// <param name="bot">Who answers, and appends to that log.</param>
    /// <param name="time">The clock for tokens, time stamps and waiting.</param>
    /// <exception cref="ArgumentException">The signing key is too short.</exception>
    public DirectLineServer(DirectLineOptions options, IDirectLineLog log, IDirectLineBot bot, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _log, _time) = (options with { Bot = options.Bot with { Role = AccountRoles.Bot } }, log, time);
        _tokens = new(options.SigningKey, options.TokenLifetime, time);
        _conversations = new(log, bot, _streams, time);
        _start = new(_conversations, _options.Bot);
    }

    /// <summary><c>POST /tokens/generate</c>, once the host has checked the caller's secret.</summary>
    /// <param name="body">The request's body, which may be empty. A user id in it must begin with <c>dl_</c> and have at most 64 characters.</param>
    /// <returns>A token for a new conversation, which has not begun yet.</returns>
    public DirectLineResult<ConversationObject> GenerateToken(ReadOnlySpan<byte> body)
    {
        var request = RequestBody.Read(body, RequestJsonContext.Default.TokenRequest);
        if (!request.Succeeded)
            return request.Error;
        if (request.Value.User?.Id is { } id && !UserId.MayStandInToken(id))
            return DirectLineError.BadArgument($"'user.id' does not begin with '{UserId.Prefix}' or is longer than {UserId.MaximumLength} characters.");
        if (request.Value.User?.Name?.Length > UserId.MaximumLength)
            return DirectLineError.BadArgument($"'user.name' is longer than {UserId.MaximumLength} characters.");

        var issued = _tokens.IssueFirst(request.Value.User, request.Value.TrustedOrigins?.OfType<string>().ToArray());
        return issued.Token.Length <= DirectLineTokens.MaximumLength
            ? Grant(issued)
            : DirectLineError.BadArgument("'trustedOrigins' is too long.");
    }

    /// <summary>The token for a visitor of the host's own chat page.</summary>
    /// <returns>A token for a new conversation and a new user with an unguessable id.</returns>
    public ConversationObject GenerateTokenForVisitor() => Grant(_tokens.IssueFirst(new(UserId.New()), trustedOrigins: null));

    /// <summary>Checks the bearer token of a request.</summary>
    /// <param name="token">The token without its scheme; null where none was sent.</param>
    /// <param name="conversationId">The conversation in the request's path; null where the path names none.</param>
    /// <returns>The right to act on the token's conversation.</returns>
    public DirectLineResult<DirectLineAccess> Authorize(string? token, string? conversationId)
    {
        var contents = _tokens.Verify(token, TokenKind.Conversation);
        if (!contents.Succeeded)
            return contents.Error;
        return conversationId is null || conversationId == contents.Value.ConversationId
            ? new DirectLineAccess(contents.Value)
            : DirectLineError.TokenRefused;
    }

    /// <summary>The right of a secret's holder, whom the host has checked, to act on any conversation that has begun.</summary>
    /// <param name="conversationId">The conversation in the request's path.</param>
    /// <returns>The right, which names no user; every operation answers 404 where there is no such conversation.</returns>
    public DirectLineAccess AuthorizeSecretHolder(string conversationId) => new(_tokens.First(conversationId), mayBegin: false);

    /// <summary>Checks the token of a <c>streamUrl</c>.</summary>
    /// <param name="conversationId">The conversation in the path.</param>
    /// <param name="streamToken">The query's <c>t</c>; a conversation's token does not do. Null where there is none.</param>
    /// <returns>The right to connect.</returns>
    public DirectLineResult<StreamAccess> AuthorizeStream(string conversationId, string? streamToken)
    {
        var token = _tokens.Verify(streamToken, TokenKind.Stream);
        if (!token.Succeeded)
            return token.Error;
        return token.Value.ConversationId == conversationId ? new StreamAccess(token.Value) : DirectLineError.TokenRefused;
    }

    /// <summary>The origins from which a browser may use a token of either kind. An ended one is heard too, since the page must learn that it has ended.</summary>
    /// <param name="token">Any text; null where there is none.</param>
    /// <returns>Null where the configuration's origins count, because it is no token or names none.</returns>
    public IReadOnlyList<string>? TrustedOriginsOf(string? token) => string.IsNullOrEmpty(token) ? null : _tokens.Open(token)?.TrustedOrigins;

    /// <summary><c>POST /tokens/refresh</c>. The old token stays valid until its own end; 24 h after the first the line ends.</summary>
    /// <param name="access">Shown by a token that is still valid.</param>
    /// <returns>A token with a full lifetime for the same conversation, user and origins.</returns>
    public ConversationObject RefreshToken(DirectLineAccess access) => Grant(Renew(access));

    /// <summary><c>POST /conversations</c>: begins the token's conversation, or resumes it from the beginning.</summary>
    /// <param name="access">The right to do so.</param>
    /// <param name="body">The request's body, which may be empty.</param>
    /// <param name="streamRoot">The <c>ws</c> or <c>wss</c> address of the Direct Line base path, by the host and port that the client used.</param>
    /// <param name="cancellationToken">Gives up; not to be tied to the client's patience, since the bot may have spoken already.</param>
    /// <returns>The conversation.</returns>
    public async Task<DirectLineResult<StartedConversation>> StartAsync(
        DirectLineAccess access, ReadOnlyMemory<byte> body, Uri streamRoot, CancellationToken cancellationToken)
    {
        var request = RequestBody.Read(body.Span, RequestJsonContext.Default.StartRequest);
        if (!request.Succeeded)
            return request.Error;
        var isNew = await _start.EnsureAsync(access.Token, request.Value.User, request.Value.Locale, cancellationToken).ConfigureAwait(false);
        return new StartedConversation(GrantStream(access, Watermark.Of(1), streamRoot), isNew);
    }

    /// <summary><c>GET /conversations/{id}</c>: a new token and a stream that goes on after the watermark.</summary>
    /// <param name="access">The right to do so.</param>
    /// <param name="watermark">The last one that the client saw; null or empty for the beginning.</param>
    /// <param name="streamRoot">As for <see cref="StartAsync"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The conversation; 404 before it has begun.</returns>
    public async Task<DirectLineResult<ConversationObject>> ReconnectAsync(
        DirectLineAccess access, string? watermark, Uri streamRoot, CancellationToken cancellationToken)
    {
        var missed = await _conversations.ReadAsync(access.ConversationId, watermark, cancellationToken).ConfigureAwait(false);
        return missed.Succeeded
            ? GrantStream(access, string.IsNullOrEmpty(watermark) ? Watermark.Of(1) : watermark, streamRoot)
            : missed.Error;
    }

    /// <summary><c>POST /conversations/{id}/activities</c>: publishes the activity together with the bot's answer. Begins the conversation if need be.</summary>
    /// <param name="access">The right to do so; the user it names is the sender.</param>
    /// <param name="body">The request's body.</param>
    /// <param name="cancellationToken">Gives up; whether the activity was published is then unknown, and it may be posted again.</param>
    /// <returns>The id under which the activity was published, of one that the client posts again that of the first time. The bot's replies are
    /// in the log by then.</returns>
    public async Task<DirectLineResult<ResourceResponse>> PostAsync(
        DirectLineAccess access, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var accepted = ClientActivity.Accept(body.Span, access.Token, _options.Bot);
        if (!accepted.Succeeded)
            return accepted.Error;
        var activity = accepted.Value;
        while (true)
        {
            // The client's own id says whether it has posted this before; in the log it bears ours.
            var id = activity.Type == ActivityTypes.Typing
                ? await _conversations.TryShowAsync(activity, cancellationToken).ConfigureAwait(false)
                : await _conversations.TrySayAsync(activity, Repetition.IdOf(activity), cancellationToken).ConfigureAwait(false);
            if (id is not null)
                return new ResourceResponse(id);
            if (!access.MayBegin)
                return DirectLineError.ConversationNotFound;
            var user = new DirectLineUser(activity.From!.Id, activity.From.Name);
            await _start.EnsureAsync(access.Token, user, activity.Locale, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary><c>GET /conversations/{id}/activities</c>. Reading consumes nothing.</summary>
    /// <param name="access">The right to do so.</param>
    /// <param name="watermark">Where to go on; null or empty for the beginning. One that was never issued is refused with 400.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What came after the watermark; 404 before the conversation has begun.</returns>
    public Task<DirectLineResult<ActivitySet>> ReadAsync(DirectLineAccess access, string? watermark, CancellationToken cancellationToken) =>
        _conversations.ReadAsync(access.ConversationId, watermark, cancellationToken);

    /// <summary>Opens the stream of a <c>streamUrl</c>, before the handshake is accepted. Begins the conversation if need be.</summary>
    /// <param name="access">The right to do so.</param>
    /// <param name="watermark">The query's <c>watermark</c>.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    /// <returns>The stream, to be disposed of when the socket closes. The sixth of a conversation displaces the oldest.</returns>
    public async Task<DirectLineResult<DirectLineStream>> OpenStreamAsync(StreamAccess access, string? watermark, CancellationToken cancellationToken)
    {
        var conversationId = access.Token.ConversationId;
        await _start.EnsureAsync(access.Token, claimed: null, locale: null, cancellationToken).ConfigureAwait(false);
        var missed = await _conversations.ReadAsync(conversationId, watermark, cancellationToken).ConfigureAwait(false);
        if (!missed.Succeeded)
            return missed.Error;

        var position = Watermark.PositionOf(watermark)!.Value;
        var stream = new DirectLineStream(conversationId, position, _tokens.EndOfSession(access.Token), _log, _options, _time, _streams.Remove);
        _streams.Add(stream);
        return stream;
    }

    /// <summary>Tells the open streams that another server has appended to a conversation's log.</summary>
    /// <param name="conversationId">The conversation; one without streams here is fine.</param>
    public void Wake(string conversationId) => _streams.Wake(conversationId);

    private (string Token, TokenContents Contents) Renew(DirectLineAccess access)
    {
        var renewed = _tokens.Renew(access.Token);
        _streams.LastUntil(access.ConversationId, DateTimeOffset.FromUnixTimeMilliseconds(renewed.Contents.Expires));
        return renewed;
    }

    private ConversationObject GrantStream(DirectLineAccess access, string watermark, Uri streamRoot) => Grant(Renew(access)) with
    {
        StreamUrl = $"{streamRoot.AbsoluteUri.TrimEnd('/')}/conversations/{access.ConversationId}/stream?watermark={watermark}&t={_tokens.IssueStream(access.Token)}",
    };

    private static ConversationObject Grant((string Token, TokenContents Contents) issued) =>
        new(issued.Contents.ConversationId, issued.Token, (int)((issued.Contents.Expires - issued.Contents.Issued) / 1000));
}
