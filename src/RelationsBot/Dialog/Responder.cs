using System.Globalization;
using RelationsBot.Answering;
using RelationsBot.Knowledge;

namespace RelationsBot.Dialog;

/// <summary>Replies to what was decided on a question, and what the conversation remembers of it. Immutable.</summary>
internal sealed class Responder(Decider decider, ReplyWriter writer, Responses responses, Memory memory, Moves moves)
{
    // So many messages in a row are refused as not understood before the sections are listed.
    private const int MostMisunderstandings = 2;

    private const double SureOfList = 0.9;
    private const double SureOfChoices = 0.5;

    /// <summary>A question that facts answer or correct.</summary>
    public TurnResult Answered(Conversation conversation, string utterance, Decision decision, IReadOnlyList<string> notes)
    {
        var chosen = decision.Chosen[0].Fact;
        List<Entry> entries = [.. decision.Chosen.Take(2).Select(c => c.Fact.Entry).Distinct()];
        var next = memory.Remember(conversation, utterance, Leaning.Carried(decision), entries, chosen.Proposition.Index, decision);
        return new TurnResult(next with { LastReplyEntry = chosen.Entry.Id, Cursor = conversation.Cursor }, writer.Answer(decision, notes));
    }

    /// <summary>A question that is refused.</summary>
    public TurnResult Refused(Conversation conversation, Decision decision, IReadOnlyList<string> notes)
    {
        var reply = writer.Refuse(decision, decision.Candidates.Count > 0 ? decider.Known(decision.Candidates[0]) : null, notes);
        var isMisunderstood = reply.Refusal == Refusal.NotUnderstood;
        if (isMisunderstood && conversation.Misunderstandings >= MostMisunderstandings)
            return new TurnResult(conversation with { Misunderstandings = 0, Choices = null }, moves.SectionList("not-understood", ReplyStatus.NotFound));

        // What may have been meant as a pick leaves the choice open.
        var keepsChoices = isMisunderstood || (reply.Refusal == Refusal.OutOfScope && decision.Reading.Form == QuestionForm.Fragment);
        var next = conversation with { Misunderstandings = isMisunderstood ? conversation.Misunderstandings + 1 : 0, Choices = keepsChoices ? conversation.Choices : null };
        return new TurnResult(next, reply);
    }

    /// <summary>A question that several entries answer together, or that is about one of several things.</summary>
    public TurnResult Listed(Conversation conversation, string utterance, Reading reading, Listing listing) => listing switch
    {
        { Choices: { Count: > 1 } choices } => new TurnResult(conversation with { Choices = choices }, writer.Clarify(reading.Intent, choices, SureOfChoices)),
        { Items.Count: 0 } => new TurnResult(conversation with { Choices = null }, Nothing(reading, listing)),
        { Items.Count: 1 } => Only(conversation, utterance, reading, listing),
        _ => Several(conversation, utterance, reading, listing),
    };

    private Reply Nothing(Reading reading, Listing listing) =>
        ReplyWriter.Note(ReplyStatus.NotFound, reading.Intent, responses.Say("nothing-at-that-time", ("date", listing.Title ?? ""))) with
        {
            Refusal = Refusal.NotInSources,
            Suggestions = listing.Nearest,
        };

    private TurnResult Only(Conversation conversation, string utterance, Reading reading, Listing listing)
    {
        var only = listing.Items[0].Entry;
        var list = writer.List(reading.Intent, ReplyStatus.Answered, null, listing.Items, null, SureOfList);
        var reply = list with { Lines = [.. list.Lines.Select(l => l with { Kind = LineKind.Statement, Label = null })], Answer = listing.Answer };
        return new TurnResult(memory.Remember(conversation, utterance, reading, [only], 0) with { LastReplyEntry = only.Id }, reply);
    }

    // As many as are shown at once; the rest is paged through.
    private TurnResult Several(Conversation conversation, string utterance, Reading reading, Listing listing)
    {
        var shown = listing.Items.Take(listing.Most).ToList();
        var rest = listing.Items.Count - shown.Count;
        var more = rest > 0 ? responses.Say("list-more", ("count", rest.ToString(CultureInfo.InvariantCulture))) : null;
        var list = writer.List(reading.Intent, ReplyStatus.Answered, null, shown, more, SureOfList);
        var entries = listing.Items.Select(i => i.Entry).ToList();
        var cursor = rest > 0 ? new CursorMemory(utterance, [.. entries.Select(e => e.Id)], shown.Count, false) : conversation.Cursor;
        var next = memory.Remember(conversation, utterance, reading, entries, 0) with { LastReplyEntry = entries[0].Id, Cursor = cursor };
        return new TurnResult(next, list with { Answer = listing.Answer });
    }
}
