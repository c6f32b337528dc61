using System.Collections.Concurrent;
using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>What a question is asked against besides its own words.</summary>
/// <param name="EventId">The event talked about, or null.</param>
/// <param name="EntryId">The entry that answered last, or null.</param>
/// <param name="IsBinding">Whether only facts of that entry, its event and linked events may answer.</param>
internal readonly record struct Focus(string? EventId, string? EntryId, bool IsBinding = false)
{
    /// <summary>Whether a fact is of the entry or the event talked about.</summary>
    public bool IsOn(Fact fact) => fact.Entry.Id == EntryId || (EventId is not null && fact.Event?.Id == EventId);
}

/// <summary>Finds the facts that could answer a reading and holds each against it, the best first. Immutable.</summary>
internal sealed class Finder(KnowledgeStore store, FactIndex index, Matcher matcher, SlotFiller filler, MentionFiller mentions, Roles roles, Owners owners, Directions directions, NamedDeeds deeds, FrameWords frames, Ranking ranking)
{
    private const int Examined = 48;
    private const double Near = Ranking.Near;
    private const double LeastNear = Ranking.LeastNear;
    private const double ToldForSure = 0.85;

    // What else a question must say where its verb is only a way to put it.
    private const double Surely = 0.75;
    private const int LeastWords = 2;
    private const double LeastWeightOfWords = 4;

    // As much as one name or date that few entries have.
    private const double SureWeight = 3;
    private const double SureWeightOfFact = 9;

    // How strongly a deed must be told that some other fact tells; whether something is so asks for more than what it was.
    private const double LeastTold = 0.75;
    private const double LeastToldStance = 0.5;
    private const double LeastToldYesNo = 0.69;
    private const double LeastToldOfActor = 0.79;

    // The same where another fact of its entry is told by that verb.
    private const double LeastToldBeside = 0.65;

    // What the roles themselves tell.
    private const double ToldByRoles = 0.78;

    // What a verb weighs that only leads up to the deed told.
    private const double StanceWeight = 0.8;

    private readonly TermWeights weights = new(store, index, matcher);
    private readonly Explainer explainer = new(store, index, matcher);

    // Each has room for all facts: it is used again.
    private readonly ConcurrentBag<Gathering> resting = [];

    /// <summary>The best candidates, ranked.</summary>
    public Candidates Find(Reading reading, Focus focus)
    {
        var inquiry = new Inquiry(reading, store, index, matcher, weights, frames);
        if (!resting.TryTake(out var gathering))
            gathering = new Gathering(index, matcher);
        var facts = gathering.Best(inquiry.Terms.Zip(inquiry.Weights).Where(t => !inquiry.AsksOnlyTimeOf(t.First)), focus, focus.IsBinding ? Neighbourhood.Of(focus, store) : null, Examined);
        var told = gathering.Words.Of(inquiry.Terms, facts);
        resting.Add(gathering);
        var sketches = new List<Sketch>(facts.Count);
        for (var i = 0; i < facts.Count; i++)
            sketches.Add(Sketch(facts[i], i, told, inquiry, focus));
        return new Candidates(sketches, sketch => Hold(sketch, inquiry, focus));
    }

    // A fact, by its place among those that are held against the question.
    private Sketch Sketch(Fact fact, int place, double[][] told, Inquiry inquiry, Focus focus)
    {
        var explanations = new Explanation[inquiry.Terms.Length];
        var vetoes = 0;
        for (var i = 0; i < explanations.Length; i++)
            explanations[i] = explainer.Explain(inquiry.Terms[i], inquiry.Weights[i], fact, inquiry.Reading, told[i] is { Length: > 0 } word ? word[place] : 0);
        foreach (ref var explanation in explanations.AsSpan())
        {
            if (explanation.Veto is not null && LeadsUp(explanation.Term, explanations))
                explanation = explanation with { Veto = null, Weight = explanation.Weight * StanceWeight };
            else if (explanation.Veto is not null && inquiry.Reading.Form == QuestionForm.Open && IsTurnOfPhrase(explanation.Term, explanations))
                explanation = explanation with { Veto = null };
            if (explanation.Veto is not null)
                vetoes++;
        }

        var share = Ranking.Share(explanations, ofContext: false) ?? (focus.EntryId == fact.Entry.Id ? 1 : 0);
        var (score, identity) = ranking.Most(inquiry, focus, fact, explanations, share, Ranking.MostOfOwn(explanations, told, place), vetoes);
        return new Sketch(fact, explanations, share, vetoes, score, identity);
    }

    private Candidate Hold(Sketch sketch, Inquiry inquiry, Focus focus)
    {
        var (reading, main) = (inquiry.Reading, inquiry.Main);
        var (fact, explanations, share) = (sketch.Fact, sketch.Explanations, sketch.Share);
        var vetoes = new List<Veto>();
        foreach (ref readonly var explanation in explanations.AsSpan())
        {
            if (explanation.Veto is { } veto)
                vetoes.Add(veto);
        }

        var named = inquiry.Named(fact);
        var evokesFrame = named >= FrameWords.Enough;
        Veto? contradiction = null;
        var otherwise = Conflict.None;

        // Who does what to whom is checked where the verb is told: here, or in the same entry.
        var toldHere = inquiry.IsDeed(fact);
        var telling = toldHere ? [fact] : Telling(inquiry, fact.Entry);
        if (ConflictIn(reading, telling.Count > 0 || main.Count == 0 || fact.IsDerived ? telling : Saying(reading, main, fact.Entry)) is { } conflict)
        {
            vetoes.Add(conflict);
            contradiction = conflict;
            otherwise = Conflict.Parties;
        }
        else if (main.Count > 0 && ((!toldHere && IsOpposite(inquiry, fact)) || IsDenied(fact, explanations)))
        {
            contradiction = new Veto("'{0}' is the opposite of what happens there", main[0].Text);
            vetoes.Add(contradiction.Value);
            otherwise = Conflict.Opposite;
        }
        else if (vetoes.Count == 1 && fact.Periods.Count > 0 && Array.Find(explanations, e => e.Veto is not null) is { Term.Kind: TermKind.Date })
        {
            contradiction = vetoes[0];
            otherwise = Conflict.Time;
        }

        if (inquiry.HasOwner && otherwise != Conflict.Parties && owners.Disowned(inquiry, fact) is { } disowned)
            vetoes.Add(disowned);

        if (!fact.IsDerived && directions.Exchanged(reading, fact) is { } exchanged)
        {
            vetoes.Add(exchanged);
            if (otherwise == Conflict.None)
                (contradiction, otherwise) = (exchanged, Conflict.Parties);
        }

        if (!fact.IsDerived && roles.IdleBeside(reading, fact) is { } beside)
            vetoes.Add(beside);

        if (inquiry.Slot is not null && store.Frames[fact.Proposition.Frame].IsAside && !deeds.AsksForPointing(inquiry, fact))
            vetoes.Add(new Veto("it is only pointed to there"));

        // "Had he done it before", where it is not said whether that was the first time.
        if (reading.AsksOfEarlier && fact.Ordinals.Count == 0 && !fact.Proposition.IsNegative)
            vetoes.Add(new Veto("no word of an earlier time"));

        // "When did they meet", where a meeting was only planned.
        if (!toldHere && named < LeastNear && store.Frames[fact.Proposition.Frame].IsOpen && inquiry.Slot is { Type: SlotType.Number or SlotType.Amount or SlotType.Time or SlotType.Duration or SlotType.Place } && (inquiry.AsksOfDeed || inquiry.AsksOfHappening))
            vetoes.Add(new Veto("'{0}' is not said to have happened", (main.Count > 0 ? main : inquiry.Happenings)[0].Text));

        // Where the verb is told by words alone, who acts in the question must at least act in the entry.
        if (telling.Count == 0 && !fact.IsDerived && roles.Idle(reading, fact) is { } idle && IsIdle(reading, fact.Entry) && (main.Count > 0 || reading.Slot == "share" || (inquiry.Actor is { } actor && !roles.ActsOrGets(actor, fact.Entry)) || roles.Outsider(reading, [.. index.OfEntry(fact.Entry).SelectMany(roles.Partaking)]) is not null))
            vetoes.Add(idle);

        if (telling.Count == 0 && main.Count > 0 && !fact.IsDerived && reading.Form != QuestionForm.Fragment && roles.Aside(reading, fact) is { } aside)
            vetoes.Add(aside);

        // Where a role only names the deed, it says who takes part in that.
        var partaking = telling.Count == 0 && main.Count > 0 && !fact.IsDerived && vetoes.Count == 0 && reading.Form != QuestionForm.Fragment ? deeds.Parties(inquiry, fact) : null;
        if (partaking is not null && roles.Outsider(reading, partaking) is { } outsider)
            vetoes.Add(outsider);
        else if (inquiry.HasOwner && vetoes.Count == 0 && !fact.IsDerived && deeds.Stranger(inquiry, fact) is { } stranger)
            vetoes.Add(stranger);

        // Who, when and where belong to the happening the verb names: another one told beside it does not answer.
        var isBeside = telling.Count > 0 && telling[0] != fact;
        var filling = filler.Fill(inquiry, fact, evokesFrame);
        if (isBeside && filling is not null && (inquiry.Slot is { Type: SlotType.Time or SlotType.Place or SlotType.Age } || reading.Slot == "agent") && !Array.Exists(inquiry.Terms, t => t is { Kind: TermKind.Word, IsContext: false, IsMainVerb: false, IsAsked: false } && Names(t, fact)))
            filling = null;

        // A verb that some fact of the store tells must be told here too: "annexed" is no word for "cooperated".
        if (!fact.IsDerived && vetoes.Count == 0 && Untold(inquiry, fact, explanations) is { } untold)
            vetoes.Add(new Veto("'{0}' is told elsewhere, not here", untold.Text));

        // Who did it is only known of what the verb names: nobody chairs the talks because he took part in them.
        if (filling is { Role: "agent" } && main.Count > 0 && !toldHere && main.TrueForAll(t => matcher.WordStrength(t, fact.Told) < LeastToldOfActor))
            filling = null;

        // When, where and by whom another thing was done that the fact only hangs together with is not when it happened itself.
        if (filling is not null && !fact.IsDerived && telling.Count == 0 && inquiry.AsksOfDeed && named < LeastNear && (inquiry.Slot is { Type: SlotType.Time or SlotType.Place or SlotType.Duration } || reading.Slot == "agent") && deeds.IsOnlyAround(inquiry, fact))
            filling = null;
        // "With whom was Japan in league": of the facts of an entry only that where Japan takes part says with whom.
        if (filling is not null && !fact.IsDerived && main.Count == 0 && inquiry.Actor is not null && reading.Slot is "agent" or "recipient" or "purpose" or "reason" && roles.Idle(reading, fact) is not null && !IsIdle(reading, fact.Entry))
            filling = null;

        // "How does Japan see Korea": what another one is seen as is no answer.
        if (filling is { Role: "as" or "attribute" } && roles.IsOfAnother(reading, fact))
            filling = null;
        // What the deed told beside it is like says nothing of the question's.
        if (filling is { Role: "attribute" } && !fact.IsDerived && main.Count > 0 && !toldHere && main.TrueForAll(t => t is { IsStance: false, NamesSlot: false, Class: WordClass.Content } && matcher.WordStrength(t, fact.OwnEvidence) < LeastNear))
            filling = null;
        filling ??= mentions.Fill(inquiry, fact);
        if (filling is not null ? !HasAskedNumber(inquiry, filling) : inquiry.AskedNumber > 2 && !fact.Numbers.Contains(inquiry.AskedNumber.Value))
        {
            filling = null;
            vetoes.Add(new Veto("not {0} of them", inquiry.AskedNumber.ToString()!));
        }

        var (score, identity) = ranking.Of(inquiry, focus, fact, explanations, vetoes, contradiction, filling, share);
        return new Candidate { Fact = fact, Explanations = explanations, Share = share, Score = score, Identity = identity, Vetoes = vetoes, Contradiction = contradiction, Conflict = otherwise, Filling = filling, LacksSlot = reading.Slot is not null && filling is null };
    }

    // The facts of an entry that tell the deed.
    private IReadOnlyList<Fact> Telling(Inquiry inquiry, Entry entry)
    {
        List<Fact>? telling = null;
        var facts = index.OfEntry(entry);
        for (var i = 0; i < facts.Count; i++)
        {
            if (inquiry.IsDeed(facts[i]) || (inquiry.AsksOfWish && store.Frames[facts[i].Proposition.Frame].IsOpen))
                (telling ??= []).Add(facts[i]);
        }

        return telling ?? (IReadOnlyList<Fact>)[];
    }

    // "Did he tell Japan that …", "does Korea worry about Japan's tests": the facts of an entry that tell by words alone what the question's verb
    // says, and that do so of the other side. What a clause within a value tells, somebody else may do.
    private List<Fact> Saying(Reading reading, List<Term> main, Entry entry) =>
        [.. index.OfEntry(entry).Where(f => main.Exists(t => t.IsStance && Names(t, f)) || (roles.IsExchanged(reading, f) && !HasClause(f.Proposition) && main.Exists(t => matcher.OwnStrength(t, f.OwnEvidence) >= ToldByRoles)))];

    private static bool HasClause(Proposition proposition) =>
        proposition.Values.Any(v => v.Text.StartsWith("to ", StringComparison.Ordinal) || v.Text.StartsWith("that ", StringComparison.Ordinal));

    // What is turned round in every fact that tells the deed, or null.
    private Veto? ConflictIn(Reading reading, IReadOnlyList<Fact> telling)
    {
        Veto? first = null;
        for (var i = 0; i < telling.Count; i++)
        {
            var fact = telling[i];
            if (roles.Conflict(reading, fact) is not { } conflict)
                return null;
            first ??= conflict;
        }

        return first;
    }

    private bool IsIdle(Reading reading, Entry entry)
    {
        foreach (var fact in index.OfEntry(entry))
        {
            if (roles.Idle(reading, fact) is null)
                return false;
        }

        return true;
    }

    // "hoped to remove", "is suspected of exploiting": what is told is the deed the verb leads up to.
    private bool LeadsUp(Term term, Explanation[] explanations) =>
        term is { IsStance: true, IsVerb: true } && Array.Exists(explanations, e => e.Term is { Kind: TermKind.Word, IsContext: false, IsStance: false, IsAsked: false } other && e.Strength >= Near && (other.IsVerb || matcher.Evokes(other)));

    // "Which rocks did they keep moaning about whenever the two cooperated": a verb of which no fact of the store tells is another way to put it
    // where several words besides, and everything else, stand in this one. Beside a name alone it is the question: "when was he sworn in".
    private bool IsTurnOfPhrase(Term term, Explanation[] explanations)
    {
        if (term is not { IsVerb: true, IsStance: false, IsUnknownName: false, IsKnown: true, Class: WordClass.Content } || matcher.Evokes(term) || matcher.EvokesOpposite(term))
            return false;
        var (words, weight) = (0, 0d);
        foreach (var e in explanations)
        {
            if (e.Term == term || e.Term.IsContext || e.Weight <= 0.05)
                continue;
            if (e.Strength < Surely)
                return false;
            if (e.Term is { Kind: TermKind.Word, IsAsked: false, NamesSlot: false, Class: WordClass.Content } && e.Weight >= 1)
                (words, weight) = (words + 1, weight + e.Weight);
        }

        return words >= LeastWords && weight >= LeastWeightOfWords;
    }

    // A verb that the store tells somewhere, but not here.
    private Term? Untold(Inquiry inquiry, Fact fact, Explanation[] explanations)
    {
        foreach (var verb in inquiry.Checked)
        {
            var enough = verb.IsStance && inquiry.AsksForText ? LeastToldStance : inquiry.Reading.Form == QuestionForm.YesNo ? LeastToldYesNo : LeastTold;
            if (Names(verb, fact) || matcher.WordStrength(verb, fact.Told) is var told && told >= enough || LeadsUp(verb, explanations) || (told >= LeastToldBeside && IsNamedIn(fact.Entry, verb)))
                continue;
            var least = inquiry.AsksForText ? SureWeight : SureWeightOfFact;
            if (!(told >= LeastNear && RestIsSure(explanations, verb, least) && roles.Conflict(inquiry.Reading, fact) is null))
                return verb;
        }

        return null;
    }

    private bool IsNamedIn(Entry entry, Term verb)
    {
        foreach (var fact in index.OfEntry(entry))
        {
            if (Names(verb, fact))
                return true;
        }

        return false;
    }

    // "Which six countries": one alone is no answer, nor are two.
    private static bool HasAskedNumber(Inquiry inquiry, Filling filling)
    {
        var asked = inquiry.AskedNumber;
        return asked is null || filling.Values.Count == 0 || filling.Values.Count == asked || filling.Values.Any(v => v.Value == asked)
            || (asked == 2 && filling.Values.Count == 1 && filling.Values[0].EntityId is null);
    }

    // A verb that is only near what is told will do where all else says for certain which happening is meant.
    private bool RestIsSure(Explanation[] explanations, Term verb, double least)
    {
        var rest = explanations.Where(e => e.Term != verb && !e.Term.IsContext && e.Weight > 0.05).ToList();
        return rest.TrueForAll(e => e.Strength >= 0.75) && rest.Exists(e => e.Term is { Kind: TermKind.Word, IsAsked: false } or { Kind: TermKind.Number or TermKind.Date }) && rest.Sum(e => e.Weight) >= least && rest.Where(IsScene).Sum(e => e.Weight) >= SureWeight;
    }

    // Who takes part may do so in many things, and a year holds many: neither says which happening is meant.
    private bool IsScene(Explanation e) => e.Term.Kind switch
    {
        TermKind.Entity => !e.Term.EntityIds.Any(id => store.Entities[id] is var entity && (entity.IsAgent || entity.Type is EntityType.Country or EntityType.City)),
        TermKind.Date => e.Term.Date!.Period.Precision == Precision.Day,
        _ => true,
    };

    /// <summary>Whether a word names what a fact tells, by the fact's own frame.</summary>
    public bool Names(Term verb, Fact fact) => frames.Names(verb, fact);

    /// <summary>Whether any word of a question names what a fact tells: the verb, or a noun where it has none.</summary>
    public bool NamesAny(Reading reading, Fact fact)
    {
        var words = reading.Terms.Where(t => t.Kind == TermKind.Word && !t.IsContext).ToList();
        var verbs = words.Where(t => t.IsVerb && t.Class == WordClass.Content).ToList();
        return (verbs.Count > 0 ? verbs : words).Any(t => Names(t, fact));
    }

    // "It is its position to accept": a verb further on denies what the fact tells, or what one of its roles says.
    private bool IsDenied(Fact fact, Explanation[] explanations) => Array.Exists(explanations, e => e.Term is { IsVerb: true, IsMainVerb: false, IsSubordinate: false, IsContext: false, IsInherited: false } && e.Strength < Near
        && e.Term.Senses.Any(u => !u.Near && u.Sense.Opposites.Any(o => store.Frames[fact.Proposition.Frame].Senses.Contains(o) || (index.Concepts.FindSense(o) is var sense and >= 0 && fact.OwnEvidence[sense] >= ToldForSure))));

    // "accepted" of what was denounced: a sense of the verb denies the fact's frame.
    private bool IsOpposite(Inquiry inquiry, Fact fact)
    {
        if (inquiry.Opposites.Length == 0)
            return false;

        // What its roles tell themselves is not denied by other words of the statement.
        if (inquiry.Main.TrueForAll(t => matcher.OwnStrength(t, fact.OwnEvidence) >= ToldByRoles) && !Array.Exists(inquiry.OppositeConcepts, o => fact.OwnEvidence[o] >= ToldForSure))
            return false;
        return store.Lineage(fact.Proposition.Frame).TakeWhile(f => f.Id != "happen").Any(f => f.Senses.Any(inquiry.Opposites.Contains))
            || (!inquiry.IsSaidBy(fact) && Array.Exists(inquiry.OppositeConcepts, o => fact.Told[o] >= ToldForSure));
    }
}
