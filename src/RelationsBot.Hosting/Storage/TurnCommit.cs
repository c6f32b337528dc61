using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage;

/// <summary>Everything that a turn changes, to be stored together or not at all.</summary>
public sealed record TurnCommit
{
    /// <summary>The conversation.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>The version that the turn was computed from; 0 where the conversation was not known.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>What came in. Its id, where it has one, makes the key under which a second delivery is recognised, unless <see cref="RepetitionId"/> does.</summary>
    public required Activity Incoming { get; init; }

    /// <summary>By what a second delivery is recognised where it is not the activity's id, which this server has given it; null: it is.</summary>
    public string? RepetitionId { get; init; }

    /// <summary>What the bot says to it.</summary>
    public required IReadOnlyList<Activity> Replies { get; init; }

    /// <summary>The answer to an invoke; null for other activities.</summary>
    public InvokeResponse? Invoke { get; init; }

    /// <summary>The question and answer that may be voted on later; null: nothing.</summary>
    public GivenAnswer? Answer { get; init; }

    /// <summary>A vote that the activity brought; null: none.</summary>
    public Feedback? Feedback { get; init; }

    /// <summary>A question that had no answer, where such are kept; null: nothing.</summary>
    public UnansweredQuestion? Unanswered { get; init; }

    /// <summary>The account whose id the channel or its token vouches for, so that its conversations can be found again; null: nobody vouches for who it is.</summary>
    public string? UserId { get; init; }

    /// <summary>
    /// Whether what was said before goes with this turn: turns, feedback and log entries of the conversation and of all others of
    /// <see cref="UserId"/> in the channel, those others' state too.
    /// </summary>
    public bool Forgets { get; init; }

    /// <summary>What is remembered from now on, as JSON.</summary>
    public required string State { get; init; }

    /// <summary>What is added to the Direct Line log of the conversation; null: nothing.</summary>
    public LogAppend? Log { get; init; }

    /// <summary>The key for second deliveries; null where the activity has no id.</summary>
    public TurnKey? Key => (RepetitionId ?? Incoming.Id) is { Length: > 0 } id ? new TurnKey(Conversation, id) : null;
}
