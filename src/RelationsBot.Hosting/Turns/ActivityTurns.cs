using RelationsBot.BotFramework;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Rendering;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.Hosting.Turns;

/// <summary>
/// Joins activities and turns: an activity comes in, the bot takes a turn, its reply goes out as activities. Each activity is answered
/// once; a later delivery of it gets the replies of the first. Turns of one conversation are taken one after the other. Safe for
/// concurrent use.
/// </summary>
public sealed class ActivityTurns : IActivityHandler
{
    /// <summary>How often a turn is taken anew because another server changed the conversation meanwhile.</summary>
    public const int MaximumAttempts = 5;

    private readonly Bot bot;
    private readonly IConversationStorage storage;
    private readonly ReplyRendering rendering;
    private readonly IUnansweredQuestions? unanswered;
    private readonly TimeProvider time;
    private readonly KeyedGates<ConversationKey> conversations = new();

    /// <summary>Joins a bot to its conversations.</summary>
    /// <param name="bot">Who answers.</param>
    /// <param name="storage">Where conversations live.</param>
    /// <param name="rendering">How replies look in each channel.</param>
    /// <param name="unanswered">Where questions without an answer are kept; null: nowhere.</param>
    /// <param name="time">The clock that gives them their day; null: the system's.</param>
    public ActivityTurns(Bot bot, IConversationStorage storage, ReplyRendering rendering, IUnansweredQuestions? unanswered = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(bot);
        (this.bot, this.storage, this.rendering) = (bot, storage, rendering);
        (this.unanswered, this.time) = (unanswered, time ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Activity>> HandleAsync(Activity incoming, CancellationToken cancellationToken) =>
        (await TakeAsync(incoming, cancellationToken).ConfigureAwait(false)).Replies;

    /// <summary>Answers an activity, unless an earlier delivery of it was answered. When this ends, the turn is stored.</summary>
    /// <param name="incoming">Any activity; the bot is silent on types that it does not know.</param>
    /// <param name="cancellationToken">Gives up; the turn may have been stored.</param>
    /// <returns>What is said.</returns>
    /// <exception cref="TurnConflictException">The conversation kept changing.</exception>
    public async Task<AnsweredTurn> TakeAsync(Activity incoming, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        if (incoming.Type != ActivityTypes.Message && incoming.Type != ActivityTypes.ConversationUpdate)
            return AnsweredTurn.Silent;

        var conversation = IncomingActivity.Conversation(incoming);
        var key = IncomingActivity.Key(incoming);
        using (await conversations.EnterAsync(conversation, cancellationToken).ConfigureAwait(false))
        {
            for (var attempt = 0; attempt < MaximumAttempts; attempt++)
            {
                if (key is { } known && await storage.FindTurnAsync(known, cancellationToken).ConfigureAwait(false) is { } earlier)
                    return new(known, earlier.Replies, earlier.Sent);

                var stored = await storage.LoadAsync(conversation, cancellationToken).ConfigureAwait(false);
                if (Answer(ConversationState.FromJson(stored.State), incoming) is not var (state, replies, gap))
                    return AnsweredTurn.Silent;

                var result = await storage.CommitTurnAsync(
                    new()
                    {
                        Conversation = conversation,
                        ExpectedVersion = stored.Version,
                        Incoming = incoming,
                        Replies = replies,
                        State = state.ToJson(),
                    },
                    cancellationToken).ConfigureAwait(false);
                if (result != CommitResult.Committed)
                    continue;
                if (gap is not null)
                    await unanswered!.AddAsync(gap, cancellationToken).ConfigureAwait(false);
                return new(key, replies, 0);
            }
        }

        throw new TurnConflictException(incoming.Id);
    }

    private (ConversationState State, IReadOnlyList<Activity> Replies, UnansweredQuestion? Gap)? Answer(ConversationState state, Activity incoming)
    {
        if (incoming.Type == ActivityTypes.ConversationUpdate)
        {
            var joined = IncomingActivity.PeopleJoined(incoming);
            return joined.Count == 0 || state.IsWelcomed
                ? null
                : (state with { IsWelcomed = true }, [rendering.Render(bot.Welcome(), incoming, joined)], null);
        }

        var utterance = IncomingActivity.Utterance(incoming);
        var turn = bot.Take(state.Memory(), utterance);
        IReadOnlyList<string> sender = incoming.From?.Id is { Length: > 0 } id ? [id] : [];
        return (state with { Dialog = turn.Conversation.ToJson() }, [rendering.Render(turn.Reply, incoming, sender)], unanswered is null ? null : UnansweredQuestion.Of(utterance, turn.Reply, time));
    }
}
