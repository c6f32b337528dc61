using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>What part of a whole a told number is, or leaves: "how many never came home", "what share did".</summary>
internal static class Remainder
{
    /// <summary>Whether what a question denies is the rest of what a fact tells: "how many of them never came home", held against how many did.</summary>
    public static bool IsAsked(Reading reading, Candidate best) =>
        reading is { Form: QuestionForm.Open, IsNegative: true, Slot: "count" or "share" } && !best.Fact.Proposition.IsNegative && best.Filling is not null;

    /// <summary>What a told number leaves of its whole, or null where the whole is not told.</summary>
    public static Computation? Of(Candidate best)
    {
        if (Part(best) is not { } part)
            return null;
        if (part.Unit == "percent")
            return new RestOfShares(100 - part.Value!.Value, [part.Value.Value]);
        return WholeOf(best.Fact, part) is { } whole ? new RestOfCount(whole - part.Value!.Value, whole, part.Value.Value) : null;
    }

    /// <summary>The question for how many, whose answer a share can be worked out from, or null where none is asked for.</summary>
    public static Reading? CountOf(Reading reading) => reading is { Slot: "share", Form: QuestionForm.Open }
        ? reading with { Slot = "count", Intent = "howmany", IsNegative = false, Terms = [.. reading.Terms.Where(t => !t.IsAskedHead)] }
        : null;

    /// <summary>What share of its whole a told number is, or leaves, or null where the whole is not told.</summary>
    public static ShareOfCount? ShareOf(Candidate best, bool isRest)
    {
        if (best.Filling?.Values.FirstOrDefault(v => v.Value > 0) is not { Limit: null or "only" or "about" or "almost", Unit: not "percent" } part || WholeOf(best.Fact, part) is not { } whole)
            return null;
        var isEstimate = part.Limit is "about" or "almost" || best.Fact.Entry.Propositions.SelectMany(p => p.Roles.Values).SelectMany(v => v).Any(v => v.Value == whole && v.Limit is not null);
        return new ShareOfCount(isRest ? whole - part.Value!.Value : part.Value!.Value, whole, isEstimate);
    }

    // Exact, or what is left of it would be a guess.
    private static RoleValue? Part(Candidate best) => best.Filling!.Values.FirstOrDefault(v => v is { Value: not null, Limit: null or "only" });

    /// <summary>The one number of the statement that is more than what is counted, or null.</summary>
    public static decimal? WholeOf(Fact fact, RoleValue part) =>
        fact.Numbers.Where(n => n > part.Value && n < 1000 * part.Value).ToList() is [var whole] ? whole : null;
}
