using System.Collections.Frozen;
using System.Globalization;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Finds the value that fills the asked slot: of the right type, of the asked kind, and not supplied by the question itself.
/// Immutable.
/// </summary>
internal sealed class SlotFiller
{
    // The slot that any role of any kind fills.
    private const string AnyThing = "thing";

    private static readonly FrozenSet<string> Circumstances = new[] { "reason", "purpose", "manner", "instrument", "context", "condition", "amount", "count" }.ToFrozenSet();

    // What a clause of time opens with.
    private static readonly FrozenSet<string> Opening = FunctionWords.OfTime.Concat(["during", "shortly", "soon"]).ToFrozenSet();

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

    // The slot of whom something is done to or with.
    private const string OtherSide = "recipient";

    /// <summary>From here on a value is of the kind that is asked for.</summary>
    public const double LeastKind = 0.6;

    private readonly KnowledgeStore store;
    private readonly Matcher matcher;
    private readonly FrozenSet<string> agentNouns;
    private readonly FrozenSet<string> personNouns;

    // What each entity is called, folded.
    private readonly FrozenDictionary<string, string[]> names;

    private readonly ValueTexts texts;

    // The frame of what only is so, as definitions are.
    private readonly string? state;

    public SlotFiller(KnowledgeStore store, Matcher matcher, ValueTexts texts)
    {
        this.store = store;
        this.matcher = matcher;
        this.texts = texts;
        state = store.Frames.GetValueOrDefault("define")?.Parent;
        names = store.Entities.ToFrozenDictionary(e => e.Key, e => e.Value.Aliases.Append(e.Value.Name).Concat(e.Value.Demonyms).Select(Folding.Fold).ToArray());
        personNouns = store.Entities.Values.Where(e => e.Type == EntityType.Person).SelectMany(e => e.Kinds).Where(k => !k.Contains(' ', StringComparison.Ordinal)).Concat(FunctionWords.PersonNouns).ToFrozenSet();
        agentNouns = store.Entities.Values.Where(e => e.Type is EntityType.Person or EntityType.Organisation or EntityType.Group or EntityType.Country)
            .SelectMany(e => e.Kinds).Where(k => !k.Contains(' ', StringComparison.Ordinal)).Concat(["people", "citizen", "resident", "soldier", "national", "public", "government", "media"]).ToFrozenSet();
    }

    /// <summary>What fills the slot of a reading in a fact, or null.</summary>
    /// <param name="inquiry">The question.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="evoked">Whether the question's verb names what the fact tells.</param>
    public Filling? Fill(Inquiry inquiry, Fact fact, bool evoked)
    {
        if (inquiry.Slot is not { } slot)
            return null;
        var reading = inquiry.Reading;
        var proposition = fact.Proposition;
        if (reading.AsksWhatIsDone && state is not null && store.IsA(proposition.Frame, state))
            return null;
        switch (slot.Type)
        {
            case SlotType.Time:
                return Time(reading, fact) ?? Era(inquiry, fact);
            case SlotType.Duration:
                return proposition["duration"].FirstOrDefault(v => !v.IsUnknown) is { } duration ? Of("duration", [duration], 1) : Interval(fact);
        }

        var head = inquiry.AskedHead;

        // A noun that nothing of the fact stands for is the kind of none of its values.
        var mayBeKind = head is null || matcher.WordStrength(head, fact.Evidence) > 0;
        Filling? best = null;
        var byRole = head is null || head.NamesSlot;
        Try(slot, mustBeKind: !byRole && slot.Type is SlotType.Any or SlotType.Thing or SlotType.Text or SlotType.Agent);

        // "Through which platform", "the name of the party": any role will do for the means or the name, if it is of that kind.
        if (best is null && (slot.Id is "instrument" or "reason" || (slot.Id == "name" && !byRole)) && head is not null)
            TryOther(AnyThing, mustBeKind: true);

        // "Which dispute", "from which exchange": a noun that names a slot may also be the kind of the thing asked for.
        if (head is { NamesSlot: true } && (slot.Type is SlotType.Text or SlotType.Agent || head.Lemmas.Any(slot.Kinds.Contains) || (slot.Id == "place" && reading.Match is not null)))
            TryOther(AnyThing, mustBeKind: true);
        // "Who was North Korea allied with": where the question itself names who acts, it asks for the other side.
        if (best is null && slot.Id == "agent" && (reading.Terms.Any(t => t.Part == TermPart.Subject) || !reading.Terms.Any(t => t is { IsMainVerb: true, IsInherited: false })) && proposition["agent"].Any(v => Supplied(v, inquiry)))
            TryOther(OtherSide, mustBeKind: false);
        return best ?? (head is null && slot.Id == OtherSide && (!reading.Own.Any() || reading.Own.Any(t => t is { Kind: TermKind.Word, Class: WordClass.Content } && (t.IsVerb || matcher.Evokes(t)))) ? OnlyOther(reading, fact) : null);

        void TryOther(string id, bool mustBeKind)
        {
            if (store.Slots.TryGetValue(id, out var other))
                Try(other, mustBeKind);
        }

        void Try(Slot wanted, bool mustBeKind)
        {
            if (mustBeKind && !mayBeKind)
                return;
            for (var i = 0; i < wanted.Roles.Count; i++)
            {
                var role = wanted.Roles[i];

                // A bare "what" asks for no circumstance.
                if (wanted.Id == AnyThing && head is null && Circumstances.Contains(role))
                    continue;
                if (head is not null && reading.AskedPreposition is { } preposition && Excluded.TryGetValue(preposition, out var excluded) && excluded.Contains(role))
                    continue;
                var quality = 1 - 0.04 * i;
                var kind = mustBeKind ? head : null;

                // By role alone a later one never beats an earlier.
                if (kind is null && best is not null && quality <= best.Quality + 0.001)
                    break;
                if (proposition[role] is not { Count: > 0 } values || Fitting(inquiry, fact, wanted, role, values, kind, evoked) is not { Count: > 0 } fitting)
                    continue;

                // "The participants" are not one of them alone.
                if (slot.Id == "parties" && reading.AsksForSeveral && fitting.Count == 1)
                    continue;

                // "The name of the ship": what has none is not named by what it is.
                if (slot.Id == "name" && wanted.Id == AnyThing && fitting.Exists(v => v.EntityId is null || !IsProperName(v.Text)))
                    continue;
                // "Its capital" is a place, whatever else the word may mean.
                if (slot.Type == SlotType.Place && wanted.Id == AnyThing && fitting.TrueForAll(v => v.EntityId is null && !v.Kinds.Any(head!.Lemmas.Contains)) && !PlaceLike.Contains(role))
                    continue;
                if (kind is not null)
                    quality = fitting.Max(v => KindStrength(v, kind, inquiry)) + quality / 10;
                if (best is null || quality > best.Quality + 0.001)
                    best = Of(role, fitting, quality);
            }
        }
    }

    // The values of a role that fill a slot; where a kind is asked for, only those of that kind.
    private List<RoleValue>? Fitting(Inquiry inquiry, Fact fact, Slot slot, string role, IReadOnlyList<RoleValue> values, Term? kind, bool evoked)
    {
        List<RoleValue>? fitting = null;
        evoked |= role == "share" && slot.Type == SlotType.Number && inquiry.AskedHead is { } way && TellsWay(way, fact, inquiry);
        for (var i = 0; i < values.Count; i++)
        {
            var value = values[i];
            if (!value.IsUnknown && !(kind is null && (IsForWho(inquiry, slot, role, value, evoked) || IsOfObject(inquiry, slot, value))) && (kind is null || KindStrength(value, kind, inquiry) >= LeastKind) && Fits(slot, role, value, inquiry, evoked)
                && !Supplied(value, inquiry) && (kind is null || IsOfAskedPeople(value, inquiry.Reading)) && !IsDescribedElsewhere(value, fact, inquiry))
            {
                (fitting ??= []).Add(value);
            }
        }

        return fitting;
    }

    // A bare "what" asks for nobody: no person, and no state but one to which is done what the question says.
    private bool IsForWho(Inquiry inquiry, Slot slot, string role, RoleValue value, bool evoked) =>
        slot.Id == AnyThing && inquiry.Reading.Intent == "what" && value.EntityId is { } id && store.Entities[id] is var entity && (entity.Type == EntityType.Person || (entity.Type is EntityType.Country or EntityType.City && !(role == "patient" && evoked)));

    // "How many positive?": of a part of some people it is told that they do it so.
    private bool TellsWay(Term way, Fact fact, Inquiry inquiry) =>
        fact.Proposition["manner"].Any(v => v.Words.Append(v.Text).Any(w => TextStrength(w, way, inquiry) >= LeastKind));

    // "Who supports many Koreans": nobody of those it is done to.
    private static bool IsOfObject(Inquiry inquiry, Slot slot, RoleValue value) =>
        slot.Type == SlotType.Agent && value is { EntityId: null, Entities.Count: > 0 } && inquiry.Said.Exists(t => t is { Kind: TermKind.Entity, Part: TermPart.Object } && value.Entities.All(t.EntityIds.Contains));

    // "Which wallet software company": where another value is called so, word for word, this one is not it.
    private bool IsDescribedElsewhere(RoleValue value, Fact fact, Inquiry inquiry) =>
        inquiry.AskedHead is { } head && inquiry.AskedModifiers.Count > 0 && !IsDescribed(value, inquiry)
        && Around(fact).Any(p => p.Roles.Values.Any(r => r.Any(v => v.EntityId is null && v != value && IsDescribed(v, inquiry) && TextStrength(v.Text, head, inquiry) >= LeastKind)));

    private IEnumerable<Proposition> Around(Fact fact) => (fact.Event is { } happening ? store.EntriesOf(happening.Id) : [fact.Entry]).SelectMany(e => e.Propositions);

    private bool IsDescribed(RoleValue value, Inquiry inquiry)
    {
        var called = value.Kinds.Concat(value.Entities.SelectMany(e => store.Entities[e].Kinds.Concat(store.Entities[e].Facts))).Append(value.Text).ToList();
        return inquiry.AskedModifiers.TrueForAll(m => called.Exists(t => matcher.WordStrength(m, texts.Of(t).Evidence) >= LeastKind));
    }

    private static Filling Of(string role, IReadOnlyList<RoleValue> values, double quality) =>
        new(role, Join(values), values, quality);

    private static string Join(IReadOnlyList<RoleValue> values) => values.Count switch
    {
        1 => values[0].Text,
        2 => $"{values[0].Text} and {values[1].Text}",
        _ => string.Join(", ", values.Take(values.Count - 1).Select(v => v.Text)) + " and " + values[^1].Text,
    };

    private static Filling? Time(Reading reading, Fact fact)
    {
        var own = fact.Proposition.When;
        // What else the entry dates is not when this happened.
        var period = own ?? (fact.Entry.Propositions.Any(p => p.When is not null) ? null : fact.Event?.When);
        if (period is null)
            return null;

        if (reading.LeastPrecision is { } least && !IsAsFine(period, least))
            return null;

        // A date in the question is the scene, not the answer: asked "when in 2002", the answer must say more than 2002.
        foreach (var term in reading.Terms.Where(t => t.Kind == TermKind.Date && !t.IsInherited && !t.IsContext))
        {
            if (term.Date!.Period.Edtf == period.Edtf)
                return null;
        }

        if (reading.AsksForSeveral)
        {
            var all = fact.Entry.Propositions.Where(p => p.Frame == fact.Proposition.Frame).Select(p => p.When).OfType<Period>().DistinctBy(p => p.Edtf).OrderBy(p => p.Start).ToList();
            if (all.Count is 2 or 3)
                return new Filling("when", string.Join(" and ", all), [], 1);
        }

        return new Filling("when", period.ToString(), [], own is null ? 0.7 : 1);
    }

    // A range is as fine as its ends.
    private static bool IsAsFine(Period period, Precision least) => period.Precision switch
    {
        Precision.Day => true,
        Precision.Month => least == Precision.Month,
        Precision.Range => period.Edtf.Split('/').All(end => Period.Parse(end) is { Precision: Precision.Day } || (least == Precision.Month && Period.Parse(end) is { Precision: Precision.Month })),
        _ => false,
    };

    // "During which era": a happening with a name stands for its time.
    private Filling? Era(Inquiry inquiry, Fact fact)
    {
        if (fact.Proposition.When is not null)
            return null;
        var setting = fact.Proposition["context"].Concat(fact.Proposition["condition"]).Where(v => !v.IsUnknown).ToList();
        if (setting.Find(v => v.Entities.Any(e => store.Entities[e].Type == EntityType.Event)) is { } era)
            return Of("context", [era], 0.8);

        // "When does it tend to do so": in which circumstances, where nothing in the question asks for a date.
        return inquiry.Reading.LeastPrecision is null && !inquiry.Reading.Terms.Any(t => t.Kind == TermKind.Date) && setting.Find(v => v.Text.Split(' ') is [var first, ..] && Opening.Contains(first) && !Supplied(v, inquiry)) is { } circumstance
            ? Of("context", [circumstance], 0.5) : null;
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

    private bool Fits(Slot slot, string role, RoleValue value, Inquiry inquiry, bool evoked)
    {
        var head = inquiry.AskedHead;

        // "Headcount", "amount": a noun that names the slot counts nothing.
        if (slot.Type is SlotType.Number or SlotType.Amount && head is { NamesSlot: true })
            head = null;
        // "Japan's negotiator" is no state.
        if (inquiry.Reading.AsksForPerson && value.EntityId is { } state && store.Entities[state].Type == EntityType.Country)
            return false;
        if (inquiry.Reading.AsksForName && !(value.EntityId is not null && IsProperName(value.Text)))
            return false;
        if (inquiry.Reading.Unit is { } unit && slot.Type is SlotType.Number or SlotType.Amount or SlotType.Money && value.Unit != unit)
            return false;
        switch (slot.Type)
        {
            case SlotType.Agent when role == "context":
                // "Under whom": a person, and not one before whom or after whom it was.
                return value.Entities.Any(e => store.Entities[e].Type == EntityType.Person) && !Opening.Contains(value.Text.Split(' ')[0]);
            case SlotType.Agent:
                return role is "agent" or "claimant" or "requester" || value.Entities.Any(e => store.Entities[e].IsAgent) || value.Kinds.Any(agentNouns.Contains);
            case SlotType.Place:
                return IsOfPlaceKind(slot, value, head, inquiry) && (value.EntityId is { } id ? store.Entities[id].IsPlace || store.Entities[id].Type == EntityType.Organisation : role is "place" or "destination" or "origin");
            case SlotType.Number:
                return value.Value is null ? role == "count" && slot.Id == "count" && head is not null && CountsHead(value, head, inquiry) : !(head is null && IsCurrency(value.Unit)) && (slot.Id != "share" || value.Unit == "percent" || role == "share") && (head is null || (value.Unit == "percent" && evoked) || CountsHead(value, head, inquiry)) && (value.Unit != "percent" || slot.Id == "share" || evoked || (role == "share" && inquiry.Main.Count == 0 && !inquiry.SaysOtherDeed));
            case SlotType.Amount:
                return value.Value is not null && (head is not null || role != "count") && (head is null || CountsHead(value, head, inquiry) || (IsCurrency(value.Unit) && IsMoney(head)));
            case SlotType.Money:
                return IsCurrency(value.Unit);
            case SlotType.Any when slot.Id == "name":
                return (value.EntityId is not null && IsProperName(value.Text)) || role == "name" || (role == "as" && head is not { NamesSlot: false });
            case SlotType.Age:
                return value.Value is not null;
            default:
                return true;
        }
    }

    // "Foreign workers" are only described, whatever they are filed under.
    private static bool IsProperName(string name) => name.Split(' ')[^1] is var last && !char.IsLower(last[0]);

    // "In which city": a country is none. Other nouns ("place", "site") ask for any place.
    private bool IsOfPlaceKind(Slot slot, RoleValue value, Term? head, Inquiry inquiry) =>
        head is not { NamesSlot: true } || !head.Lemmas.Any(slot.Kinds.Contains) || KindStrength(value, head, inquiry) >= LeastKind;

    private static bool IsCurrency(string? unit) => unit is { Length: 3 } && unit.All(char.IsUpper);

    private static bool IsMoney(Term head) => head.Senses.Any(s => s.Sense.Id.Contains("money", StringComparison.Ordinal)) || head.Lemmas.Contains("money") || head.Lemmas.Contains("cash");

    /// <summary>"How many people" asks for a count of people, not for any number.</summary>
    public bool CountsHead(RoleValue value, Term head, Inquiry inquiry)
    {
        var words = new[] { value.Of, value.Unit }.OfType<string>().Concat(value.Kinds).Append(value.Text);
        if (words.Any(w => TextStrength(w, head, inquiry) >= LeastKind))
            return true;
        if (head.Lemmas.Contains("time"))
            return true;
        var people = head.Lemmas.Any(l => l is "people" or "person" or "individual" or "human" or "victim" or "citizen");
        return people && (value.Kinds.Any(agentNouns.Contains) || value.Entities.Any(e => store.Entities[e].Type is EntityType.Group or EntityType.Person));
    }

    /// <summary>How well a noun names what a value is.</summary>
    public double KindStrength(RoleValue value, Term head, Inquiry inquiry)
    {
        // "Cooperation of companies" is no company, "the employee's system" no employee.
        var best = value.Kinds.Count == 0 ? TextStrength(value.Text, head, inquiry) : !head.Lemmas.Any(l => agentNouns.Contains(l) || personNouns.Contains(l)) ? TextStrength(HeadOf(value.Text), head, inquiry) : 0;
        foreach (var kind in value.Kinds)
            best = Math.Max(best, TextStrength(kind, head, inquiry) * 1.05);
        foreach (var id in value.Entities)
        {
            // "The minister's visit" is no minister.
            if (value.EntityId is null && (store.Entities[id].Type == EntityType.Person || head.Lemmas.Any(personNouns.Contains)))
                continue;

            // "Its relations with Seoul" is no city.
            if (value.EntityId is null && head.NamesSlot && inquiry.Slot is { Type: SlotType.Place })
                continue;
            // "Cooperation between companies" is none of them.
            if (value.EntityId is null && store.Entities[id].Type is EntityType.Group or EntityType.Organisation && !Array.Exists(names[id], Folding.Fold(HeadOf(value.Text)).Contains))
                continue;
            foreach (var kind in store.Entities[id].Kinds)
                best = Math.Max(best, TextStrength(kind, head, inquiry) * (value.EntityId is null ? 0.7 : 1));
        }

        return best;
    }

    // A phrase up to its first preposition but "of", without what has it: "the initiative of the minister" names one.
    private static string HeadOf(string text)
    {
        var words = text.Split(' ');
        var end = Array.FindIndex(words, 1, w => w != "of" && FunctionWords.Prepositions.Contains(w));
        return string.Join(' ', words.Take(end < 0 ? words.Length : end).Where(w => !w.EndsWith("'s", StringComparison.Ordinal)));
    }

    // "Which Japanese foreign minister": somebody of another people is none.
    private bool IsOfAskedPeople(RoleValue value, Reading reading)
    {
        if (value.EntityId is not { } id || store.Entities[id] is not { Type: EntityType.Person, Of: { } people })
            return true;
        return !reading.Terms.Any(t => t is { Kind: TermKind.Entity, IsContext: false } && (t.IsAsked || (t.Preposition == "of" && reading.Terms.Any(h => h.IsAskedHead && h.End >= t.First - 2 && h.End <= t.First))) && t.EntityIds.All(e => store.Entities[e].Type == EntityType.Country && e != people));
    }

    // Facts share their kinds, so that each is held against the asked noun once.
    private double TextStrength(string text, Term head, Inquiry inquiry)
    {
        if (!ReferenceEquals(head, inquiry.AskedHead))
            return matcher.WordStrength(head, texts.Of(text).Evidence);
        if (!inquiry.OfAskedHead.TryGetValue(text, out var strength))
            inquiry.OfAskedHead[text] = strength = matcher.WordStrength(head, texts.Of(text).Evidence);
        return strength;
    }

    // "With whom shall it settle its differences": of all who are named in the fact just one is not named in the question.
    private Filling? OnlyOther(Reading reading, Fact fact)
    {
        var named = reading.Terms.Where(t => t.Kind == TermKind.Entity && !t.IsContext).SelectMany(t => t.EntityIds).ToHashSet();
        named.UnionWith(named.Select(id => store.Entities[id]).Where(e => e.Governs).Select(e => e.Of!).ToList());
        var others = fact.Proposition.Roles.SelectMany(r => r.Value).SelectMany(v => v.Entities).Distinct().Where(id => store.Entities[id].IsAgent && !named.Contains(id)).ToList();
        return others.Count == 1 ? new Filling("mentioned", store.Entities[others[0]].Name, [], 0.6) : null;
    }

    /// <summary>Whether the question names a value itself, or says nearly all of its words.</summary>
    public bool Supplied(RoleValue value, Inquiry inquiry)
    {
        // "What happened to the relations", "what did the talks founder on": a bare "what" asks for something else than the noun it names.
        var isBare = inquiry is { AskedHead: null, Slot.Id: AnyThing };
        if (value.EntityId is { } id)
        {
            return inquiry.Said.Exists(t => t.Kind == TermKind.Entity && t.Mention != MentionKind.Demonym && t.EntityIds.Any(e => e == id || (store.Entities[e].Governs && store.Entities[e].Of == id)))
                || (isBare && !store.Entities[id].IsAgent && store.Entities[id].Name.Split(' ')[^1] is var last && SaysNoun(inquiry, last));
        }

        if (isBare && value.Kinds.Count > 0 && SaysNoun(inquiry, value.Kinds[0]) && value.Text.Split(' ')[0] is not ("that" or "to"))
            return true;
        if (value.Value is not null)
            return inquiry.Said.Exists(t => t.Number?.Value == value.Value);
        var words = texts.Of(value.Text).Words;
        if (words.Count == 0)
            return false;

        // "Where was the school", "what came of the talks": not the school or the talks of which the question speaks.
        if (inquiry.Slot is { Type: SlotType.Place } or { Id: "result" } && value.Kinds.Any(k => !inquiry.Slot.Nouns.Contains(k) && inquiry.Said.Exists(t => t is { Kind: TermKind.Word, IsVerb: false } && t.Lemmas.Contains(k))))
            return true;

        // "… keep Japan and Korea from doing": who takes part in the rapprochement is said, the rapprochement is not.
        if (value.Kinds.Count > 0 && words.Any(w => !inquiry.Says(w) && w.Lemmas.Any(value.Kinds.Contains)))
            return false;

        // What is asked to be named may well have the other name that the question calls it by.
        var asksName = inquiry.Slot?.Id == "name";
        var said = 0;
        foreach (var word in words)
            said += inquiry.Says(word) || inquiry.Said.Exists(t => t.Kind == TermKind.Entity && t.EntityIds.Any(e => value.Entities.Contains(e)) && (asksName ? Folding.Fold(t.Text).Contains(word.Folded, StringComparison.Ordinal) : Names(t, word))) ? 1 : 0;
        return said >= words.Count * 0.7;
    }

    private static bool SaysNoun(Inquiry inquiry, string noun) =>
        inquiry.Said.Exists(t => t is { Kind: TermKind.Word, IsVerb: false } && (t.Lemmas.Contains(noun) || t.Parts.Any(p => p.Lemmas.Contains(noun))));

    private bool Names(Term term, Token word) =>
        term.EntityIds.Any(id => Array.Exists(names[id], name => name.Contains(word.Folded, StringComparison.Ordinal)));
}
