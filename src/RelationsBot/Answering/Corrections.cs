using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>
/// Whether a fact proves that what a question supposes is not so: by a denial of the very thing, the opposite, a part where all is
/// supposed, or another time of what happens but once. Nothing else of the question may be unexplained. Immutable.
/// </summary>
internal sealed class Corrections(KnowledgeStore store, Finder finder)
{
    /// <summary>Least explained share of a correction: nothing else may be unexplained.</summary>
    private const double LeastShare = 0.8;

    private const double Margin = 0.12;
    private const double LeastStrength = 0.5;
    private const int LeastOthers = 2;
    private const double Sure = 0.75;

    // What circumstances are asked of what is supposed to have happened.
    private static readonly string[] Circumstances = ["time", "place", "reason", "purpose", "result"];

    private static readonly string[] WholeWords = ["all", "every", "everyone", "everybody", "each"];

    /// <summary>Whether a fact that would fill the slot denies what the question supposes: "why did they pay" of what was never paid.</summary>
    public bool DeniesSupposed(Reading reading, Candidate candidate) =>
        reading is { Form: QuestionForm.Open, IsNegative: false, Slot: { } slot } && Circumstances.Contains(slot) && candidate.Fact.Proposition.IsNegative
        && Others(candidate.Explanations).TrueForAll(e => e.Strength >= Sure) && finder.NamesAny(reading, candidate.Fact);

    /// <summary>The candidate that proves the question wrong, or null. Where the time is contradicted, a fact that tells the time itself corrects best.</summary>
    public Candidate? Of(Reading reading, Candidates candidates)
    {
        var proving = candidates.Held(s => MayCorrect(reading, s));
        var first = proving.Find(c => Corrects(reading, c));
        if (first is null || !first.Explanations.Any(e => e.Veto is not null && e.Term.Kind == TermKind.Date))
            return first;
        return proving.Where(c => c.Score >= first.Score - Margin && c.Fact.Proposition.When is { IsBounded: true } && Corrects(reading, c)).MaxBy(c => finder.NamesAny(reading, c.Fact)) ?? first;
    }

    // Whether a fact may correct as far as its words tell: most do not, and need not be held against the question as a whole.
    private static bool MayCorrect(Reading reading, Sketch sketch)
    {
        var (count, least, weight, explained) = (0, 1d, 0d, 0d);
        foreach (ref readonly var e in sketch.Explanations.AsSpan())
        {
            if (IsOther(e))
                (count, least, weight, explained) = (count + 1, Math.Min(least, e.Strength), weight + e.Weight, explained + e.Weight * e.Strength);
        }

        if (count < LeastOthers || least < LeastStrength)
            return false;
        if (sketch.Vetoes == 0 && sketch.Share >= LeastShare && least >= Sure && (sketch.Fact.Proposition.IsNegative || IsPartOnly(reading, sketch.Fact)))
            return true;
        return explained >= LeastShare * weight && (reading.Form == QuestionForm.YesNo || (reading is { Form: QuestionForm.Open, IsNegative: false } && least >= Sure));
    }

    private bool Corrects(Reading reading, Candidate candidate)
    {
        if (candidate.Vetoes.Count == 0 ? !candidate.LacksSlot : candidate.Contradiction is null)
            return false;
        var others = Others(candidate.Explanations);
        if (candidate.Vetoes.Count == 0)
        {
            return candidate.Share >= LeastShare && (candidate.Fact.Proposition.IsNegative || IsPartOnly(reading, candidate.Fact))
                && finder.NamesAny(reading, candidate.Fact) && others.TrueForAll(e => e.Strength >= Sure);
        }

        if (others.Sum(e => e.Weight * e.Strength) < LeastShare * others.Sum(e => e.Weight))
            return false;
        if (candidate.Vetoes.Count == 1 && reading.Form == QuestionForm.YesNo)
            return true;

        // An open question only supposes; that it is otherwise must be proven.
        return reading is { Form: QuestionForm.Open or QuestionForm.YesNo, IsNegative: false } && IsOnlyThat(candidate) && others.TrueForAll(e => e.Strength >= Sure) && ProvesOtherwise(reading, candidate);
    }

    // Nothing rules the fact out but what it says otherwise, and the words for that.
    private static bool IsOnlyThat(Candidate candidate)
    {
        var vetoed = candidate.Explanations.Where(e => e.Veto is not null).ToList();
        return candidate.Conflict == Conflict.Opposite ? vetoed.TrueForAll(e => e.Term.IsMainVerb) && candidate.Vetoes.Count == vetoed.Count + 1 : candidate.Vetoes.Count == 1;
    }

    private bool ProvesOtherwise(Reading reading, Candidate candidate)
    {
        var proposition = candidate.Fact.Proposition;
        return candidate.Conflict switch
        {
            Conflict.Opposite => proposition.Mode is Mode.Happened or Mode.Ongoing && Names(reading, proposition["patient"]) && reading.Own.Where(Acts).All(t => proposition["agent"].Any(v => v.EntityId is { } id && t.EntityIds.Contains(id))),
            Conflict.Time => store.Frames[proposition.Frame].Once is { } undergoer && proposition.Mode == Mode.Happened && finder.NamesAny(reading, candidate.Fact) && Names(reading, proposition[undergoer]),
            _ => false,
        };
    }

    private static bool Acts(Term term) => term is { Kind: TermKind.Entity, IsContext: false, Part: TermPart.Subject or TermPart.ByAgent };

    // "Why did they return all of them", where a part is told to have come back.
    private static bool IsPartOnly(Reading reading, Fact fact) =>
        reading is { Form: QuestionForm.Open, IsNegative: false } && WholeWords.Any(reading.Quantifiers.Contains)
        && fact.Proposition["count"].FirstOrDefault(v => v is { Value: not null, Limit: null or "only" }) is { } part && Remainder.WholeOf(fact, part) is not null;

    private static bool Names(Reading reading, IReadOnlyList<RoleValue> values) =>
        values.Any(v => v.EntityId is { } id && reading.Own.Any(t => t.Kind == TermKind.Entity && !t.IsContext && t.EntityIds.Contains(id)));

    // What the question says besides what is contradicted; a date may be the scene.
    private static List<Explanation> Others(IReadOnlyList<Explanation> explanations) =>
        explanations.Where(IsOther).ToList();

    private static bool IsOther(Explanation e) => e.Veto is null && !e.Term.IsContext && e.Weight > 0.05 && e.Term.Kind != TermKind.Date;
}
