using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Rendering;
using RelationsBot.Hosting.Storage;
using RelationsBot.Hosting.Telemetry;

namespace RelationsBot.Hosting.Turns;

/// <summary>
/// Joins activities and turns: an activity comes in, the bot takes a turn, its reply goes out as activities. Each activity is answered
/// once; a later delivery of it gets the replies of the first. Turns of one conversation are taken one after the other, in a group those
/// of one person. Safe for concurrent use.
/// </summary>
public sealed class ActivityTurns : IDirectLineBot
{
    /// <summary>How often a turn is taken anew because another server changed the conversation meanwhile.</summary>
    public const int MaximumAttempts = 5;

    private readonly Bot bot;
    private readonly IConversationStorage storage;
    private readonly ReplyRendering rendering;
    private readonly Votes votes;
    private readonly MessageExtension extension;
    private readonly bool keepsUnanswered;
    private readonly TimeProvider time;
    private readonly KeyedGates<ConversationKey> conversations = new();

    /// <summary>Joins a bot to its conversations.</summary>
    /// <param name="bot">Who answers.</param>
    /// <param name="storage">Where conversations live.</param>
    /// <param name="rendering">How replies look in each channel.</param>
    /// <param name="keepsUnanswered">Whether questions without an answer are stored, without a word of who asked.</param>
    /// <param name="time">The clock that dates them and votes; null: the system's.</param>
    public ActivityTurns(Bot bot, IConversationStorage storage, ReplyRendering rendering, bool keepsUnanswered = false, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(bot);
        (this.bot, this.storage, this.rendering) = (bot, storage, rendering);
        (this.keepsUnanswered, this.time) = (keepsUnanswered, time ?? TimeProvider.System);
        votes = new(storage, this.time);
        extension = new(bot, rendering);
    }

    /// <summary>Answers an activity, unless an earlier delivery of it was answered. When this ends, the turn is stored.</summary>
    /// <param name="incoming">Any activity; the bot is silent on types that it does not know.</param>
    /// <param name="cancellationToken">Gives up; the turn may have been stored.</param>
    /// <returns>What is said, and of an invoke its answer.</returns>
    /// <exception cref="TurnConflictException">The conversation kept changing.</exception>
    public async Task<AnsweredTurn> TakeAsync(Activity incoming, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        var conversation = IncomingActivity.Part(incoming);
        var key = IncomingActivity.Key(incoming);
        return await TurnTelemetry.MeasureAsync(incoming.ChannelId, incoming.Type, () => AloneAsync(conversation, TryAsync, cancellationToken)).ConfigureAwait(false);

        async Task<AnsweredTurn?> TryAsync()
        {
            if (Partings.IsOne(incoming))
            {
                await storage.DeleteConversationAsync(conversation, cancellationToken).ConfigureAwait(false);
                if (incoming.Type == ActivityTypes.DeleteUserData && IncomingActivity.VouchedUser(incoming) is { } user)
                    await storage.DeleteUserAsync(conversation.ChannelId, user, cancellationToken).ConfigureAwait(false);
                return AnsweredTurn.Silent;
            }

            if (key is { } known && await storage.FindTurnAsync(known, cancellationToken).ConfigureAwait(false) is { } earlier)
                return new(known, earlier.Replies, earlier.Sent, earlier.Invoke) { IsRepetition = true };
            var stored = await storage.LoadAsync(conversation, cancellationToken).ConfigureAwait(false);
            if (await DraftAsync(ConversationState.FromJson(stored.State), incoming, cancellationToken).ConfigureAwait(false) is not { } draft)
                return incoming.Type == ActivityTypes.Invoke ? AnsweredTurn.UnknownInvoke : AnsweredTurn.Silent;
            return await CommitAsync(draft.Turn(conversation, stored.Version, incoming), draft, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task<string?> HandleAsync(DirectLineTurn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var conversation = new ConversationKey(ChannelIds.DirectLine, turn.ConversationId);
        return (await TurnTelemetry.MeasureAsync(ChannelIds.DirectLine, turn.Type, () => AloneAsync(conversation, TryAsync, cancellationToken)).ConfigureAwait(false)).ActivityId;

        async Task<AnsweredTurn?> TryAsync()
        {
            if (turn.RepetitionId is { } posted && await storage.FindTurnAsync(new(conversation, posted), cancellationToken).ConfigureAwait(false) is { } earlier)
                return AnsweredTurn.Silent with { ActivityId = earlier.IncomingId, IsRepetition = true };
            var tail = await storage.ReadTailAsync(turn.ConversationId, cancellationToken).ConfigureAwait(false);
            if (turn.Place(tail) is not { } incoming)
                return AnsweredTurn.Silent;
            var stored = await storage.LoadAsync(conversation, cancellationToken).ConfigureAwait(false);
            var state = ConversationState.FromJson(stored.State);
            var draft = await DraftAsync(state, incoming, cancellationToken).ConfigureAwait(false) ?? new(state);
            var entries = turn.Entries(tail, incoming, draft.Replies);
            if (entries.Count == 0)
                return AnsweredTurn.Silent with { ActivityId = incoming.Id };
            var commit = draft.Turn(conversation, stored.Version, incoming) with { RepetitionId = turn.RepetitionId, Log = new(tail.Position, entries) };
            return await CommitAsync(commit, draft, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Tries again as long as others come in between (null), while no other turn of the conversation is taken, here or on another server.</summary>
    private async Task<AnsweredTurn> AloneAsync(ConversationKey conversation, Func<Task<AnsweredTurn?>> attempt, CancellationToken cancellationToken)
    {
        using (await conversations.EnterAsync(conversation, cancellationToken).ConfigureAwait(false))
        await using (await storage.LeaseAsync(conversation, null, cancellationToken).ConfigureAwait(false) ?? throw new TurnConflictException())
        {
            for (var number = 0; number < MaximumAttempts; number++)
            {
                if (await attempt().ConfigureAwait(false) is { } answered)
                    return answered;
            }
        }

        throw new TurnConflictException();
    }

    private async Task<AnsweredTurn?> CommitAsync(TurnCommit turn, TurnDraft draft, CancellationToken cancellationToken) =>
        await storage.CommitTurnAsync(turn, cancellationToken).ConfigureAwait(false) == CommitResult.Committed
            ? new(turn.Key, turn.Replies, 0, turn.Invoke) { ActivityId = turn.Incoming.Id, Reply = draft.Reply }
            : null;

    // Null where there is nothing to say and nothing to remember: such activities leave no trace.
    private async Task<TurnDraft?> DraftAsync(ConversationState state, Activity incoming, CancellationToken cancellationToken) => incoming.Type switch
    {
        ActivityTypes.Message => Answer(state, incoming),
        ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate or ActivityTypes.ContactRelationUpdate => Welcome(state, incoming),
        ActivityTypes.DeleteUserData => new(new() { IsWelcomed = state.IsWelcomed }) { Forgets = true },
        ActivityTypes.EndOfConversation => state.Dialog is null ? null : new(state with { Dialog = null }),
        ActivityTypes.Event => await votes.TakeEventAsync(state, incoming, cancellationToken).ConfigureAwait(false),
        ActivityTypes.Command => Commands.Refuse(incoming) is { } refusal ? new(state) { Replies = [refusal] } : null,
        ActivityTypes.Invoke => await InvokeAsync(state, incoming, cancellationToken).ConfigureAwait(false),
        _ => null,
    };

    private async Task<TurnDraft?> InvokeAsync(ConversationState state, Activity incoming, CancellationToken cancellationToken) => incoming.Name switch
    {
        InvokeNames.SubmitAction => await votes.TakeInvokeAsync(state, incoming, cancellationToken).ConfigureAwait(false),
        InvokeNames.ComposeExtensionQuery => new(state) { Invoke = extension.Answer(incoming) },
        InvokeNames.HealthCheck => new(state) { Invoke = HealthCheck.Alive },
        _ => null,
    };

    private TurnDraft? Welcome(ConversationState state, Activity incoming)
    {
        if (state.IsWelcomed || Welcomes.SeenBy(incoming) is not { } seenBy)
            return null;
        var welcome = bot.Welcome();
        return new(state with { IsWelcomed = true }) { Reply = welcome, Replies = [rendering.Render(welcome, incoming, seenBy)] };
    }

    private TurnDraft Answer(ConversationState state, Activity incoming)
    {
        var utterance = IncomingActivity.Utterance(incoming);
        var turn = bot.Take(state.Memory(), utterance);
        if (turn.Forgets && IncomingActivity.VouchedUser(incoming) is not null)
            turn = turn with { Reply = bot.ForgottenElsewhere(turn.Reply) };
        IReadOnlyList<string> sender = incoming.From?.Id is { Length: > 0 } id ? [id] : [];
        var mayBeVotedOn = Votes.MayBeCast(incoming, turn.Reply);
        var reply = rendering.Render(turn.Reply, incoming, sender, mayBeVotedOn);
        return new(state with { Dialog = turn.Conversation.ToJson() })
        {
            Reply = turn.Reply,
            Replies = ReadingTrace.Of(turn.Reply, incoming) is { } trace ? [reply, trace] : [reply],
            Answer = mayBeVotedOn ? Votes.On(utterance, turn.Reply) : null,
            Unanswered = keepsUnanswered ? UnansweredQuestion.Of(utterance, turn.Reply, time) : null,
            Forgets = turn.Forgets,
        };
    }
}
