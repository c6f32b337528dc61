using System.Collections.Frozen;
using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Finds the value that fills the asked slot: of the right type, of the asked kind, and not supplied by the question itself.
/// Immutable.
/// </summary>
internal sealed class SlotFiller(KnowledgeStore store, Matcher matcher, ValueKinds kinds, SuppliedValues supplied)
{
    /// <summary>The slot that any role of any kind fills.</summary>
    public const string AnyThing = "thing";

    /// <summary>The slot of whom somebody is told to be the sister, the son, the deputy of.</summary>
    public const string Kin = "kin";

    // The slot of whom something is done to or with.
    private const string OtherSide = "recipient";

    // How much less each next role of a slot is worth, and what counts as no less.
    private const double PerRole = 0.04;
    private const double Tie = 0.001;

    private static readonly FrozenSet<string> Circumstances = new[] { "reason", "purpose", "manner", "instrument", "context", "condition", "amount", "count" }.ToFrozenSet();

    // Roles of whom something is done to, and of what it is about or for.
    private static readonly FrozenSet<string> DoneTo = new[] { "patient", "recipient", "beneficiary", "content", "topic", "purpose" }.ToFrozenSet();

    // Roles in which a phrase tells where.
    private static readonly FrozenSet<string> PlaceLike = new[] { "place", "destination", "origin", "instrument" }.ToFrozenSet();

    // "The company she works for" is no place she is at, "the port they left from" not where they went.
    private static readonly FrozenDictionary<string, string[]> Excluded = new Dictionary<string, string[]>
    {
        ["for"] = ["place", "destination", "origin", "instrument"],
        ["from"] = ["destination"],
        ["to"] = ["origin"],
        ["into"] = ["origin"],
    }.ToFrozenDictionary();

    private readonly SlotTypes types = new(store, kinds);
    private readonly TimeFiller times = new(store, supplied);

    // The frame of what only is so, as definitions are.
    private readonly string? state = store.Frames.GetValueOrDefault("define")?.Parent;

    // What is to be filled: the asked slot, in a fact.
    private readonly record struct Wanted(Slot Slot, Inquiry Inquiry, Fact Fact, bool Evoked);

    /// <summary>What fills the slot of a reading in a fact, or null.</summary>
    /// <param name="inquiry">The question.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="evoked">Whether the question's verb names what the fact tells.</param>
    public Filling? Fill(Inquiry inquiry, Fact fact, bool evoked)
    {
        if (inquiry.Slot is not { } slot)
            return null;
        if (inquiry.Reading.AsksWhatIsDone && state is not null && store.IsA(fact.Proposition.Frame, state))
            return null;
        return slot.Type switch
        {
            _ when slot.Id == Kin => InKind(inquiry, fact),
            SlotType.Time => times.When(inquiry, fact),
            SlotType.Duration => TimeFiller.Duration(fact),
            _ => OfRoles(new Wanted(slot, inquiry, fact, evoked)) ?? (AsksForOther(slot, inquiry) ? OnlyOther(inquiry.Reading, fact) : null),
        };
    }

    private Filling? OfRoles(Wanted wanted)
    {
        var (slot, inquiry, fact, evoked) = wanted;
        var head = inquiry.AskedHead;

        // "Who received it": who gets something is the verb's subject.
        if (slot.Id == "agent" && head is null && evoked && !inquiry.Reading.IsPassive && inquiry.Main.Count > 0 && store.Frames[fact.Proposition.Frame].Required.Contains(OtherSide) && store.Slots.TryGetValue(OtherSide, out var getting))
            return Better(null, getting, null, wanted);
        var byRole = head is null || head.NamesSlot;

        // A noun that nothing of the fact stands for is the kind of none of its values.
        var mayBeKind = head is null || matcher.WordStrength(head, fact.Evidence) > 0;
        var mustBeKind = !byRole && slot.Type is SlotType.Any or SlotType.Thing or SlotType.Text or SlotType.Agent;
        var best = !mustBeKind ? Better(null, slot, null, wanted) : mayBeKind ? Better(null, slot, head, wanted) : null;

        // "Through which platform", "the name of the party": any role will do for the means or the name, if it is of that kind.
        if (best is null && mayBeKind && head is not null && (slot.Id is "instrument" or "reason" || (slot.Id == "name" && !byRole)))
            best = BetterOf(null, AnyThing, head, wanted);
        if (mayBeKind && IsAlsoKind(slot, inquiry))
            best = BetterOf(best, AnyThing, head, wanted);

        // "Who was North Korea allied with": where the question itself names who acts, it asks for the other side.
        return best is null && slot.Id == "agent" && NamesAgent(inquiry, fact) ? BetterOf(null, OtherSide, null, wanted) : best;
    }

    // "Which dispute", "from which exchange": a noun that names a slot may also be the kind of the thing asked for.
    private static bool IsAlsoKind(Slot slot, Inquiry inquiry) =>
        inquiry.AskedHead is { NamesSlot: true } head
        && (slot.Type is SlotType.Text or SlotType.Agent || head.Lemmas.Any(slot.Kinds.Contains) || (slot.Id == "place" && inquiry.Reading.Match is not null));

    private bool NamesAgent(Inquiry inquiry, Fact fact)
    {
        var terms = inquiry.Reading.Terms;
        return (terms.Any(t => t.Part == TermPart.Subject) || !terms.Any(t => t is { IsMainVerb: true, IsInherited: false }))
            && fact.Proposition["agent"].Any(v => supplied.Has(v, inquiry));
    }

    private Filling? BetterOf(Filling? best, string slot, Term? kind, Wanted wanted) =>
        store.Slots.TryGetValue(slot, out var other) ? Better(best, other, kind, wanted) : best;

    // What fills the roles of a slot, the one that was asked for or another in its stead, where it is better than what was found before.
    private Filling? Better(Filling? best, Slot slot, Term? kind, Wanted wanted)
    {
        for (var i = 0; i < slot.Roles.Count; i++)
        {
            var role = slot.Roles[i];
            if (!MayHold(role, slot, wanted.Inquiry))
                continue;
            var quality = 1 - PerRole * i;

            // By role alone a later one never beats an earlier.
            if (kind is null && best is not null && quality <= best.Quality + Tie)
                break;
            if (wanted.Fact.Proposition[role] is not { Count: > 0 } values || Fitting(slot, role, values, kind, wanted) is not { Count: > 0 } fitting)
                continue;
            if (!IsWhole(fitting, role, slot, wanted))
                continue;
            if (kind is not null)
                quality = StrongestKind(fitting, kind, wanted.Inquiry) + quality / 10;
            if (best is null || quality > best.Quality + Tie)
                best = Filling.Of(role, fitting, quality);
        }

        return best;
    }

    private static bool MayHold(string role, Slot slot, Inquiry inquiry)
    {
        // "Nickname of the mayor": who is called so is named, and nothing else is spoken of.
        if (slot.Id == "name" && role != "name" && inquiry.HasOwner && inquiry.Said.TrueForAll(t => t.Kind != TermKind.Word))
            return false;

        // A bare "what" asks for no circumstance.
        if (inquiry.AskedHead is null)
            return slot.Id != AnyThing || !Circumstances.Contains(role);
        return inquiry.Reading.AskedPreposition is not { } preposition || !Excluded.TryGetValue(preposition, out var excluded) || !excluded.Contains(role);
    }

    // The values of a role that fill a slot; where a kind is asked for, only those of that kind.
    private List<RoleValue>? Fitting(Slot slot, string role, IReadOnlyList<RoleValue> values, Term? kind, Wanted wanted)
    {
        var (_, inquiry, fact, evoked) = wanted;
        List<RoleValue>? fitting = null;
        evoked |= role == "share" && slot.Type == SlotType.Number && inquiry.AskedHead is { } way && TellsWay(way, fact, inquiry);
        for (var i = 0; i < values.Count; i++)
        {
            var value = values[i];
            if (value.IsUnknown)
                continue;
            var isAskedFor = kind is null
                ? !IsForWho(inquiry, slot, role, value, evoked) && !IsOfObject(inquiry, slot, value)
                : kinds.KindStrength(value, kind, inquiry) >= ValueKinds.LeastKind && kinds.IsOfAskedPeople(value, kind, inquiry.Reading);
            if (isAskedFor && !IsDoneTo(value, role, wanted) && types.Fits(slot, role, value, inquiry, evoked) && !supplied.Has(value, inquiry) && !kinds.IsDescribedElsewhere(value, fact, inquiry))
                (fitting ??= []).Add(value);
        }

        return fitting;
    }

    // Whether values are the whole of what was asked for, and not only like it.
    private static bool IsWhole(List<RoleValue> fitting, string role, Slot slot, Wanted wanted)
    {
        var (asked, inquiry, _, _) = wanted;

        // "The participants" are not one of them alone.
        if (asked.Id == "parties" && inquiry.Reading.AsksForSeveral && fitting.Count == 1)
            return false;
        if (slot.Id != AnyThing)
            return true;

        // "The name of the ship": what has none is not named by what it is.
        if (asked.Id == "name" && !fitting.TrueForAll(SlotTypes.IsName))
            return false;

        // "Its capital" is a place, whatever else the word may mean.
        return asked.Type != SlotType.Place || PlaceLike.Contains(role) || IsKnownAs(inquiry.AskedHead!, fitting);
    }

    private static bool IsKnownAs(Term kind, List<RoleValue> values) => values.Exists(v => v.EntityId is not null || v.Kinds.Any(kind.Lemmas.Contains));

    private double StrongestKind(List<RoleValue> values, Term kind, Inquiry inquiry) => values.Max(v => kinds.KindStrength(v, kind, inquiry));

    // "Whose government adopted it": where somebody acts whom the question does not name, to whom it is done did not.
    private bool IsDoneTo(RoleValue value, string role, Wanted wanted) =>
        wanted.Inquiry.AsksForActor && DoneTo.Contains(role) && value.Entities.Any(id => store.Entities[id].IsAgent)
        && wanted.Fact.Proposition["agent"] is { Count: > 0 } agents && agents.All(a => a.EntityId is { } id && store.Entities[id].IsAgent && !supplied.Has(a, wanted.Inquiry));

    // A bare "what" asks for nobody: no person, and no state but one to which is done what the question says.
    private bool IsForWho(Inquiry inquiry, Slot slot, string role, RoleValue value, bool evoked)
    {
        if (slot.Id != AnyThing || inquiry.Reading.Intent != "what" || value.EntityId is not { } id)
            return false;
        var type = store.Entities[id].Type;
        return type == EntityType.Person || (type is EntityType.Country or EntityType.City && !(role == "patient" && evoked));
    }

    // "How many positive?": of a part of some people it is told that they do it so.
    private bool TellsWay(Term way, Fact fact, Inquiry inquiry) =>
        fact.Proposition["manner"].Any(v => v.Words.Append(v.Text).Any(w => kinds.TextStrength(w, way, inquiry) >= ValueKinds.LeastKind));

    // "Who supports many Koreans": nobody of those it is done to.
    private static bool IsOfObject(Inquiry inquiry, Slot slot, RoleValue value) =>
        slot.Type == SlotType.Agent && value is { EntityId: null, Entities.Count: > 0 }
        && inquiry.Said.Exists(t => t is { Kind: TermKind.Entity, Part: TermPart.Object } && value.Entities.All(t.EntityIds.Contains));

    private bool AsksForOther(Slot slot, Inquiry inquiry)
    {
        if (inquiry.AskedHead is not null || slot.Id != OtherSide)
            return false;
        var own = inquiry.Reading.Own;
        return !own.Any() || own.Any(t => t is { Kind: TermKind.Word, Class: WordClass.Content } && (t.IsVerb || matcher.Evokes(t)));
    }

    // "Whose sister is she": whom what somebody is to him names.
    private Filling? InKind(Inquiry inquiry, Fact fact)
    {
        foreach (var value in fact.Proposition["kind"])
        {
            if (value.Entities is [var other] && store.Entities[other].Type == EntityType.Person && inquiry.Said.TrueForAll(t => !t.EntityIds.Contains(other)) && inquiry.Said.Exists(t => t.Kind == TermKind.Word && value.Kinds.Any(t.Lemmas.Contains)))
                return Mentioned(other);
        }

        return null;
    }

    // "With whom shall it settle its differences": of all who are named in the fact just one is not named in the question.
    private Filling? OnlyOther(Reading reading, Fact fact)
    {
        var named = reading.Terms.Where(t => t.Kind == TermKind.Entity && !t.IsContext).SelectMany(t => t.EntityIds).ToHashSet();
        named.UnionWith(named.Select(id => store.Entities[id]).Where(e => e.Governs).Select(e => e.Of!).ToList());
        var others = fact.Proposition.Roles.SelectMany(r => r.Value).SelectMany(v => v.Entities).Distinct()
            .Where(id => store.Entities[id].IsAgent && !named.Contains(id))
            .ToList();
        return others.Count == 1 ? Mentioned(others[0]) : null;
    }

    // Who is only named in what fills a role.
    private Filling Mentioned(string id) => new("mentioned", store.Entities[id].Name, [], 0.6);
}
