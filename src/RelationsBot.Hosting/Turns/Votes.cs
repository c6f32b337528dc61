using RelationsBot.BotFramework.Schema;
using RelationsBot.BotFramework.Schema.Feedback;
using RelationsBot.Dialog;
using RelationsBot.Hosting.Rendering;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.Hosting.Turns;

/// <summary>
/// Votes on answers. What was voted on is looked up from the turn that gave the answer, never taken from the client. A person may vote
/// again; the last vote is the one that counts.
/// </summary>
internal sealed class Votes(IConversationStorage storage, TimeProvider time)
{
    /// <summary>Whether a reply is one to vote on: an answer or a refusal, to a message by whose id the vote will find it.</summary>
    public static bool MayBeCast(Activity incoming, Reply reply) =>
        !string.IsNullOrEmpty(incoming.Id) && incoming.Type == ActivityTypes.Message && reply.Status is ReplyStatus.Answered or ReplyStatus.NotFound;

    /// <summary>What is kept to be voted on.</summary>
    public static GivenAnswer On(string question, Reply reply) => new(question, reply.Text, [.. reply.Citations.Select(citation => citation.EntryId).Distinct()]);

    /// <summary>Web Chat: an event, taken in silence. Null where it is another event, or votes on nothing that is known here.</summary>
    public async Task<TurnDraft?> TakeEventAsync(ConversationState state, Activity incoming, CancellationToken cancellationToken)
    {
        if (!FeedbackEvent.TryRead(incoming, out var vote, out var actionId) || VoteIds.MessageOf(actionId) is not { } message)
            return null;
        var part = IncomingActivity.Part(incoming);
        return await storage.FindAnswerAsync(part, message, cancellationToken).ConfigureAwait(false) is { } answer
            ? new(state) { Feedback = new(part, message, vote.IsPositive, vote.Comment, time.GetUtcNow(), answer) }
            : null;
    }

    /// <summary>Teams: an invoke. Null where it submits something else. A vote that comes after its turn was forgotten is kept for its comment.</summary>
    public async Task<TurnDraft?> TakeInvokeAsync(ConversationState state, Activity incoming, CancellationToken cancellationToken)
    {
        if (!SubmitAction.TryRead(incoming.Value, out var vote))
            return new(state) { Invoke = InvokeResponse.BadValue };
        var part = IncomingActivity.Part(incoming);
        var answer = incoming.ReplyToId is { Length: > 0 } reply ? await storage.FindAnswerAsync(part, reply, cancellationToken).ConfigureAwait(false) : null;
        return new(state)
        {
            Invoke = InvokeResponse.Done,
            Feedback = new(part, incoming.ReplyToId, vote.IsPositive, vote.Comment, time.GetUtcNow(), answer),
        };
    }
}
