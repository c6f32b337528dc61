using System.Collections.Frozen;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Decides what comes of a reading: filled and explained is answered, contradicted is corrected, several that fit are asked back,
/// the rest is refused. Structure decides first; the least explained share comes last. Immutable.
/// </summary>
internal sealed class Decider(KnowledgeStore store, Finder finder, Matcher matcher, DateOnly latest)
{
    /// <summary>Least explained share of an answer. Of 0.55, 0.62 and 0.68 it gave fewer wrong answers for few right ones lost, on sample questions and opened question batches.</summary>
    public const double LeastShare = 0.62;

    /// <summary>Least explained share where the asked phrase stands only in the statement, not in a role.</summary>
    public const double LeastShareUnfilled = 0.78;

    /// <summary>Least explained share of a statement given to a question for yes or no.</summary>
    public const double LeastShareYesNo = 0.65;

    /// <summary>Least explained share of what a question says besides states. On opened question batches it took as many wrong answers as right ones, on probes a third of the wrong.</summary>
    public const double LeastShareBesideStates = 0.6;

    private const double Margin = 0.12;
    private const double Alike = 0.04;
    private const double Sure = 0.7;
    private const double OfVeryOnes = 0.85;
    private const double LeastShareSaid = 0.85;

    // From here on a question is explained well enough to choose between happenings that fit nearly alike, and how nearly that is.
    private const double LeastShareOfToss = 0.9;
    private const double Toss = 0.06;
    private const double Decisive = 0.3;
    private const double Surer = 0.05;

    private readonly Corrections corrections = new(store, finder);

    // Who somebody is must be a value, never just said.
    private readonly FrozenSet<string> people = store.Entities.Values.Where(e => e.Type == EntityType.Person).SelectMany(e => e.Kinds).SelectMany(k => new[] { k, k.Split(' ')[^1] }).Concat(FunctionWords.PersonNouns).ToFrozenSet();

    // What kind of value these slots ask for is a phrase, which a statement may hold without a role of its own.
    private static readonly string[] PhraseSlots = ["thing", "manner", "attribute", "result", "reaction", "content", "topic", "patient", "member", "purpose", "kind", "office", "parties", "membership"];

    /// <summary>Decides on a reading.</summary>
    /// <param name="reading">The question.</param>
    /// <param name="focus">What is talked about.</param>
    /// <param name="always">Whether to answer with the best candidate however weak.</param>
    public Decision Decide(Reading reading, Focus focus, bool always)
    {
        var candidates = finder.Find(reading, focus);
        var decision = new Decision { Outcome = Outcome.Refused, Reading = reading, Candidates = candidates };
        if (candidates.Count == 0)
            return decision with { Refusal = reading.Own.Any(t => t.Kind is TermKind.Word or TermKind.Entity) ? Refusal.OutOfScope : Refusal.NotUnderstood };
        if (!always && reading.Terms.Any(t => t.Kind == TermKind.Date && !t.IsContext && t.Date!.Period.Start > latest))
            return decision with { Refusal = Refusal.LaterThanSources };
        if (always)
            return decision with { Outcome = Outcome.Answered, Chosen = [candidates[0]], Verdict = Verdict(reading, candidates[0]) };

        if (WithinLimit(reading, focus) is { } compared)
            return compared;

        // First which happening is meant, then whether it says what is asked: another one that happens to is no answer.
        var top = candidates.MostIdentical();
        var least = reading.Form == QuestionForm.YesNo ? LeastShareYesNo : LeastShare;
        var fitting = candidates.Explaining(least)
            .Where(c => (IsMeant(c, top) || IsFiner(reading, c.Fact, top.Fact) || c.Fact.SharesMatter(top.Fact)) && Shortcoming(reading, c) is null).ToList();
        if (fitting.Count > 0)
        {
            var best = Precise(reading, fitting);

            // A denial of the very thing tells more than what happened around it.
            if (reading.Form == QuestionForm.YesNo && !best.Fact.Proposition.IsNegative && !finder.NamesAny(reading, best.Fact)
                && fitting.FirstOrDefault(c => c.Fact.Proposition.IsNegative && c.Share >= best.Share - Margin) is { } denial)
            {
                best = denial;
            }

            if (corrections.DeniesSupposed(reading, best))
                return By(Outcome.Corrected, best);
            if (IsAmbiguous(reading, fitting))
                return decision with { Outcome = Outcome.Ambiguous, Chosen = fitting };
            if (IsToss(reading, best, candidates))
                return decision with { Refusal = Kind(reading, candidates), Grounds = () => $"{best.Fact} fits, and another matter nearly as well" };
            var verdict = Verdict(reading, best);

            // What says otherwise and tells more of the question than what would answer is what it is about.
            if (reading.Form == QuestionForm.YesNo && verdict is null && corrections.Of(reading, candidates) is { } contrary && contrary.Share >= best.Share + Surer)
                return By(Outcome.Corrected, contrary);
            if (!finder.NamesAny(reading, best.Fact) && (MeantOtherwise.OfOtherDeed(best, candidates) ?? MeantOtherwise.OfOtherParties(best, candidates)) is { } meant)
                return decision with { Refusal = Kind(reading, candidates), Grounds = () => $"{best.Fact} fits, but {meant} tells all of it save what is done or who does it" };
            if (Remainder.IsAsked(reading, best))
                return Remainder.Of(best) is { } rest ? By(Outcome.Answered, best) with { Computed = rest, Confidence = Math.Clamp(best.Share, 0, 1) } : decision with { Refusal = Kind(reading, candidates) };
            if (Another(reading, best, fitting) is { } another)
                return By(Outcome.Answered, best) with { Chosen = [best with { Filling = best.Filling! with { Text = $"{best.Filling.Text} and {another.Filling!.Text}" } }, another], Confidence = Math.Clamp(best.Share, 0, 1) };
            return By(Outcome.Answered, best) with { Verdict = verdict, Confidence = Math.Clamp(best.Share, 0, 1) };
        }

        if (ShareOfCount(reading, focus) is { } share)
            return share;
        if (corrections.Of(reading, candidates) is { } correcting)
            return By(Outcome.Corrected, correcting);
        return decision with { Refusal = Kind(reading, candidates), Grounds = () => Grounds(reading, candidates[0], top, least) };

        Decision By(Outcome outcome, Candidate chosen) => decision with { Outcome = outcome, Chosen = [chosen], Second = candidates.Beside(chosen)?.Fact };
    }

    // Whether a fact is about as surely the happening that is meant as the one that is most surely so.
    private static bool IsMeant(Candidate candidate, Candidate top) => candidate.Identity >= top.Identity - Margin;

    // What keeps a fact from answering, whichever happening is meant; null: nothing.
    private string? Shortcoming(Reading reading, Candidate candidate) =>
        candidate.Vetoes.Count > 0 ? "is ruled out"
        : !IsGrounded(candidate) ? "says nothing of it for sure"
        : ShareBesideStates(candidate) < LeastShareBesideStates ? "explains little but states"
        : candidate.LacksSlot && !AnswersByStatement(reading, candidate) ? "does not say what is asked"
        : null;

    // What keeps the best fact from answering.
    private string Grounds(Reading reading, Candidate best, Candidate top, double least) =>
        $"{best.Fact} {(best.Share < least && best.Vetoes.Count == 0 ? "explains too little" : Shortcoming(reading, best) ?? (IsMeant(best, top) ? "does not fit" : $"is less surely meant than {top.Fact}"))}";

    // Of facts that fit alike: the first or last where that is asked, the finer date where a date is.
    private static Candidate Precise(Reading reading, List<Candidate> fitting)
    {
        var best = fitting.Find(c => c.Score >= fitting[0].Score - Toss && c.Share >= fitting[0].Share && IsMoreExact(c, fitting[0])) ?? fitting[0];
        if (reading.AsksForSeveral)
            return best;

        // What is told as the first is it, whatever else of the kind came before.
        if (reading.Rank != 0 && !(reading.Rank > 0 && best.Fact.Ordinals.Contains(1)))
        {
            var alike = fitting.Where(c => c.Score >= best.Score - 0.1 && c.Fact.Proposition is { When.IsBounded: true, Mode: Mode.Happened or Mode.Ongoing } && c.Fact.Proposition.Frame == best.Fact.Proposition.Frame).ToList();

            // "Again after 1901": not the time it is counted from.
            var since = reading.Terms.Where(t => t is { Kind: TermKind.Date, IsContext: false, Date.Relation: DateRelation.After }).Select(t => t.Date!.Scope).ToList();
            alike = alike.FindAll(c => since.TrueForAll(c.Fact.Proposition.When!.Overlaps));
            if (alike.Count > (since.Count > 0 ? 0 : 1))
                best = reading.Rank > 0 ? alike.MinBy(c => c.Fact.Proposition.When!.End)! : alike.MaxBy(c => c.Fact.Proposition.When!.Start)!;
        }

        // "Since 1959" is when it went on; what is told beside it of 1959 itself is when it was.
        if (reading.Slot == "time" && best.Fact.Proposition.When is { IsBounded: false } open)
            best = fitting.FirstOrDefault(c => c.Score >= best.Score - 0.02 && c.Fact.Entry == best.Fact.Entry && c.Filling?.Role == "when" && c.Fact.Proposition.When is { IsBounded: true } bounded && open.Contains(bounded)) ?? best;
        if (reading.Slot == "time" && best.Fact.Proposition.When is { IsBounded: true } coarse)
        {
            best = fitting.Where(c => c.Score >= best.Score - 0.12 && c.Fact.Proposition.Frame == best.Fact.Proposition.Frame && c.Fact.Proposition.When is { IsBounded: true } fine && coarse.Contains(fine) && fine.Days < coarse.Days)
                .OrderBy(c => c.Fact.Proposition.When!.Days).ThenByDescending(c => c.Score).FirstOrDefault() ?? best;
        }

        return best;
    }

    // "The exact date": the same told with a finer time.
    private static bool IsFiner(Reading reading, Fact fact, Fact top) =>
        reading.LeastPrecision is not null && fact.Proposition.Frame == top.Proposition.Frame && fact.Proposition.When is { IsBounded: true } fine && top.Proposition.When is { IsBounded: true } coarse && coarse.Contains(fine)
        && fact.Proposition["agent"].Any(v => v.EntityId is { } id && top.Proposition["agent"].Any(t => t.EntityId == id));

    // "In which two months did they land": the same told of another time, where just one other fits as well.
    private static Candidate? Another(Reading reading, Candidate best, List<Candidate> fitting)
    {
        if (!reading.AsksForSeveral || reading.Slot != "time" || best.Filling is not { IsShown: true } first || first.Text.Contains(" and ", StringComparison.Ordinal))
            return null;
        var others = fitting.Where(c => c.Fact.Entry != best.Fact.Entry && c.Fact.Proposition.Frame == best.Fact.Proposition.Frame && c.Score >= best.Score - Alike && c.Filling is { IsShown: true } filling && filling.Text != first.Text).DistinctBy(c => c.Filling!.Text).ToList();
        return others is [var only] ? only : null;
    }

    // "More than 40?": the number that is told, held against the limit.
    private Decision? WithinLimit(Reading reading, Focus focus)
    {
        if (NumberComparison.LimitOf(reading) is not { } limit)
            return null;
        foreach (var question in NumberComparison.Questions(reading, limit))
        {
            if (Decide(question, focus, always: false) is not { Outcome: Outcome.Answered, Chosen: [var chosen, ..] } told || !(Tells(question, chosen.Fact) || !question.Terms.Any(t => t is { IsVerb: true, IsContext: false, Class: WordClass.Content }))
                || NumberComparison.Compare(limit, question, told) is not { } computed)
            {
                continue;
            }

            // Yes and no only where all else is proven, a no only of the very ones that are counted; a limit that is not kept for sure is not
            // answered as if it were.
            return Verdict(question with { Form = QuestionForm.YesNo }, chosen) is "yes" && (computed.Keeps == true || (computed.Keeps == false && chosen.Explanations.All(e => e.Term.IsContext || e.Weight <= 0.05 || e.Strength >= OfVeryOnes)))
                ? told with { Reading = reading, Computed = computed }
                : told with { Reading = reading, Computed = computed with { Keeps = null }, Outcome = computed.Keeps == true ? Outcome.Answered : Outcome.Corrected };
        }

        return null;
    }

    // "What share of them came home", where a number of a number is told.
    private Decision? ShareOfCount(Reading reading, Focus focus) =>
        Remainder.CountOf(reading) is { } count && Decide(count, focus, always: false) is { Outcome: Outcome.Answered, Computed: null, Chosen: [var chosen, ..] } told && Remainder.ShareOf(chosen, reading.IsNegative) is { } share
            ? told with { Reading = reading, Computed = share }
            : null;

    // Something of the question stands in the fact for sure: words that are all only near what it tells, and names that are everywhere, are chance.
    private bool IsGrounded(Candidate candidate)
    {
        var telling = candidate.Explanations.Where(e => !e.Term.IsContext && e.Weight > 0.05 && e.Term.Kind == TermKind.Word).ToList();
        return telling.Count == 0 || telling.Exists(e => e.Strength >= Sure)
            || candidate.Explanations.Any(e => !e.Term.IsContext && e.Strength >= Sure && (e.Term.Kind is TermKind.Date or TermKind.Number || (e.Term.Kind == TermKind.Entity && !e.Term.EntityIds.All(id => store.Entities[id] is var entity && (entity.IsSubject || entity.Governs)))));
    }

    // A state takes part in many things: that it is named says little of which is meant, whatever its name weighs.
    private double ShareBesideStates(Candidate candidate)
    {
        var (total, explained) = (0d, 0d);
        foreach (var e in candidate.Explanations)
        {
            if (!e.Term.IsContext && !(e.Term.Kind == TermKind.Entity && IsState(e.Term)))
                (total, explained) = (total + e.Weight, explained + e.Weight * Ranking.Certain(e));
        }

        return total <= 0 ? 1 : explained / total;
    }

    // "Trips to Pyongyang" names a place, "Tokyo insists" a state.
    private bool IsState(Term term)
    {
        for (var i = 0; i < term.EntityIds.Count; i++)
        {
            var entity = store.Entities[term.EntityIds[i]];
            if (entity.Type != EntityType.Country && !(entity.Governs && term.Preposition is null))
                return false;
        }

        return true;
    }

    private bool AnswersByStatement(Reading reading, Candidate candidate) =>
        candidate.Share >= LeastShareUnfilled && PhraseSlots.Contains(reading.Slot) && SaysAsked(reading, candidate)
        && reading.Terms.Count(t => !t.IsInherited && !t.IsContext) >= 2;

    // "Which American official hinted at it": a noun that asks must stand in the statement itself, as must what is done.
    private bool SaysAsked(Reading reading, Candidate candidate) =>
        !reading.Terms.Any(t => t.IsAskedHead)
        || (candidate.Share >= LeastShareSaid && !reading.AsksForName && !reading.Terms.Any(t => t.IsAskedHead && (t.IsAgentNoun || t.Lemmas.Any(people.Contains))) && candidate.Explanations.All(e => e.Term.IsContext || !(e.Term.IsAskedHead || e.Term.IsMainVerb) || matcher.WordStrength(e.Term, candidate.Fact.Told) >= Sure));

    // What is not all explained, and fits a happening of another kind as well, is told of neither, unless what leads up to the question
    // tells them apart. On question batches asked unseen it took five wrong answers for each right one.
    private bool IsToss(Reading reading, Candidate best, Candidates candidates) =>
        reading.Form is QuestionForm.Open or QuestionForm.Choice && !store.Frames[best.Fact.Proposition.Frame].IsAside && best.Share < LeastShareOfToss
        && candidates.Explaining(best.Share - Margin).Exists(c => c.Vetoes.Count == 0 && !c.LacksSlot && c.Score >= best.Score - Toss && IsOtherMatter(c.Fact, best.Fact) && !IsMoreExact(best, c)
            && (c.Filling is null || c.Filling.Text != best.Filling?.Text)
            && !best.Explanations.Zip(c.Explanations).Any(e => e.First.Term.IsContext && e.First.Strength >= e.Second.Strength + Decisive));

    // "At the end of March 1901": what is told of that very time comes before what is told of a longer one around it.
    private static bool IsMoreExact(Candidate one, Candidate other) =>
        one.Explanations.Zip(other.Explanations).Any(e => e.First.Term is { Kind: TermKind.Date, IsContext: false, Date.Period.Precision: Precision.Month or Precision.Day } && e.First.Strength > e.Second.Strength);

    private static bool IsOtherMatter(Fact one, Fact other) =>
        !one.SharesMatter(other) && one.Proposition.Frame != other.Proposition.Frame;

    // Several different happenings fit a question that says little: better ask back.
    private static bool IsAmbiguous(Reading reading, List<Candidate> fitting)
    {
        if (reading.Terms.Any(t => t.Kind == TermKind.Entity && t.Mention == Recognition.MentionKind.SharedName && !t.IsInherited && t.EntityIds.Count > 1))
        {
            var shared = reading.Terms.First(t => t.Mention == Recognition.MentionKind.SharedName && t.EntityIds.Count > 1).EntityIds;
            var near = fitting.Where(c => c.Score >= fitting[0].Score - 0.06).ToList();

            // Of one happening there is nothing to choose, whoever takes part in it.
            return near.SelectMany(c => shared.Where(c.Fact.Own.Contains)).Distinct().Count() > 1
                && near.Select(c => c.Fact.Event?.Id ?? c.Fact.Entry.Id).Distinct().Count() > 1;
        }

        return false;
    }

    /// <summary>"Yes" only where every word is explained and nothing is limited or merely claimed; "no" only on a denial in the store.</summary>
    private string? Verdict(Reading reading, Candidate candidate)
    {
        if (reading.Form != QuestionForm.YesNo)
            return null;
        var fact = candidate.Fact;
        var proposition = fact.Proposition;
        var telling = candidate.Explanations.Where(e => !e.Term.IsContext && e.Weight > 0.05).ToList();
        if (telling.Any(e => e.Strength < (e.Term is { Kind: TermKind.Word, Class: WordClass.Content } ? 0.58 : 0.5)) || candidate.Share < 0.8)
            return null;
        if (reading.Terms.Any(t => t.Kind == TermKind.Entity && !t.IsContext && t.Mention != Recognition.MentionKind.Demonym && !TakesPart(t, fact)))
            return null;

        // Who does it to whom must be said to be proven.
        var named = reading.Named.Where(t => t.EntityIds.Any(id => Roles.IsAgent(store.Entities[id]))).ToList();
        if (named.Count > 1 && named.TrueForAll(t => t is { Part: TermPart.None, PartBeside: TermPart.None, Preposition: null, IsOwner: false }))
            return null;

        // "Unpaid" denies as the fact does; "United" is the beginning of a name.
        if (proposition.IsNegative != reading.IsNegative)
            return proposition.IsNegative && telling.All(e => e.Strength >= 0.75 && !(e.Term.Kind == TermKind.Word && e.Term.Text.StartsWith("un", StringComparison.OrdinalIgnoreCase))) ? "no" : null;
        if (reading.IsNegative || reading.HasQuantifier || proposition.Mode is not (Mode.Happened or Mode.Ongoing or Mode.Definition) || fact.Entry.Unclear || DeniesSomething(fact.Entry))
            return null;
        var verbs = telling.Where(e => e.Term.IsVerb && e.Term.Class == WordClass.Content).ToList();
        var proven = verbs.All(e => finder.Names(e.Term, fact) || e.Term.Lemmas.Any(l => fact.Says(matcher.ConceptOf(l))))
            && telling.Where(e => e.Term.Kind == TermKind.Word).All(e => matcher.WordStrength(e.Term, fact.Told) >= 0.5);
        return proven && finder.NamesAny(reading, fact) ? "yes" : null;
    }

    // "The remains returned as hers were not hers": what the statement denies may be the very thing asked.
    private static bool DeniesSomething(Entry entry) =>
        !entry.Propositions.Any(p => p.IsNegative) && entry.Own.Split(' ', ',', '.').Any(word => word is "not" or "never");

    // Somebody named must take part in this very fact, himself or for his state.
    private bool TakesPart(Term term, Fact fact) => term.EntityIds.Any(id => store.Entities[id] is var entity
        && (entity.IsSubject || fact.Own.Contains(id) || (entity.Governs && entity.Of is { } state && fact.Own.Contains(state)) || (entity.Type == EntityType.Country && fact.Own.Any(o => store.Entities[o].Of == id))));

    private string Kind(Reading reading, Candidates candidates)
    {
        if (reading.Terms.Any(t => t.Kind == TermKind.Date && !t.IsContext && t.Date!.Scope.Start > latest))
            return Refusal.LaterThanSources;
        var own = reading.Own.Where(t => t.Kind is TermKind.Word or TermKind.Entity).ToList();
        if (own.Count == 0 && reading.Anaphora.Count == 0 && reading.Slot is null)
            return Refusal.NotUnderstood;
        if (own.Count > 0 && own.All(t => t.Kind == TermKind.Word && !t.IsKnown))
            return Refusal.NotUnderstood;
        var best = candidates[0];
        var inStore = own.Count(t => t.Kind == TermKind.Entity || matcher.ConceptsOf(t).Any(c => c.Strength >= Concepts.Same));
        if (inStore * 2 < own.Count)
            return Refusal.OutOfScope;
        return best.Share >= 0.45 && best.Fact.Event is not null ? Refusal.NotInSourcesKnown : Refusal.NotInSources;
    }

    /// <summary>Whether a question's own words name what a fact tells.</summary>
    public bool Tells(Reading reading, Fact fact) => finder.NamesAny(reading, fact);

    /// <summary>Label of what is known about a candidate's matter, or null.</summary>
    public string? Known(Candidate candidate) => candidate.Fact.Event?.Label;
}
