using RelationsBot.BotFramework;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Rendering;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.Hosting.Turns;

/// <summary>
/// Joins activities and turns: an activity comes in, the bot takes a turn, its reply goes out as activities. Each activity is answered
/// once; a later delivery of it gets the replies of the first. Turns of one conversation are taken one after the other, in a group those
/// of one person. Safe for concurrent use.
/// </summary>
public sealed class ActivityTurns : IActivityHandler
{
    /// <summary>How often a turn is taken anew because another server changed the conversation meanwhile.</summary>
    public const int MaximumAttempts = 5;

    private readonly Bot bot;
    private readonly IConversationStorage storage;
    private readonly ReplyRendering rendering;
    private readonly Votes votes;
    private readonly MessageExtension extension;
    private readonly IUnansweredQuestions? unanswered;
    private readonly TimeProvider time;
    private readonly KeyedGates<ConversationKey> conversations = new();

    /// <summary>Joins a bot to its conversations.</summary>
    /// <param name="bot">Who answers.</param>
    /// <param name="storage">Where conversations live.</param>
    /// <param name="rendering">How replies look in each channel.</param>
    /// <param name="unanswered">Where questions without an answer are kept; null: nowhere.</param>
    /// <param name="time">The clock that dates them and votes; null: the system's.</param>
    public ActivityTurns(Bot bot, IConversationStorage storage, ReplyRendering rendering, IUnansweredQuestions? unanswered = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(bot);
        (this.bot, this.storage, this.rendering) = (bot, storage, rendering);
        (this.unanswered, this.time) = (unanswered, time ?? TimeProvider.System);
        votes = new(storage, this.time);
        extension = new(bot, rendering);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Activity>> HandleAsync(Activity incoming, CancellationToken cancellationToken) =>
        (await TakeAsync(incoming, cancellationToken).ConfigureAwait(false)).Replies;

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
        using (await conversations.EnterAsync(conversation, cancellationToken).ConfigureAwait(false))
        await using (await storage.LeaseAsync(conversation, null, cancellationToken).ConfigureAwait(false) ?? throw new TurnConflictException(incoming.Id))
        {
            if (Partings.IsOne(incoming))
            {
                await storage.DeleteConversationAsync(conversation, cancellationToken).ConfigureAwait(false);
                return AnsweredTurn.Silent;
            }

            for (var attempt = 0; attempt < MaximumAttempts; attempt++)
            {
                if (key is { } known && await storage.FindTurnAsync(known, cancellationToken).ConfigureAwait(false) is { } earlier)
                    return new(known, earlier.Replies, earlier.Sent, earlier.Invoke);

                var stored = await storage.LoadAsync(conversation, cancellationToken).ConfigureAwait(false);
                if (await DraftAsync(ConversationState.FromJson(stored.State), incoming, cancellationToken).ConfigureAwait(false) is not { } draft)
                    return incoming.Type == ActivityTypes.Invoke ? AnsweredTurn.UnknownInvoke : AnsweredTurn.Silent;

                var result = await storage.CommitTurnAsync(
                    new()
                    {
                        Conversation = conversation,
                        ExpectedVersion = stored.Version,
                        Incoming = incoming,
                        Replies = draft.Replies,
                        Invoke = draft.Invoke,
                        Answer = draft.Answer,
                        Feedback = draft.Feedback,
                        State = draft.State.ToJson(),
                    },
                    cancellationToken).ConfigureAwait(false);
                if (result != CommitResult.Committed)
                    continue;
                if (draft.Gap is not null)
                    await unanswered!.AddAsync(draft.Gap, cancellationToken).ConfigureAwait(false);
                return new(key, draft.Replies, 0, draft.Invoke);
            }
        }

        throw new TurnConflictException(incoming.Id);
    }

    // Null where there is nothing to say and nothing to remember: such activities leave no trace.
    private async Task<TurnDraft?> DraftAsync(ConversationState state, Activity incoming, CancellationToken cancellationToken) => incoming.Type switch
    {
        ActivityTypes.Message => Answer(state, incoming),
        ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate or ActivityTypes.ContactRelationUpdate => Welcome(state, incoming),
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

    private TurnDraft? Welcome(ConversationState state, Activity incoming) =>
        state.IsWelcomed || Welcomes.SeenBy(incoming) is not { } seenBy
            ? null
            : new(state with { IsWelcomed = true }) { Replies = [rendering.Render(bot.Welcome(), incoming, seenBy)] };

    private TurnDraft Answer(ConversationState state, Activity incoming)
    {
        var utterance = IncomingActivity.Utterance(incoming);
        var turn = bot.Take(state.Memory(), utterance);
        IReadOnlyList<string> sender = incoming.From?.Id is { Length: > 0 } id ? [id] : [];
        var mayBeVotedOn = Votes.MayBeCast(incoming, turn.Reply);
        var reply = rendering.Render(turn.Reply, incoming, sender, mayBeVotedOn);
        return new(state with { Dialog = turn.Conversation.ToJson() })
        {
            Replies = ReadingTrace.Of(turn.Reply, incoming) is { } trace ? [reply, trace] : [reply],
            Answer = mayBeVotedOn ? Votes.On(utterance, turn.Reply) : null,
            Gap = unanswered is null ? null : UnansweredQuestion.Of(utterance, turn.Reply, time),
        };
    }
}
