using RelationsBot.BotFramework.Schema;
using RelationsBot.Dialog;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.Hosting.Turns;

/// <summary>The replies to an activity, taken just now or at an earlier delivery of it.</summary>
/// <param name="Key">The key under which the turn is stored; null where nothing was stored or the activity has no id.</param>
/// <param name="Replies">What is said, in order, addressed; empty where the bot is silent.</param>
/// <param name="Sent">How many of them, from the first, an earlier delivery has sent or may have sent.</param>
/// <param name="Invoke">The answer to an invoke, of which the host makes its HTTP answer; null for every other type, never null for an invoke.</param>
public sealed record AnsweredTurn(TurnKey? Key, IReadOnlyList<Activity> Replies, int Sent, InvokeResponse? Invoke = null)
{
    /// <summary>What the bot said just now; null where nothing was said or an earlier delivery was answered.</summary>
    internal Reply? Reply { get; init; }

    /// <summary>Whether an earlier delivery of the activity was answered.</summary>
    internal bool IsRepetition { get; init; }

    /// <summary>Nothing is said.</summary>
    public static readonly AnsweredTurn Silent = new(null, [], 0);

    /// <summary>An invoke that the bot does not know.</summary>
    public static readonly AnsweredTurn UnknownInvoke = new(null, [], 0, InvokeResponse.NotImplemented);

    /// <summary>The id under which the activity was answered; null where nothing was stored or it has none.</summary>
    public string? ActivityId { get; init; }
}
