using System.Collections.Frozen;
using System.Globalization;
using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>Finds what a fact tells of its time: when it was, or how long it took. Immutable.</summary>
internal sealed class TimeFiller(KnowledgeStore store, SuppliedValues supplied)
{
    // What a clause of time opens with.
    private static readonly FrozenSet<string> Openings = FunctionWords.OfTime.Concat(["during", "shortly", "soon"]).ToFrozenSet();

    /// <summary>When what a fact tells was, or null where the fact or its entry does not say, or no better than the question.</summary>
    public Filling? When(Inquiry inquiry, Fact fact) => Date(inquiry.Reading, fact) ?? Era(inquiry, fact);

    /// <summary>How long it took, or null.</summary>
    public static Filling? Duration(Fact fact) =>
        fact.Proposition["duration"].FirstOrDefault(v => !v.IsUnknown) is { } duration ? Filling.Of("duration", [duration], 1) : Interval(fact);

    /// <summary>Whether a text opens as a clause of time does: "after the meeting".</summary>
    public static bool OpensWithTime(string text) => Openings.Contains(text.Split(' ')[0]);

    private static Filling? Date(Reading reading, Fact fact)
    {
        var own = fact.Proposition.When;

        // What else the entry dates is not when this happened.
        var period = own ?? (fact.Entry.Propositions.Any(p => p.When is not null) ? null : fact.Event?.When);
        if (period is null)
            return null;

        if (reading.AsksForSpan && period is not { Precision: Precision.Range, IsBounded: true })
            return null;
        if (reading.LeastPrecision is { } least && !IsAsFine(period, least))
            return null;

        // A date in the question is the scene, not the answer: asked "when in 2002", the answer must say more than 2002.
        foreach (var term in reading.Terms.Where(t => t.Kind == TermKind.Date && !t.IsInherited && !t.IsContext))
        {
            if (term.Date!.Period.Edtf == period.Edtf)
                return null;
        }

        if (reading.AsksForSeveral && DatesOfFrame(fact) is { Count: 2 or 3 } all)
            return new Filling("when", string.Join(" and ", all), [], 1);
        return new Filling("when", period.ToString(), [], own is null ? 0.7 : 1);
    }

    // The times at which the entry tells the same to have happened.
    private static List<Period> DatesOfFrame(Fact fact) =>
        [.. fact.Entry.Propositions.Where(p => p.Frame == fact.Proposition.Frame).Select(p => p.When).OfType<Period>().DistinctBy(p => p.Edtf).OrderBy(p => p.Start)];

    // A range is as fine as its ends.
    private static bool IsAsFine(Period period, Precision least) => period.Precision switch
    {
        Precision.Day => true,
        Precision.Month => least == Precision.Month,
        Precision.Range => period.Edtf.Split('/').All(end => IsAsFineEnd(Period.Parse(end), least)),
        _ => false,
    };

    private static bool IsAsFineEnd(Period? end, Precision least) =>
        end is { Precision: Precision.Day } || (least == Precision.Month && end is { Precision: Precision.Month });

    // "During which era": a happening with a name stands for its time.
    private Filling? Era(Inquiry inquiry, Fact fact)
    {
        if (fact.Proposition.When is not null)
            return null;
        var setting = fact.Proposition["context"].Concat(fact.Proposition["condition"]).Where(v => !v.IsUnknown).ToList();
        if (setting.Find(v => v.Entities.Any(e => store.Entities[e].Type == EntityType.Event) && !supplied.Has(v, inquiry)) is { } era)
            return Filling.Of("context", [era], 0.8);

        // "When does it tend to do so": in which circumstances, where nothing in the question asks for a date.
        if (inquiry.Reading.LeastPrecision is not null || inquiry.Reading.Terms.Any(t => t.Kind == TermKind.Date))
            return null;
        return setting.Find(v => OpensWithTime(v.Text) && !supplied.Has(v, inquiry)) is { } circumstance ? Filling.Of("context", [circumstance], 0.5) : null;
    }

    private static Filling? Interval(Fact fact)
    {
        if (fact.Proposition.When is not { Precision: Precision.Range, IsBounded: true } period)
            return null;
        var text = period.Days switch
        {
            >= 700 => string.Create(CultureInfo.InvariantCulture, $"{period.End.Year - period.Start.Year} years"),
            >= 60 => string.Create(CultureInfo.InvariantCulture, $"about {Math.Round(period.Days / 30.4)} months"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{period.Days} days"),
        };
        return new Filling("interval", $"{text} ({period})", [], 0.9);
    }
}
