using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Answering;

/// <summary>A question for yes or no that sets a limit to a number: "more than 40?", "at least 20?". What it asks for is the number that is told.</summary>
internal static class NumberComparison
{
    private static readonly string[] TimeUnits = ["year", "month", "week", "day"];

    /// <summary>The number whose limit is asked about, or null where a question asks about none.</summary>
    public static Term? LimitOf(Reading reading) =>
        reading is { Form: QuestionForm.YesNo, IsNegative: false } && reading.Own.Where(t => t is { Kind: TermKind.Number, IsContext: false, Number.Kind: not NumberKind.Ordinal }).ToList() is [{ Number: { } number } term] && NumberRange.OfAsked(number) is not null ? term : null;

    /// <summary>The questions for the number itself: one for each slot that may hold it.</summary>
    public static IEnumerable<Reading> Questions(Reading reading, Term limit)
    {
        // "more than 40,000 Korean residents": what is counted stands right behind the number.
        var at = limit.End;
        var counted = new List<Term>();
        while (reading.Terms.FirstOrDefault(t => t.First == at && t is { IsVerb: false, Kind: TermKind.Word or TermKind.Entity }) is { } term)
        {
            counted.Add(term);
            at = term.End;
        }

        // "More than half of them" asks for a share.
        if (IsFraction(limit.Number!))
            return [reading with { Slot = "share", Intent = "share", Form = QuestionForm.Open, Terms = [.. reading.Terms.Where(t => t != limit)] }];
        var head = counted.FindLast(t => t.Kind == TermKind.Word);
        string[] slots = limit.Number!.Kind switch
        {
            NumberKind.Percentage => ["share"],
            NumberKind.Currency => ["amount"],
            _ when head is null => ["count", "amount", "age"],
            _ when head.Lemmas.Any(TimeUnits.Contains) => ["duration", "age"],
            _ => ["count", "amount"],
        };
        var terms = reading.Terms.Where(t => t != limit).Select(t => counted.Contains(t) ? t with { IsAsked = true, IsAskedHead = t == head } : t).ToList();
        return slots.Select(slot => reading with { Slot = slot, Intent = "howmany", Form = QuestionForm.Open, Terms = terms });
    }

    /// <summary>What a told number says on the limit, or null where it is none of that kind.</summary>
    /// <param name="limit">The number in the question.</param>
    /// <param name="question">The question for the number.</param>
    /// <param name="decision">What came of that.</param>
    public static NumberWithinLimit? Compare(Term limit, Reading question, Decision decision)
    {
        var asked = NumberRange.OfAsked(limit.Number!)!.Value;
        if (IsFraction(limit.Number!) && decision.Computed is ShareOfCount { IsEstimate: false } share)
            return Compare(asked, NumberRange.Exactly(share.Part / share.Whole), decision.Chosen[0].Filling!.Values[0]);
        if (decision is not { Computed: null, Chosen: [{ Filling: { } filling }, ..] } || filling.Values.FirstOrDefault(v => v.Value is not null) is not { } told || !IsOfSameUnit(limit.Number!, told) || !IsOfCounted(told, question))
            return null;
        return Compare(asked, NumberRange.OfTold(told), told);
    }

    private static NumberWithinLimit Compare(NumberRange asked, NumberRange possible, RoleValue told) =>
        new(told, asked.Contains(possible) ? true : asked.Excludes(possible) ? false : null);

    private static bool IsFraction(NumberMention number) => number is { Kind: NumberKind.Cardinal, Value: > 0 and < 1 };

    private static bool IsOfSameUnit(NumberMention asked, RoleValue told) => asked.Kind switch
    {
        NumberKind.Currency => told.Unit == asked.Unit,
        NumberKind.Percentage => told.Unit == "percent",
        _ => told.Unit != "percent" && !IsFraction(asked),
    };

    // "10,000 Koreans": a name that stands for what is counted must be what the number is told of.
    private static bool IsOfCounted(RoleValue told, Reading question)
    {
        var counted = question.Terms.Where(t => t.IsAsked).ToList();
        if (counted.Exists(t => t.Kind == TermKind.Word) || counted.Count == 0)
            return true;
        var words = told.Kinds.Append(told.Text).Append(told.Of ?? "").ToList();
        return counted.Exists(t => t.EntityIds.Any(told.Entities.Contains) || words.Exists(w => w.Contains(t.Text.TrimEnd('s'), StringComparison.OrdinalIgnoreCase)));
    }
}
