using RelationsBot.Answering;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Dialog;

/// <summary>
/// Answers one question of a conversation. What is computed from several facts, listed, or picked from what was told before is dealt with
/// first, each kind by a step of its own; any other question is decided as it stands and laid over the turns before. Immutable.
/// </summary>
internal sealed class Asking
{
    private readonly QuestionAnswering answering;
    private readonly Responses responses;
    private readonly Moves moves;
    private readonly Catalogue catalogue;
    private readonly Picks picks;
    private readonly Clarification clarification;
    private readonly Responder responder;
    private readonly Alternatives alternatives;
    private readonly FollowUps followUps;
    private readonly CountedRest rest;
    private readonly Occurrences occurrences;
    private readonly PointedTime pointedTime;
    private readonly PointedName pointedName;
    private readonly PointedPerson pointedPerson;
    private readonly ListMember listMember;

    public Asking(QuestionAnswering answering, Responses responses, Memory memory, Moves moves, Catalogue catalogue, Picks picks, Clarification clarification, Responder responder)
    {
        var store = answering.Store;
        this.answering = answering;
        this.responses = responses;
        this.moves = moves;
        this.catalogue = catalogue;
        this.picks = picks;
        this.clarification = clarification;
        this.responder = responder;
        alternatives = new Alternatives(store, answering.Decider);
        followUps = new FollowUps(store, answering.Decider, memory, new Overlay(store), answering.Always);
        rest = new CountedRest(store, answering.Index, answering.Decider, followUps);
        occurrences = new Occurrences(store);
        pointedTime = new PointedTime(store, occurrences);
        pointedName = new PointedName(store);
        pointedPerson = new PointedPerson(store);
        listMember = new ListMember(store, answering.Index);
    }

    // A question with what it is asked after. As it is read by itself, and with the time it points to.
    private sealed record Question(Conversation Conversation, string Utterance, Analysis Analysis, Reading AsIs, Reading Fresh, IReadOnlyList<string> Notes, DateOnly Today, Trace Trace)
    {
        public TurnMemory? Last { get; } = Conversation.Turns.Count > 0 ? Conversation.Turns[^1] : null;

        // "And in 1998?": the question before once more.
        public bool AsksAgain => (Last is not null || Conversation.Unanswered is not null) && Fresh.Form == QuestionForm.Fragment && Fresh.IsElliptical;

        public bool Says(string word) => Analysis.Tokens.Any(t => t.Folded == word);
    }

    /// <summary>Answers a question.</summary>
    public TurnResult Ask(Conversation conversation, string utterance, Analysis analysis, DateOnly today, Trace trace)
    {
        conversation = AfterTold(conversation, analysis, today, trace);
        var asIs = pointedPerson.Complete(pointedName.Complete(answering.Reader.Read(analysis), conversation), conversation, analysis);
        if (pointedPerson.NameOf(conversation, asIs) is var (named, name))
            return moves.Show(conversation, utterance, named, name, "name");
        if (conversation.Turns is [.., { } latest] && listMember.Of(conversation, latest, asIs) is { Value: null } member)
            return moves.Show(conversation, utterance, member.Entry, null);
        var fresh = pointedTime.Complete(asIs, conversation, analysis);
        trace.Add(() => "reading: " + fresh);
        var question = new Question(conversation, utterance, analysis, asIs, fresh, Notes(analysis), today, trace);
        if ((Computed(question) ?? Listed(question) ?? AskedBack(question) ?? Unclear(question) ?? Meant(question)) is { } result)
            return result;
        var again = occurrences.Of(conversation, asIs);
        return TimeOfOccurrence(question, again) ?? MemberOfList(question) ?? NextOccurrence(question) ?? Rest(question) ?? Decided(question, again?.Entry);
    }

    // "And the Italian one, who gave it?": of two things the other, and what is asked of that.
    private Conversation AfterTold(Conversation conversation, Analysis analysis, DateOnly today, Trace trace) =>
        conversation.Left is { } left && picks.Told(left, analysis) is { } told
            ? clarification.Chosen(conversation, told, [], today, trace).Conversation with { Left = null }
            : conversation;

    // How a misspelt name was read.
    private List<string> Notes(Analysis analysis) =>
        [.. analysis.Repairs.Where(r => r.IsName).Select(r => Note(analysis, r)).OfType<string>().Distinct().Take(1)];

    private string? Note(Analysis analysis, Repair repair)
    {
        var mention = analysis.Mentions.Entities.FirstOrDefault(m => Enumerable.Range(m.First, m.Count).Any(i => analysis.Tokens[i].Text == repair.Typed));
        return mention is null || mention.Kind == MentionKind.Demonym || mention.EntityIds.Count != 1
            ? null
            : responses.Say("read-as", ("typed", repair.Typed), ("name", answering.Store.Entities[mention.EntityIds[0]].Name));
    }

    // "How long between …", "which was first": what two facts together say.
    private TurnResult? Computed(Question question)
    {
        var (conversation, trace) = (question.Conversation, question.Trace);
        if (answering.Operators.Recognize(question.Analysis, question.Fresh, question.Today) is not { } operation)
            return null;
        trace.Add(() => $"operator: {operation.Match.Rule.Id} \"{operation.Match.Pattern.Source}\" on {string.Join(" and ", Enumerable.Range(0, operation.Count).Select(i => $"\"{operation.Part(i)}\""))}");
        var computed = answering.Operators.Decide(operation);
        foreach (var part in operation.Asked)
            trace.Add($"part {part.Reading}", part);
        if (computed is not null)
            return responder.Answered(conversation, question.Utterance, computed, question.Notes);

        // Of two things to compare one alone is half an answer.
        return operation.Intent is "order" or "more" or "side" or "age" && operation.Asked.Find(d => d.Outcome != Outcome.Answered) is { } unknown
            ? responder.Refused(conversation, NotInSources(unknown), question.Notes)
            : null;
    }

    // "What happened in 2002?": entries that answer together.
    private TurnResult? Listed(Question question)
    {
        var isOfKind = question.Last is not null && Overlay.Kind(question.Fresh) is not null;
        return !question.AsksAgain && !isOfKind && catalogue.TryAnswer(question.Fresh) is { } listing
            ? responder.Listed(question.Conversation, question.Utterance, question.Fresh, listing)
            : null;
    }

    // "And why?", long after what it points to.
    private TurnResult? AskedBack(Question question) =>
        FollowUps.IsCold(question.Conversation, question.Fresh) ? clarification.AskBack(question.Conversation, question.Utterance, question.Fresh) : null;

    // "When was the visit?", with nothing before that tells which.
    private TurnResult? Unclear(Question question)
    {
        if (question.Conversation is not { Turns.Count: 0, Unanswered: null } || catalogue.Unclear(question.Fresh, question.Analysis) is not { } choices)
            return null;

        // Only what the question can be answered of is worth asking about.
        var answered = choices.Where(c => answering.Decider.Decide(question.Fresh, new Focus(null, c.EntryIds[0], IsBinding: true), always: false) is { Outcome: Outcome.Answered }).ToList();
        return answered.Count > 1 ? clarification.Offer(question.Conversation, question.Fresh.Intent, [.. answered.Select(c => c with { Utterance = question.Utterance })]) : null;
    }

    // "No, I meant the Kim who founded it."
    private TurnResult? Meant(Question question) =>
        picks.Meant(question.Analysis, question.Fresh) is { } meant ? clarification.Chosen(question.Conversation, meant, [], question.Today, question.Trace) : null;

    // Where a time is asked for, "the second one" asks for the time that answers, not for what happened then.
    private TurnResult? TimeOfOccurrence(Question question, (Entry Entry, Period When)? again)
    {
        var asksForTime = question.AsIs.Slot == "time" || (question.Last is { Slot: "time" } && question.AsIs.Form == QuestionForm.Fragment);
        return asksForTime && again is var (entry, when) ? moves.Show(question.Conversation, question.Utterance, entry.Id, when.ToString(), "time") : null;
    }

    // "The second of them": of what a turn listed.
    private TurnResult? MemberOfList(Question question) =>
        question.Last is { } last && listMember.Of(question.Conversation, last, question.Fresh) is var (entry, value)
            ? moves.Show(question.Conversation, question.Utterance, entry, value)
            : null;

    // "Did he go there again?"
    private TurnResult? NextOccurrence(Question question)
    {
        if (occurrences.Again(question.Conversation, question.Fresh) is not var (entry, _))
            return null;
        return entry is not null
            ? moves.Show(question.Conversation, question.Utterance, entry.Id, null)
            : responder.Refused(question.Conversation, NotInSources(answering.Decider.Decide(question.Fresh, default, always: false)), question.Notes);
    }

    // "And the others?"
    private TurnResult? Rest(Question question) =>
        question.Last is { } last && (question.Says("others") || (question.Says("other") && question.Says("ones"))) && rest.Of(question.Conversation, last, question.Fresh) is { } decision
            ? responder.Answered(question.Conversation, question.Utterance, decision, question.Notes)
            : null;

    // A question for one fact: as it stands, or laid over what went before.
    private TurnResult Decided(Question question, Entry? pointed)
    {
        var (conversation, fresh, last) = (question.Conversation, question.Fresh, question.Last);
        var alone = alternatives.Decide(fresh, question.Analysis.Tokens) ?? answering.Decide(fresh);
        question.Trace.Add("fresh", alone);
        if (last is null && PointsToNobody(fresh, alone))
            alone = alone with { Outcome = Outcome.Refused, Refusal = Refusal.NotUnderstood };
        var leaned = followUps.Decide(conversation, fresh, alone, pointed is null ? null : last! with { EntryId = pointed.Id, Proposition = 0 }, question.Trace);
        if (ListedAgain(question, leaned) is { } listed)
            return listed;
        var decision = last is not null && TellsOnce(fresh, leaned, last) ? NotInSources(leaned) : leaned;
        if (last is not null && question.Says("else") && IsToldAlready(decision, last))
            return NothingMore(conversation);
        return Coordinated(question, decision) ?? Replied(question, decision);
    }

    // "When did that man die?", "when did he visit Korea?": nobody was talked about.
    private bool PointsToNobody(Reading fresh, Decision decision) =>
        decision.Outcome == Outcome.Answered && fresh.Anaphora.Any(Anaphora.IsPerson)
        && !fresh.Own.Any(t => !t.IsContext && (t.Kind == TermKind.Date || (t.Kind == TermKind.Entity && (fresh.Anaphora.Contains(Anaphora.ThatPerson) || !t.EntityIds.All(answering.Index.IsEverywhere)))));

    // "And in 1998?", where what went before tells nothing of that time.
    private TurnResult? ListedAgain(Question question, Decision decision)
    {
        var isOfUnanswered = question.Conversation.Unanswered is not null && question.Fresh.OpensWithAnd;
        return question.AsksAgain && decision.Outcome == Outcome.Refused && !isOfUnanswered && catalogue.TryAnswer(question.Fresh) is { } dated
            ? responder.Listed(question.Conversation, question.Utterance, question.Fresh, dated)
            : null;
    }

    // "Did he go there again?": what was told just now says it of one time alone.
    private static bool TellsOnce(Reading fresh, Decision decision, TurnMemory last) =>
        fresh.Form == QuestionForm.YesNo && fresh.Quantifiers.Contains("again") && fresh.Anaphora.Count > 0
        && decision is { Outcome: Outcome.Answered, Chosen: [{ Fact: var fact }, ..] } && fact.Entry.Id == last.EntryId
        && fact.Entry.Propositions.Where(p => p.Frame == fact.Proposition.Frame).Select(p => p.When?.Edtf).OfType<string>().Distinct().Count() < 2;

    // "Who else?": somebody besides those who were told.
    private static bool IsToldAlready(Decision decision, TurnMemory last)
    {
        if (decision.Outcome != Outcome.Answered || decision.Reading.Slot is null || decision.Chosen[0] is not { Fact: var fact } chosen || fact.Entry.Id != last.EntryId)
            return false;
        return chosen.Filling is not { Values: { Count: > 0 } values }
            || values.All(v => (v.EntityId is { } id && (last.Answered.Contains(id) || last.Terms.Contains("entity:" + id))) || decision.Reading.Slot == last.Slot);
    }

    private TurnResult NothingMore(Conversation conversation) =>
        new(conversation, ReplyWriter.Note(ReplyStatus.Command, "more", responses.Say("nothing-more")) with { Suggestions = [responses.Say("suggest-more"), responses.Say("suggest-sections")] });

    // Two questions in one, where no fact answers both but each has its own.
    private TurnResult? Coordinated(Question question, Decision decision)
    {
        if (decision.Outcome != Outcome.Refused || Coordination.Split(question.Fresh, question.Analysis.Tokens) is not var (one, other))
            return null;
        if (answering.Decide(one) is not { Outcome: Outcome.Answered } first || answering.Decide(other) is not { Outcome: Outcome.Answered } second)
            return null;
        if (first.Chosen[0].Fact.Entry == second.Chosen[0].Fact.Entry)
            return null;
        var (between, reply) = responder.Answered(question.Conversation, question.Utterance, first with { Reading = one }, question.Notes);
        var (next, otherReply) = responder.Answered(between, question.Utterance, second with { Reading = other }, question.Notes);
        return new TurnResult(next, JoinedReply.Of([reply, otherReply]));
    }

    private TurnResult Replied(Question question, Decision decision)
    {
        var (fresh, utterance, notes) = (question.Fresh, question.Utterance, question.Notes);
        var conversation = Leaning.PointsBack(fresh) ? question.Conversation : question.Conversation with { Left = null };
        return decision.Outcome switch
        {
            Outcome.Answered or Outcome.Corrected => responder.Answered(conversation, utterance, decision, notes),
            Outcome.Ambiguous => clarification.Offer(conversation, utterance, decision),
            _ => responder.Refused(AfterRefused(conversation, utterance, fresh, decision), decision, notes),
        };
    }

    private Conversation AfterRefused(Conversation conversation, string utterance, Reading fresh, Decision decision) => followUps.BeginsMatter(fresh)
        ? conversation with { Unanswered = Memory.Unanswered(conversation, utterance, Leaning.Asked(fresh, decision), FollowUps.Offered(decision)) }
        : conversation;

    private static Decision NotInSources(Decision decision) => decision with { Outcome = Outcome.Refused, Refusal = Refusal.NotInSources };
}
