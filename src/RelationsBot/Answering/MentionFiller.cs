using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>
/// Finds in a derived fact, whose parts are not told apart, whether it mentions a value of the type that is asked for: a person where
/// "who" asks, a date where "when" does. What it finds shows that the statement may answer, seldom which of its words do. Immutable.
/// </summary>
internal sealed class MentionFiller(KnowledgeStore store, ValueKinds kinds, SuppliedValues supplied)
{
    /// <summary>The role of what a sentence mentions, whatever part it has in it.</summary>
    public const string Mention = "mention";

    private const double Typed = 1;
    private const double Untyped = 0;

    private static readonly string[] TimeUnits = ["year", "month", "week", "day", "hour", "minute", "second", "decade", "century"];

    /// <summary>What fills the slot of a reading in a derived fact, or null.</summary>
    public Filling? Fill(Inquiry inquiry, Fact fact)
    {
        if (!fact.IsDerived || inquiry.Slot is not { } slot)
            return null;
        var reading = inquiry.Reading;
        var mentioned = fact.Proposition[Mention].Where(v => !supplied.Has(v, inquiry)).ToList();
        var head = reading.Terms.FirstOrDefault(t => t.IsAskedHead && t.Kind == TermKind.Word && !t.NamesSlot);
        return slot.Type switch
        {
            SlotType.Time => IsDated(reading, fact) ? Silent(Typed) : null,
            SlotType.Duration => Any(mentioned, v => v.Value is not null && IsTime(v)),
            SlotType.Agent => Any(mentioned, v => v.EntityId is { } id && store.Entities[id].IsAgent) ?? Any(mentioned, v => v.EntityId is { } id && store.Entities[id].Type == EntityType.Concept, 0.5),
            SlotType.Place => Any(mentioned, v => v.EntityId is { } id && store.Entities[id].IsPlace) ?? Any(mentioned, v => v.EntityId is { } id && store.Entities[id].Type == EntityType.Concept, 0.5),
            SlotType.Number => Counted(mentioned, head, inquiry) ?? Any(mentioned, v => v.Value is not null, 0.5),
            SlotType.Money => Any(mentioned, v => v.Unit is { Length: 3 } unit && unit.All(char.IsUpper)),
            SlotType.Amount or SlotType.Age => Any(mentioned, v => v.Value is not null),
            _ => head is null ? Silent(Untyped) : Any(mentioned, v => kinds.KindStrength(v, head, inquiry) >= ValueKinds.LeastKind) ?? Silent(Untyped),
        };
    }

    private static Filling Silent(double quality) => new(Mention, "", [], quality, IsShown: false);

    private static Filling? Any(List<RoleValue> values, Func<RoleValue, bool> fits, double quality = Typed) => values.Exists(v => fits(v)) ? Silent(quality) : null;

    // One quantity of what is counted can be shown; of several none is known to be meant.
    private Filling? Counted(List<RoleValue> values, Term? head, Inquiry inquiry)
    {
        if (head is null)
            return null;
        var counting = values.Where(v => v.Value is not null && kinds.CountsHead(v, head, inquiry)).ToList();
        return counting.Count switch
        {
            0 => null,
            1 => new Filling(Mention, counting[0].Text, counting, Typed),
            _ => Silent(Typed),
        };
    }

    private static bool IsDated(Reading reading, Fact fact)
    {
        var asked = reading.Terms.Where(t => t.Kind == TermKind.Date).Select(t => t.Date!.Period.Edtf).ToHashSet();
        return fact.Periods.Any(p => p.Strength >= 0.85 && !asked.Contains(p.Period.Edtf));
    }

    private static bool IsTime(RoleValue value) => value.Of is { } of && TimeUnits.Any(u => of.StartsWith(u, StringComparison.Ordinal));
}
