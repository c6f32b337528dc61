using RelationsBot.Answering;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Dialog;

/// <summary>
/// Decides on a question that leans on what was said before: laid over the last turns, then asked of what they told alone. One that
/// points back and finds nothing there is refused. Immutable.
/// </summary>
internal sealed class FollowUps(KnowledgeStore store, Decider decider, Memory memory, Overlay overlay, bool alwaysAnswer)
{
    // A bound answer must explain as much of the question, since nothing else of it is carried over.
    private const double LeastNearby = 0.75;
    private const double MostLostNearby = 0.1;

    // What is laid over a question that was refused must explain nearly all of both: no fact says which happening is meant.
    private const double LeastOverRefused = 0.75;

    // What is asked of another matter must explain nearly all of what names it, and so much more of it than what was talked of.
    private const double LeastExchanged = 0.85;
    private const double ExchangedLead = 0.05;

    // From here on the words of a question tell what it is about, whatever went before.
    private const double LeastOfItself = 1.5;

    // So much better than another must a fact fit the question's own words to be meant by them, and than one that they name as well.
    private const double LeastOwnLead = 0.04;
    private const double LeastLeadOfSame = 0.1;

    // What fits so nearly alike is meant where it lies near.
    private const double Alike = 0.02;

    // Explained by itself so far, a question needs nothing that went before.
    private const double Sure = 0.9;

    // Messages that may lie between a turn and what points back to it.
    private const int StaysWarm = 5;

    // From here on what a refusal offers instead is what the question was about.
    private const double LeastOffered = 0.75;

    // Turns that a pronoun or a bare question word may reach back.
    private const int Reach = 3;

    /// <summary>What comes of a question, with the reading that was decided on.</summary>
    /// <param name="conversation">What went before.</param>
    /// <param name="fresh">The question as it stands.</param>
    /// <param name="alone">What comes of it as it stands.</param>
    /// <param name="pointed">What it points to besides the last turns, before them; null: nothing.</param>
    /// <param name="trace">Where the steps are told.</param>
    public Decision Decide(Conversation conversation, Reading fresh, Decision alone, TurnMemory? pointed, Trace trace)
    {
        var turns = Before(conversation);
        if (pointed is not null)
            turns.Insert(0, pointed);
        if (turns.Count == 0 || !Leaning.LeansOn(fresh, alone) || (conversation.Unanswered is not null && (fresh.HasAntecedent || fresh.Terms.Any(t => t.IsContext))))
            return alone;

        // "Back to the colonial rule. When did Japan apologise for it?": the message itself says what is pointed to.
        if (alone is { Outcome: Outcome.Answered, Confidence: >= Sure } && !fresh.IsElliptical && !fresh.Anaphora.Any(Anaphora.IsPerson) && fresh.Terms.Any(t => t is { IsContext: true, IsVerb: false, Class: WordClass.Content, Kind: TermKind.Word or TermKind.Entity }))
            return alone;
        var pointsBack = Leaning.PointsBack(fresh);
        fresh = Overlay.Kind(fresh) ?? fresh;
        var saysNothing = fresh.Own.All(t => t is { Kind: TermKind.Word, Class: WordClass.Light or WordClass.Aspect });
        var around = Neighbourhood.Linked(FocusOn(turns[0], isBinding: true), store);
        foreach (var turn in turns.Take(pointsBack ? Reach : 1))
        {
            // "Why?" alone asks of what was told last, not of another matter before it.
            if (saysNothing && turn != turns[0] && turn.FactIn(store) is var (entry, _) && !around.Contains(entry))
                continue;

            // What was refused is not answered because it is asked once more.
            if (turn.IsRefused && !fresh.Own.Any() && (fresh.Slot is null || fresh.Slot == turn.Slot))
                continue;
            foreach (var laid in overlay.Lay(fresh, turn, memory.Terms(turn)))
            {
                // Nothing is carried over: a question that names its matter itself stays as it is.
                if (laid.Terms.Count == fresh.Terms.Count && IsWhole(fresh, alone))
                    continue;
                var focus = FocusOn(turn, !turn.IsRefused && pointsBack && !fresh.Anaphora.Any(Anaphora.IsPerson) && !NamesAnother(fresh));
                var overlaid = decider.Decide(laid, focus, alwaysAnswer);
                trace.Add("over \"" + turn.Utterance + "\"", overlaid);
                trace.Add(() => "completed: " + laid);
                if (saysNothing && overlaid.Outcome is Outcome.Answered or Outcome.Corrected && ToldHere(turn, fresh, overlaid) is { } here)
                    return here with { Reading = laid };
                overlaid = ByItsOwnWords(fresh, alone, turn, overlaid);
                var isNear = IsNear(turn, overlaid, saysNothing);
                if (Leaning.Prefers(fresh, alone, overlaid, turn.EntryId.Length > 0 && isNear) && StaysNear(fresh, laid, turn, overlaid, isNear))
                    return turn == turns[0] && Exchanged(fresh, turn, Leaning.OwnShare(overlaid) + ExchangedLead, trace) is { } other ? other : overlaid with { Reading = laid, Verdict = fresh.IsElliptical ? null : overlaid.Verdict };
            }

            // "To whom?": what was told last may say so itself; that it tells of some thing or other answers nothing.
            if (fresh.IsElliptical && saysNothing && fresh.Slot is not (null or "thing") && decider.Decide(fresh, FocusOn(turn, isBinding: true), always: false) is { Outcome: Outcome.Answered } told)
                return told;

            // "She" is one of those who were told of last.
            if (fresh.Anaphora.Any(Anaphora.IsPerson) && fresh.Own.Any(t => t.Kind == TermKind.Date) && turn.Entities.Any(IsPerson))
                break;
        }

        if (Exchanged(fresh, turns[0], 0, trace) is { } exchanged)
            return exchanged;

        // "How many of them came back?": the fact itself lies near what was talked about, though not under the same words.
        alone = Nearest(turns[0], alone);
        if (pointsBack && !fresh.IsElliptical && Near(turns, fresh, alone) is { } near)
            return near;

        // What points to somebody is not about anybody else; where it names a place or a thing it is no more so.
        if (alone.Outcome == Outcome.Answered && !IsOfPeople(turns, fresh, alone))
            return alone with { Outcome = Outcome.Refused, Refusal = Refusal.NotInSources };

        // "And he went in 2004 as well?": a time at which something is told of him.
        if (alone.Outcome == Outcome.Answered && fresh is { Form: QuestionForm.YesNo } && fresh.Anaphora.Any(Anaphora.IsPerson) && fresh.Own.Any(t => t.Kind == TermKind.Date))
            return alone;

        // "And the minister's?": what of his is meant is said by what went before alone.
        if (fresh.Form == QuestionForm.Fragment && fresh.Own.LastOrDefault()?.Text.EndsWith("'s", StringComparison.Ordinal) == true)
            return alone with { Outcome = Outcome.Refused, Refusal = Refusal.NotInSources };

        // What points back and finds nothing there is refused, unless it says enough for itself.
        if (conversation.Unanswered is not null && fresh.Anaphora.Count == 0 && !fresh.IsElliptical)
            return alone;
        return (fresh.IsElliptical && !fresh.HasAntecedent) || IsChance(fresh, alone) || (fresh.Anaphora.Count + (fresh.IsBrief ? 1 : 0) > 0 && alone.Outcome == Outcome.Answered && !Leaning.StandsAlone(fresh, alone))
            ? alone with { Outcome = Outcome.Refused, Refusal = Refusal.NotInSources }
            : alone;
    }

    private static bool IsWhole(Reading fresh, Decision alone) =>
        fresh is { Anaphora.Count: 0, IsElliptical: false } && alone is { Outcome: Outcome.Answered, Confidence: >= Sure };

    // "Which year, later?": one usual word that some fact or other tells as well.
    private static bool IsChance(Reading fresh, Decision alone) =>
        alone.Outcome == Outcome.Answered && fresh.Own.All(t => t.Kind == TermKind.Word) && alone.Chosen[0].Explanations.Where(e => !e.Term.IsContext).Sum(e => e.Weight * e.Strength) < LeastOfItself;

    // "And the first round of talks?": the slot of the turn before, asked of what the question names itself.
    private Decision? Exchanged(Reading fresh, TurnMemory turn, double least, Trace trace)
    {
        if (Overlay.Exchange(fresh, turn) is not { } reading)
            return null;
        var decision = decider.Decide(reading, default, always: false);
        trace.Add("exchanged", decision);
        return decision is { Outcome: Outcome.Answered, Chosen: [{ Filling.IsShown: true }, ..] } && Leaning.OwnShare(decision) >= Math.Max(least, LeastExchanged) ? decision : null;
    }

    /// <summary>What a turn talked about.</summary>
    public Focus FocusOn(TurnMemory turn, bool isBinding) =>
        new(turn.FactIn(store) is var (entry, proposition) ? proposition.EventId ?? entry.EventId : null, turn.EntryId, isBinding);

    /// <summary>Whether a refused question began a matter of its own, that the next one may point to.</summary>
    public bool BeginsMatter(Reading fresh)
    {
        var words = fresh.Own.Count(t => t is { Kind: TermKind.Word, Class: WordClass.Content });
        var names = NamesAnother(fresh.Terms) || (words > 0 && fresh.Own.Any(t => t.Kind == TermKind.Date));

        // "That association for the Koreans in Japan" names it, though it begins with a pointing word.
        return (names && words > 1) || ((!Leaning.PointsBack(fresh) || fresh.HasAntecedent) && (names || words > 1));
    }

    /// <summary>What a refusal says that is told instead, where the question surely means that.</summary>
    public static Fact? Offered(Decision refused) =>
        refused is { Refusal: Refusal.NotInSourcesKnown, Candidates: [{ Share: >= LeastOffered, Fact: { Event: not null } fact }, ..] } ? fact : null;

    /// <summary>Whether a question that says nothing itself points to what was talked about too long ago to be sure.</summary>
    public static bool IsCold(Conversation conversation, Reading fresh) =>
        conversation is { Unanswered: null, Turns: [.., var last] } && conversation.Taken - last.Number > StaysWarm
        && fresh.IsElliptical && !fresh.Own.Any(t => t.Kind == TermKind.Date) && (fresh.Slot is not null || fresh.Anaphora.Count > 0);

    // Whether what answers is told of one of those whom a pronoun can mean.
    private bool IsOfPeople(List<TurnMemory> turns, Reading fresh, Decision decision)
    {
        if (!fresh.Anaphora.Any(Anaphora.IsPerson) || fresh.Own.Any(t => t.Kind == TermKind.Entity && t.EntityIds.All(IsPerson)))
            return true;
        var people = People(turns);
        return decision.Chosen.Any(c => c.Fact.OfEntry.Any(people.Count == 0 && NamesAnother(fresh) ? IsPerson : people.Contains));
    }

    // The turns a question may lean on, the nearest first; behind a new matter that was refused none before it.
    private static List<TurnMemory> Before(Conversation conversation) =>
        conversation.Unanswered is { } refused ? [refused] : [.. conversation.Turns.Reverse()];

    private HashSet<string> People(List<TurnMemory> turns) =>
        [.. turns.Take(Reach).SelectMany(t => t.Entities).Where(IsPerson)];

    private bool IsPerson(string id) => store.Entities[id].Type == EntityType.Person;

    private bool NamesAnother(Reading fresh) => NamesAnother(fresh.Own);

    private bool NamesAnother(IEnumerable<Term> terms) =>
        terms.Any(t => t.Kind == TermKind.Entity && t.Mention != MentionKind.Demonym && !t.EntityIds.All(id => store.Entities[id].IsSubject));

    // What says next to nothing itself is about what was told there, not about something else that shares its words.
    private bool StaysNear(Reading fresh, Reading laid, TurnMemory turn, Decision decision, bool isNear) =>
        laid.Terms.Count == fresh.Terms.Count ? isNear
        : fresh.Own.Any(t => t.Kind is TermKind.Date or TermKind.Number || (t.Kind == TermKind.Entity && fresh.Form == QuestionForm.Fragment))
        || NamesAnother(fresh) || laid.Own.Any(t => t.Kind == TermKind.Entity && t.First < 0 && fresh.Anaphora.Any(Anaphora.IsPerson))
        || fresh.Own.Count(t => t is { Kind: TermKind.Word, NamesSlot: false, Class: WordClass.Content }) > 1
        || (turn.IsRefused ? decision.Confidence >= LeastOverRefused : isNear);

    // "For what purpose?": what was told last says so itself, and with it nothing beside it is asked. Its time may be told better elsewhere.
    private static Decision? ToldHere(TurnMemory turn, Reading fresh, Decision decision) =>
        fresh.Slot is not (null or "thing" or "time") && decision.Chosen[0].Fact.Entry.Id != turn.EntryId
        && decision.Candidates.FirstOrDefault(c => c.Fact.Entry.Id == turn.EntryId && c.Fact.Proposition.Index == turn.Proposition) is { Vetoes.Count: 0, Filling.IsShown: true } told
            ? decision with { Outcome = Outcome.Answered, Chosen = [told], Verdict = null } : null;

    // "Did he apologise?": what went before says where to look, and the question's own words which of the facts there is meant.
    private Decision ByItsOwnWords(Reading fresh, Decision alone, TurnMemory turn, Decision overlaid)
    {
        if (alone.Outcome != Outcome.Answered || overlaid.Outcome != Outcome.Answered || !fresh.Own.Any(t => t is { Kind: TermKind.Word, IsContext: false, IsAsked: false, NamesSlot: false, Class: WordClass.Content }))
            return overlaid;
        var (best, taken) = (alone.Chosen[0], overlaid.Chosen[0].Fact);
        var around = Neighbourhood.Of(FocusOn(turn, isBinding: true), store);
        if (alone.Candidates.TakeWhile(c => c.Score >= best.Score - Alike).FirstOrDefault(c => around.Contains(c.Fact.Entry)) is not { Fact: var meant } || meant.Entry == taken.Entry)
            return overlaid;
        var lead = decider.Tells(fresh, taken) ? LeastLeadOfSame : LeastOwnLead;
        return alone.Candidates.TakeWhile(c => c.Score >= best.Score - lead).All(c => c.Fact.Entry != taken.Entry) && overlaid.Candidates.FirstOrDefault(c => c.Fact == meant && c is { Vetoes.Count: 0, LacksSlot: false }) is { } told
            ? overlaid with { Chosen = [told], Verdict = alone.Verdict } : overlaid;
    }

    // Of facts that fit alike the one near what was talked about.
    private Decision Nearest(TurnMemory turn, Decision alone)
    {
        if (alone is not { Outcome: Outcome.Answered, Computed: null, Chosen: [var best, ..] })
            return alone;
        var around = Neighbourhood.Of(FocusOn(turn, isBinding: true), store);
        return !around.Contains(best.Fact.Entry) && alone.Candidates.TakeWhile(c => c.Score >= best.Score - Alike).FirstOrDefault(c => c is { Vetoes.Count: 0, LacksSlot: false } && (alone.Reading.Slot is null || c.Filling?.Role == best.Filling?.Role) && around.Contains(c.Fact.Entry)) is { } near
            ? alone with { Chosen = [near], Verdict = null } : alone;
    }

    private bool IsNear(TurnMemory turn, Decision decision, bool saysNothing)
    {
        var focus = FocusOn(turn, isBinding: true);
        var around = saysNothing ? Neighbourhood.Linked(focus, store) : Neighbourhood.Of(focus, store);
        return decision.Chosen.All(c => around.Contains(c.Fact.Entry));
    }

    // The question as it stands, asked of what was talked about in one of the last turns alone.
    private Decision? Near(List<TurnMemory> turns, Reading fresh, Decision alone)
    {
        var least = alone.Outcome == Outcome.Answered ? Math.Max(LeastNearby, alone.Confidence - MostLostNearby) : LeastNearby;
        foreach (var turn in turns.Take(Reach))
        {
            // A list or a page of a section is about nothing that a whole question lacks.
            if (turn.AlsoEntries.Count > 0 && IsWhole(fresh, alone))
                continue;
            var near = decider.Decide(fresh, FocusOn(turn, isBinding: true), always: false);
            if (near.Outcome == Outcome.Answered && near.Confidence >= least && IsOfPeople(turns, fresh, near))
                return near;
        }

        return null;
    }
}
