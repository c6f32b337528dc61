using System.Collections.Concurrent;
using System.Collections.Frozen;
using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>Of what kind a value is: whether the noun behind "which" or "how many", with the words that describe it, names it. Immutable.</summary>
internal sealed class ValueKinds
{
    /// <summary>From here on a value is of the kind that is asked for.</summary>
    public const double LeastKind = 0.6;

    // The value's own kinds are surer than its words, and who is only named in it is less sure.
    private const double OfKind = 1.05;
    private const double OfNamed = 0.7;

    private readonly KnowledgeStore store;
    private readonly Matcher matcher;
    private readonly ValueTexts texts;
    private readonly EntityNames names;
    private readonly FrozenSet<string> agentNouns;
    private readonly FrozenSet<string> personNouns;

    // Of the texts of the store's values what they name first.
    private readonly ConcurrentDictionary<string, string> heads = new();

    public ValueKinds(KnowledgeStore store, Matcher matcher, ValueTexts texts, EntityNames names)
    {
        this.store = store;
        this.matcher = matcher;
        this.texts = texts;
        this.names = names;
        personNouns = KindsOf(EntityType.Person).Concat(FunctionWords.PersonNouns).ToFrozenSet();
        agentNouns = KindsOf(EntityType.Person, EntityType.Organisation, EntityType.Group, EntityType.Country)
            .Concat(["people", "citizen", "resident", "soldier", "national", "public", "government", "media"])
            .ToFrozenSet();
    }

    /// <summary>Whether a value is of a kind that acts: people, a body of people.</summary>
    public bool IsAgent(RoleValue value) => value.Kinds.Any(agentNouns.Contains);

    /// <summary>"How many people" asks for a count of people, not for any number.</summary>
    public bool CountsHead(RoleValue value, Term head, Inquiry inquiry)
    {
        var words = new[] { value.Of, value.Unit }.OfType<string>().Concat(value.Kinds).Append(value.Text);
        if (words.Any(w => TextStrength(w, head, inquiry) >= LeastKind))
            return true;
        if (head.Lemmas.Contains("time"))
            return true;
        var people = head.Lemmas.Any(l => l is "people" or "person" or "individual" or "human" or "victim" or "citizen");
        return people && (IsAgent(value) || value.Entities.Any(e => store.Entities[e].Type is EntityType.Group or EntityType.Person));
    }

    /// <summary>How well a noun names what a value is.</summary>
    public double KindStrength(RoleValue value, Term head, Inquiry inquiry)
    {
        if (!ReferenceEquals(head, inquiry.AskedHead))
            return FindKindStrength(value, head, inquiry);
        if (!inquiry.KindStrengths.TryGetValue(value, out var strength))
            inquiry.KindStrengths[value] = strength = FindKindStrength(value, head, inquiry);
        return strength;
    }

    private double FindKindStrength(RoleValue value, Term head, Inquiry inquiry)
    {
        var best = OwnStrength(value, head, inquiry);
        foreach (var kind in value.Kinds)
            best = Math.Max(best, TextStrength(kind, head, inquiry) * OfKind);
        foreach (var id in value.Entities)
        {
            if (value.EntityId is null && IsOnlyNamedIn(value, id, head, inquiry))
                continue;
            foreach (var kind in store.Entities[id].Kinds)
                best = Math.Max(best, TextStrength(kind, head, inquiry) * (value.EntityId is null ? OfNamed : 1));
        }

        return best;
    }

    /// <summary>How well a noun names what a text says.</summary>
    public double TextStrength(string text, Term head, Inquiry inquiry)
    {
        if (!ReferenceEquals(head, inquiry.AskedHead))
            return matcher.WordStrength(head, texts.Of(text).Evidence);

        // Facts share their kinds, so that each is held against the asked noun once.
        if (!inquiry.OfAskedHead.TryGetValue(text, out var strength))
            inquiry.OfAskedHead[text] = strength = matcher.WordStrength(head, texts.Of(text).Evidence);
        return strength;
    }

    /// <summary>"Which wallet software company": where another value is called so, word for word, this one is not it.</summary>
    public bool IsDescribedElsewhere(RoleValue value, Fact fact, Inquiry inquiry) =>
        inquiry.AskedHead is { } head && inquiry.AskedModifiers.Count > 0 && !IsDescribed(value, inquiry)
        && Around(fact).Any(p => p.Roles.Values.Any(r => r.Any(v => v.EntityId is null && v != value && IsDescribed(v, inquiry) && TextStrength(v.Text, head, inquiry) >= LeastKind)));

    /// <summary>"Which Japanese foreign minister": somebody of another people is none, nor is a whole people one person.</summary>
    public bool IsOfAskedPeople(RoleValue value, Term head, Reading reading)
    {
        if (!reading.AsksForSeveral && head.Lemmas.Any(FunctionWords.PersonNouns.Contains) && value.EntityId is { } one && store.Entities[one].Type != EntityType.Person)
            return false;
        if (value.EntityId is not { } id || store.Entities[id] is not { Type: EntityType.Person or EntityType.Group or EntityType.Organisation, Of: { } people })
            return true;
        return !reading.Terms.Any(t => t is { Kind: TermKind.Entity, IsContext: false } && Describes(t, reading)
            && t.EntityIds.All(e => store.Entities[e].Type == EntityType.Country && e != people));
    }

    // "Cooperation of companies" is no company, "the employee's system" no employee.
    private double OwnStrength(RoleValue value, Term head, Inquiry inquiry)
    {
        if (value.Kinds.Count == 0)
            return TextStrength(value.Text, head, inquiry);
        return head.Lemmas.Any(l => agentNouns.Contains(l) || personNouns.Contains(l)) ? 0 : TextStrength(HeadOf(value.Text), head, inquiry);
    }

    // Whether a phrase names somebody without being of his kind.
    private bool IsOnlyNamedIn(RoleValue value, string id, Term head, Inquiry inquiry)
    {
        var type = store.Entities[id].Type;

        // "The minister's visit" is no minister.
        if (type == EntityType.Person || head.Lemmas.Any(personNouns.Contains))
            return true;

        // "Its relations with Seoul" is no city.
        if (head.NamesSlot && inquiry.Slot is { Type: SlotType.Place })
            return true;

        // "Cooperation between companies" is none of them.
        if (type is EntityType.Group or EntityType.Organisation)
            return !names.IsNamedIn(id, HeadOf(value.Text));

        // "Japan's desire to settle it" is no country.
        return type is EntityType.Country or EntityType.City && value.Text.IndexOf("'s ", StringComparison.Ordinal) is var owned and > 0 && names.IsNamedIn(id, value.Text[..owned]);
    }

    private string HeadOf(string text) => heads.TryGetValue(text, out var head) ? head : heads.GetOrAdd(text, FindHead(text));

    // A phrase up to its first preposition but "of", without what has it: "the initiative of the minister" names one.
    private static string FindHead(string text)
    {
        var words = text.Split(' ');
        var end = Array.FindIndex(words, 1, w => w != "of" && FunctionWords.Prepositions.Contains(w));
        return string.Join(' ', words.Take(end < 0 ? words.Length : end).Where(w => !w.EndsWith("'s", StringComparison.Ordinal)));
    }

    private IEnumerable<Proposition> Around(Fact fact) =>
        (fact.Event is { } happening ? store.EntriesOf(happening.Id) : [fact.Entry]).SelectMany(e => e.Propositions);

    private bool IsDescribed(RoleValue value, Inquiry inquiry)
    {
        var called = value.Kinds.Concat(value.Entities.SelectMany(e => store.Entities[e].Kinds.Concat(store.Entities[e].Facts))).Append(value.Text).ToList();
        return inquiry.AskedModifiers.TrueForAll(m => called.Exists(t => matcher.WordStrength(m, texts.Of(t).Evidence) >= LeastKind));
    }

    // "Which Japanese minister", "which minister of Japan".
    private static bool Describes(Term people, Reading reading) =>
        people.IsAsked || (people.Preposition == "of" && reading.Terms.Any(h => h.IsAskedHead && h.End >= people.First - 2 && h.End <= people.First));

    // The nouns of one word for entities of some types.
    private IEnumerable<string> KindsOf(params EntityType[] types) =>
        store.Entities.Values.Where(e => types.Contains(e.Type)).SelectMany(e => e.Kinds).Where(k => !k.Contains(' ', StringComparison.Ordinal));
}
