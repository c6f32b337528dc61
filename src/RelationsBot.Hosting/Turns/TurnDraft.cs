using RelationsBot.BotFramework.Schema;
using RelationsBot.Dialog;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.Hosting.Turns;

/// <summary>What an activity leads to, before it is stored.</summary>
/// <param name="State">What is remembered from now on.</param>
internal sealed record TurnDraft(ConversationState State)
{
    /// <summary>What is said.</summary>
    public IReadOnlyList<Activity> Replies { get; init; } = [];

    /// <summary>Of what the bot said they are made; null: nothing.</summary>
    public Reply? Reply { get; init; }

    /// <summary>The answer to an invoke.</summary>
    public InvokeResponse? Invoke { get; init; }

    /// <summary>What may be voted on.</summary>
    public GivenAnswer? Answer { get; init; }

    /// <summary>A vote that came.</summary>
    public Feedback? Feedback { get; init; }

    /// <summary>A question without an answer.</summary>
    public UnansweredQuestion? Unanswered { get; init; }

    /// <summary>Whether what was said before is to be forgotten.</summary>
    public bool Forgets { get; init; }

    /// <summary>All of it, to be stored.</summary>
    public TurnCommit Turn(ConversationKey conversation, long expectedVersion, Activity incoming) => new()
    {
        Conversation = conversation,
        ExpectedVersion = expectedVersion,
        Incoming = incoming,
        Replies = Replies,
        Invoke = Invoke,
        Answer = Answer,
        Feedback = Feedback,
        Unanswered = Unanswered,
        UserId = IncomingActivity.VouchedUser(incoming),
        Forgets = Forgets,
        State = State.ToJson(),
    };
}
