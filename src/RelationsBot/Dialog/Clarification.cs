using System.Globalization;
using RelationsBot.Answering;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Dialog;

/// <summary>Asks which of several things is meant, and answers for the one that is picked. Immutable.</summary>
internal sealed class Clarification(QuestionAnswering answering, ReplyWriter writer, Responses responses, Suggestions suggestions, Memory memory, Picks picks, Responder responder)
{
    private const int MostChoices = 5;
    private const int MostColdChoices = 3;
    private const double Sure = 0.5;
    private const double SureOfCold = 0.3;

    private readonly KnowledgeStore store = answering.Store;

    /// <summary>Offers what a question may be about.</summary>
    public TurnResult Offer(Conversation conversation, string utterance, Decision decision)
    {
        var choices = decision.Chosen
            .Select(c => Choice(c.Fact.Entry, c.Fact.Event, utterance))
            .DistinctBy(c => c.Label)
            .Take(MostChoices)
            .ToList();
        return new TurnResult(conversation with { Choices = choices }, writer.Clarify(decision.Reading.Intent, choices, decision.Confidence));
    }

    /// <summary>Offers what several things bear the name of.</summary>
    public TurnResult Offer(Conversation conversation, string intent, IReadOnlyList<ChoiceMemory> choices) =>
        new(conversation with { Choices = choices }, writer.Clarify(intent, choices, Sure));

    /// <summary>Offers what was talked about last: it was too long ago, is it still meant?</summary>
    public TurnResult AskBack(Conversation conversation, string utterance, Reading fresh)
    {
        var choices = conversation.Turns.Reverse()
            .Select(t => store.EntriesById[t.EntryId])
            .DistinctBy(e => e.EventId ?? e.Id)
            .Take(MostColdChoices)
            .Select(e => Choice(e, null, utterance))
            .ToList();
        return new TurnResult(conversation with { Choices = choices }, writer.Clarify(fresh.Intent, choices, SureOfCold, responses.Say("clarify-cold")));
    }

    /// <summary>What comes of an utterance where things are offered to choose from, or null where it picks none by any number or word.</summary>
    public TurnResult? Pick(Conversation conversation, IReadOnlyList<ChoiceMemory> choices, Analysis asked, DateOnly today, Trace trace)
    {
        if (picks.Of(choices, asked) is { } picked)
            return Chosen(conversation, picked, choices, today, trace);
        if (!picks.IsOutOfRange(choices, asked))
            return null;
        var outOfRange = responses.Say("pick-out-of-range", ("count", choices.Count.ToString(CultureInfo.InvariantCulture)));
        return new TurnResult(conversation, writer.Clarify("pick", choices, Sure, outOfRange));
    }

    /// <summary>"No, the other one": what was offered beside the one that was picked, or the second of two.</summary>
    public TurnResult Other(Conversation conversation, DateOnly today, Trace trace)
    {
        var others = conversation.Choices is { Count: 2 } two ? [two[1]] : conversation.Choices ?? conversation.Left;
        return others switch
        {
            [var only] => Chosen(conversation, only, conversation.Choices ?? [], today, trace),
            { Count: > 1 } several => new TurnResult(conversation with { Choices = several, Left = null }, writer.Clarify("pick-other", several, Sure)),
            _ => new TurnResult(conversation, NoOther()),
        };
    }

    /// <summary>What the question that was open is answered by, asked of what was picked; else what is told of that.</summary>
    /// <param name="conversation">What the bot remembers.</param>
    /// <param name="choice">What was picked.</param>
    /// <param name="offered">What it was picked from; empty where nothing was offered.</param>
    /// <param name="today">The day relative dates count from.</param>
    /// <param name="trace">Where the steps are told.</param>
    public TurnResult Chosen(Conversation conversation, ChoiceMemory choice, IReadOnlyList<ChoiceMemory> offered, DateOnly today, Trace trace)
    {
        trace.Add(() => "picked: " + choice.Label);
        var left = offered.Where(c => c.Label != choice.Label).ToList();
        var next = conversation with { Choices = null, Left = left.Count > 0 ? left : null };
        var asked = answering.Reader.Read(answering.Analyzer.Analyze(choice.Utterance, today));

        // The question that could not be answered for what it left open, asked of what was picked.
        if (asked.Form != QuestionForm.Fragment && choice.EntryIds.Count > 0
            && answering.Decider.Decide(asked, new Focus(null, choice.EntryIds[0], IsBinding: true), always: false) is { Outcome: Outcome.Answered or Outcome.Ambiguous } decision
            && decision.Chosen.FirstOrDefault(c => choice.EntryIds.Contains(c.Fact.Entry.Id)) is { } answer)
        {
            return responder.Answered(next, choice.Utterance, decision with { Outcome = Outcome.Answered, Chosen = [answer] }, []);
        }

        return About(next, choice, today);
    }

    private TurnResult About(Conversation conversation, ChoiceMemory choice, DateOnly today)
    {
        var entries = picks.Entries(choice);
        var reading = answering.Reader.Read(answering.Analyzer.Analyze(choice.Label, today), isPart: true) with { Intent = "about", Slot = null };
        var reply = writer.List("about", ReplyStatus.Answered, null, [(null, entries[0])], null, 1);
        reply = reply with { Lines = [.. reply.Lines.Select(l => l with { Kind = LineKind.Statement })] };
        return new TurnResult(memory.Remember(conversation, choice.Label, reading, entries, 0) with { LastReplyEntry = entries[0].Id }, reply);
    }

    private ChoiceMemory Choice(Entry entry, Event? happening, string utterance) =>
        new(happening?.Label ?? (entry.EventId is { } id ? store.Events[id].Label : suggestions.For(entry) ?? entry.Own), utterance, [entry.Id]);

    private Reply NoOther() => ReplyWriter.Note(ReplyStatus.NotFound, "pick-other", responses.Say("no-other")) with
    {
        Refusal = Refusal.NotUnderstood,
        Suggestions = [responses.Say("suggest-sections")],
    };
}
