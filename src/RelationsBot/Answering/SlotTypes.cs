using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>Which value fits which type of slot: an agent acts, a place is somewhere, a share is a percentage. Immutable.</summary>
internal sealed class SlotTypes(KnowledgeStore store, ValueKinds kinds)
{
    /// <summary>Whether a value in a role is of the type of a slot, and of the unit, name or person the question insists on.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="role">The role that holds the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="inquiry">The question.</param>
    /// <param name="evoked">Whether the question's verb names what the fact tells.</param>
    public bool Fits(Slot slot, string role, RoleValue value, Inquiry inquiry, bool evoked)
    {
        if (!IsAsInsisted(slot, role, value, inquiry.Reading))
            return false;
        var head = inquiry.AskedHead;

        // "Headcount", "amount": a noun that names the slot counts nothing.
        var counted = head is { NamesSlot: true } ? null : head;
        return slot.Type switch
        {
            SlotType.Agent => IsAgent(role, value),
            SlotType.Place => IsOfPlaceKind(slot, value, head, inquiry) && IsPlace(role, value),
            SlotType.Number when value.Value is null => role == "count" && slot.Id == "count" && counted is not null && kinds.CountsHead(value, counted, inquiry),
            SlotType.Number => IsNumber(slot, role, value, counted, inquiry, evoked),
            SlotType.Amount => IsAmount(role, value, counted, inquiry),
            SlotType.Money => IsCurrency(value.Unit),
            SlotType.Any when slot.Id == "name" => (IsName(value) && !(head is null && role == "patient" && store.Entities[value.EntityId!].Type == EntityType.Country)) || role == "name" || (role == "as" && head is not { NamesSlot: false }),
            SlotType.Age => value.Value is not null,
            _ => true,
        };
    }

    /// <summary>Whether a value is somebody or something with a name. "Foreign workers" are only described, whatever they are filed under.</summary>
    public static bool IsName(RoleValue value) => value.EntityId is not null && !char.IsLower(value.Text.Split(' ')[^1][0]);

    private bool IsAsInsisted(Slot slot, string role, RoleValue value, Reading reading)
    {
        // "Japan's negotiator" is no state.
        if (reading.AsksForPerson && value.EntityId is { } state && store.Entities[state].Type == EntityType.Country)
            return false;
        if (reading.AsksForName && role != "name" && !IsName(value) && !value.Entities.Any(id => store.Entities[id].Type == EntityType.Person))
            return false;
        return !(reading.Unit is { } unit && slot.Type is SlotType.Number or SlotType.Amount or SlotType.Money && value.Unit != unit);
    }

    private bool IsAgent(string role, RoleValue value)
    {
        // "Under whom": a person, and not one before whom or after whom it was.
        if (role == "context")
            return value.Entities.Any(e => store.Entities[e].Type == EntityType.Person) && !TimeFiller.OpensWithTime(value.Text);
        return role is "agent" or "claimant" or "requester" || value.Entities.Any(e => store.Entities[e].IsAgent) || kinds.IsAgent(value);
    }

    // "In which city": a country is none. Other nouns ("place", "site") ask for any place.
    private bool IsOfPlaceKind(Slot slot, RoleValue value, Term? head, Inquiry inquiry) =>
        head is not { NamesSlot: true } || !head.Lemmas.Any(slot.Kinds.Contains) || kinds.KindStrength(value, head, inquiry) >= ValueKinds.LeastKind;

    private bool IsPlace(string role, RoleValue value) =>
        value.EntityId is { } id ? store.Entities[id].IsPlace || store.Entities[id].Type == EntityType.Organisation : role is "place" or "destination" or "origin";

    private bool IsNumber(Slot slot, string role, RoleValue value, Term? counted, Inquiry inquiry, bool evoked)
    {
        var isPercentage = value.Unit == "percent";
        if (counted is null && IsCurrency(value.Unit))
            return false;
        if (slot.Id == "share" && !isPercentage && role != "share")
            return false;
        if (counted is not null && !(isPercentage && evoked) && !kinds.CountsHead(value, counted, inquiry))
            return false;

        // A percentage is no count, unless it is told of what the question says, and of nothing else.
        return !isPercentage || slot.Id == "share" || evoked || (role == "share" && inquiry.Main.Count == 0 && !inquiry.SaysOtherDeed);
    }

    private bool IsAmount(string role, RoleValue value, Term? counted, Inquiry inquiry)
    {
        if (value.Value is null)
            return false;

        // "How big was the community": of a group its number.
        if (counted is null)
            return role != "count" || inquiry.Said.Exists(t => t.Kind == TermKind.Entity && t.EntityIds.Any(id => store.Entities[id].Type == EntityType.Group));
        return kinds.CountsHead(value, counted, inquiry) || (IsCurrency(value.Unit) && IsMoney(counted));
    }

    private static bool IsCurrency(string? unit) => unit is { Length: 3 } && unit.All(char.IsUpper);

    private static bool IsMoney(Term head) =>
        head.Senses.Any(s => s.Sense.Id.Contains("money", StringComparison.Ordinal)) || head.Lemmas.Contains("money") || head.Lemmas.Contains("cash");
}
