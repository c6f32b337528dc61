using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>Whether who does what to whom in a question is as a fact has it. Immutable.</summary>
internal sealed class Roles(KnowledgeStore store, FactIndex index)
{
    // Where something goes is not where it comes from.
    private static readonly Dictionary<string, string> Counterparts = new() { ["destination"] = "origin", ["origin"] = "destination" };

    // What surrounds what is told, and where it is.
    private static readonly string[] Surrounding = ["context", "reason", "purpose", "condition"];
    private static readonly string[] Scene = ["place", "instrument"];

    // Which roles a name behind a preposition may have, where the verb itself is told: "to Japan" says where to or to whom.
    private static readonly Dictionary<string, string[]> Prepositional = new()
    {
        ["to"] = ["destination", "recipient", "partner", "beneficiary"],
        ["into"] = ["destination"],
        ["towards"] = ["destination", "recipient", "partner"],
        ["toward"] = ["destination", "recipient", "partner"],
        ["from"] = ["origin"],
        ["with"] = ["partner", "recipient"],
        ["against"] = ["recipient", "partner"],
        ["on"] = ["patient", "recipient"],
        ["upon"] = ["patient", "recipient"],
    };

    // Who has which part in each fact that was asked about.
    private readonly Parts?[] parts = new Parts?[index.Facts.Count];

    /// <summary>What is turned round, or null. Only facts whose own frame the question's verb evokes are held to it.</summary>
    public Veto? Conflict(Reading reading, Fact fact)
    {
        var proposition = fact.Proposition;
        var (_, acting, others, patients, sufferers, aside, _, partaking) = PartsOf(fact);
        if (acting.Length == 0)
            return NotSuffering(reading, sufferers, others) ?? Misplaced(reading, proposition);

        // What sides do together has no direction, but it has parties.
        if (store.Frames[proposition.Frame] is var frame && frame.Reverse == frame.Id)
        {
            var stranger = reading.Terms.FirstOrDefault(t => t.Kind == TermKind.Entity && t.Part is TermPart.Subject or TermPart.ByAgent or TermPart.Object && !t.IsInherited
                && t.EntityIds.All(id => IsActor(id) && !Stands(id, partaking)));
            return stranger is null ? null : new Veto("'{0}' is no party to it", stranger.Text);
        }

        // Towards whom it is done: who is only named around it, in its reason, is not that.
        string[] directed = [.. proposition["recipient"].Select(v => v.EntityId).OfType<string>().Where(IsActor)];
        string[] partners = [.. proposition["partner"].Select(v => v.EntityId).OfType<string>()];
        var isJoint = partners.Length > 0 && reading.Terms.Any(t => t is { Kind: TermKind.Entity, IsInherited: false } && Acts(t, reading) && t.EntityIds.Any(id => Stands(id, acting)));
        foreach (var term in reading.Terms.Where(t => t.Kind == TermKind.Entity && t.Part != TermPart.None && !t.IsInherited))
        {
            var acts = Acts(term, reading);

            // "Japan and China fell out": who is told as the partner of the one acts together with him.
            var isActing = term.EntityIds.Any(id => Stands(id, acting)) || (acts && isJoint && term.EntityIds.Any(id => Stands(id, partners)));
            var isOther = term.EntityIds.Any(id => Stands(id, others));
            if (acts && !isActing && term.EntityIds.Any(isOther ? IsAgent : IsActor))
                return new Veto("'{0}' does not do it there", term.Text);
            if (!acts && !isActing && !isOther && term.EntityIds.Any(id => store.Entities[id].Type == EntityType.Country && others.Any(o => store.Entities[o].Type == EntityType.Country)))
                return new Veto("'{0}' is not whom it is done to there", term.Text);
            if (!acts && term.Part == TermPart.Object && directed.Length > 0 && term.EntityIds.Any(IsAgent) && !term.EntityIds.Any(id => Stands(id, directed) || Stands(id, patients)))
                return new Veto("'{0}' is not whom it is done to there", term.Text);
            if (!acts && isActing && !isOther)
                return new Veto("'{0}' is who does it there", term.Text);
            if (term.Part == TermPart.Object && sufferers.Length > 0
                && term.EntityIds.Any(IsAgent) && !term.EntityIds.Any(id => Stands(id, sufferers)))
            {
                return new Veto("'{0}' is not whom it is done to there", term.Text);
            }
        }

        // "Visit Pyongyang" of a visit somewhere else.
        string[] destinations = [.. proposition["destination"].Select(v => v.EntityId).OfType<string>()];
        if (destinations.Length > 0 && reading.Terms.FirstOrDefault(t => t is { Kind: TermKind.Entity, Part: TermPart.Object, IsInherited: false } && t.EntityIds.All(id => IsLand(id) && !Stands(id, destinations) && !Stands(id, patients))) is { } elsewhere)
            return new Veto("'{0}' is not where it leads there", elsewhere.Text);

        // "X's visit": who has the deed does it, or suffers it, but is not only where it leads to.
        foreach (var term in reading.Terms.Where(t => t is { Kind: TermKind.Entity, IsOwner: true, IsInherited: false, IsContext: false } && !reading.Terms.Any(v => v is { IsMainVerb: true, Class: Text.WordClass.Content })))
        {
            if (term.EntityIds.Any(IsActor) && term.EntityIds.All(id => Stands(id, aside) && !Stands(id, acting) && !Stands(id, patients)))
                return new Veto("'{0}' does not do it there", term.Text);
        }

        return Misplaced(reading, proposition);
    }

    // Where it is not said who does it, it is said to whom.
    private Veto? NotSuffering(Reading reading, string[] sufferers, string[] others)
    {
        var other = sufferers.Length == 0 ? null : reading.Terms.FirstOrDefault(t => t is { Kind: TermKind.Entity, Part: TermPart.Object, IsInherited: false } && t.EntityIds.Any(IsAgent) && !t.EntityIds.Any(id => Stands(id, sufferers) || Stands(id, others)));
        return other is null ? null : new Veto("'{0}' is not whom it is done to there", other.Text);
    }

    // A name whose preposition says another part than it has: "from" where it goes to.
    private Veto? Misplaced(Reading reading, Proposition proposition)
    {
        foreach (var term in reading.Terms.Where(t => t is { Kind: TermKind.Entity, Part: TermPart.None, Preposition: not null, IsInherited: false, IsContext: false }))
        {
            var places = Prepositional.GetValueOrDefault(term.Preposition!, []);
            var there = places.SelectMany(r => proposition[r]).Select(v => v.EntityId).OfType<string>().ToArray();
            var isElsewhere = there.Length > 0
                ? term.EntityIds.Any(id => there.Any(t => IsAlike(id, t))) && !term.EntityIds.Any(id => Stands(id, there))
                : places.Any(r => Counterparts.TryGetValue(r, out var opposite) && proposition[opposite].Any(v => v.EntityId is { } id && term.EntityIds.Contains(id)));
            if (isElsewhere && !HangsOnOther(reading, term, proposition) && !SaysSo(term, proposition))
            {
                return new Veto($"'{{0}}' is not '{term.Preposition}' what it is there", term.Text);
            }
        }

        return null;
    }

    // "to resolve its differences with South Korea": what a value says in so many words.
    private bool SaysSo(Term term, Proposition proposition) =>
        proposition.Roles.Values.Any(r => r.Any(v => v.EntityId is null && term.EntityIds.Any(id => v.Text.Contains($"{term.Preposition} {store.Entities[id].Name}", StringComparison.Ordinal))));

    // "hinted at it on a trip to Korea", "the treaty with Korea": the name belongs to a noun for another matter than the fact's, or to what has a name.
    private bool HangsOnOther(Reading reading, Term term, Proposition proposition)
    {
        if (reading.Terms.Any(t => t is { Kind: TermKind.Entity, IsContext: false } && t.End == term.First - 1 && !t.EntityIds.Any(id => IsAgent(id) || IsLand(id))))
            return true;
        var noun = reading.Terms.FirstOrDefault(t => t is { Kind: TermKind.Word, IsMainVerb: false, IsContext: false } && t.End >= 0 && t.End == term.First - 1);
        return noun is not null && reading.Terms.Any(t => t.IsMainVerb) && !store.IsNamedBy(proposition.Frame, noun.Senses);
    }

    /// <summary>Whether somebody acts in the fact, himself or through somebody of his.</summary>
    public bool ActsIn(Term actor, Fact fact)
    {
        var agents = PartsOf(fact).Agents;
        for (var i = 0; i < actor.EntityIds.Count; i++)
        {
            if (agents.Length > 0 && IsAgent(actor.EntityIds[i]) && Stands(actor.EntityIds[i], agents))
                return true;
        }

        return false;
    }

    /// <summary>Who does what a fact tells, by name.</summary>
    public string[] Agents(Fact fact) => PartsOf(fact).Agents;

    /// <summary>Whether of the two whom the question names the other one acts in the fact, or the one to whom it is done where it asks who does it.</summary>
    public bool IsExchanged(Reading reading, Fact fact)
    {
        var acting = PartsOf(fact).Agents;
        if (acting.Length == 0 || reading.IsPassive)
            return false;
        var named = reading.Named.ToList();
        if (reading.Slot == "agent" && named is [{ Part: TermPart.Object, PartBeside: TermPart.None } done])
            return done.EntityIds.Any(id => IsActor(id) && Stands(id, acting));
        return named is [{ Part: TermPart.Subject } one, { Part: not TermPart.Subject, PartBeside: TermPart.None } other]
            && !one.EntityIds.Any(id => Stands(id, acting)) && other.EntityIds.Any(id => IsActor(id) && Stands(id, acting));
    }

    /// <summary>Who acts in the question but not in the fact, or null.</summary>
    public Veto? Idle(Reading reading, Fact fact)
    {
        // A partner takes part as well; where nobody acts, what is moved or changed does.
        var acting = PartsOf(fact).Present;
        for (var i = 0; i < reading.Terms.Count; i++)
        {
            var term = reading.Terms[i];
            if (term is { Kind: TermKind.Entity, IsInherited: false } && Acts(term, reading) && term.EntityIds.Any(IsAgent) && !term.EntityIds.Any(id => Stands(id, acting)))
                return new Veto("'{0}' does nothing there", term.Text);
        }

        return null;
    }

    /// <summary>Whether a fact names what it is told of, and that is not whom the question's verb is done to.</summary>
    public bool IsOfAnother(Reading reading, Fact fact)
    {
        string[] told = [.. fact.Proposition["patient"].Select(v => v.EntityId).OfType<string>()];
        return fact.Proposition["patient"].Count > 0 && reading.Terms.Any(t => t is { Kind: TermKind.Entity, Part: TermPart.Object, IsInherited: false } && t.EntityIds.All(IsAgent) && !t.EntityIds.Any(id => Stands(id, told)));
    }

    /// <summary>Whom a question's verb is done to but a fact names only in what surrounds what it tells, or who is there only where it says it comes from him, or null.</summary>
    public Veto? Aside(Reading reading, Fact fact)
    {
        for (var i = 0; i < reading.Terms.Count; i++)
        {
            var term = reading.Terms[i];
            if (term is not { Kind: TermKind.Entity, IsInherited: false, IsContext: false, IsAsked: false })
                continue;
            if (term.Part == TermPart.Object && term.EntityIds.All(IsAgent) && IsOnlyIn(fact.Proposition, term, Surrounding))
                return new Veto("'{0}' is not whom it is done to there", term.Text);
            if (term.Preposition == "from" && index.OfEntry(fact.Entry).Any(f => IsOnlyIn(f.Proposition, term, Scene)))
                return new Veto("'{0}' is not 'from' what it is there", term.Text);
        }

        return null;
    }

    // Whether a proposition names somebody, and all roles that do are of a kind.
    private static bool IsOnlyIn(Proposition proposition, Term term, string[] roles)
    {
        var isNamed = false;
        foreach (var (role, values) in proposition.Roles)
        {
            if (!values.Any(v => v.Entities.Any(term.EntityIds.Contains)))
                continue;
            if (!roles.Contains(role))
                return false;
            isNamed = true;
        }

        return isNamed;
    }

    /// <summary>Who acts in a clause beside the question's own, or has its subject, but acts nowhere in the fact's entry, or null.</summary>
    public Veto? IdleBeside(Reading reading, Fact fact)
    {
        for (var i = 0; i < reading.Terms.Count; i++)
        {
            var term = reading.Terms[i];
            if ((term.PartBeside == TermPart.Subject || term.OwnsSubject) && !term.IsInherited && term.EntityIds.All(IsAgent) && !ActsInEntry(term, fact))
                return new Veto("'{0}' does nothing there", term.Text);
        }

        return null;
    }

    private bool ActsInEntry(Term term, Fact fact)
    {
        foreach (var told in index.OfEntry(fact.Entry))
        {
            if (term.EntityIds.Any(id => Stands(id, PartsOf(told).Present)))
                return true;
        }

        return false;
    }

    /// <summary>Who takes part in a deed that a value of a fact names.</summary>
    public IEnumerable<string> Parties(Fact fact, RoleValue naming)
    {
        // What somebody seeks to do he does himself, as he does what is his own; what names nobody is left to who acts.
        var isOwn = !naming.Entities.Any(IsAgent) || naming.Text.Split(' ') is var words && (words[0].EndsWith("ing", StringComparison.Ordinal) || words.Any(w => w == "to" || FunctionWords.Possessives.Contains(w)));
        return isOwn ? naming.Entities.Concat(PartsOf(fact).Partaking) : naming.Entities;
    }

    /// <summary>Whether somebody acts in what an entry tells, or gets something there.</summary>
    public bool ActsOrGets(Term term, Entry entry)
    {
        foreach (var fact in index.OfEntry(entry))
        {
            string[] getting = [.. fact.Proposition["recipient"].SelectMany(v => v.Entities)];
            if (term.EntityIds.Any(id => Stands(id, PartsOf(fact).Present) || Stands(id, getting)))
                return true;
        }

        return false;
    }

    /// <summary>Who has a part of any kind in a fact.</summary>
    public IEnumerable<string> Partaking(Fact fact) => PartsOf(fact).Partaking;

    /// <summary>Who has a part in the question's clause but is none of some parties, or null.</summary>
    public Veto? Outsider(Reading reading, HashSet<string> among)
    {
        string[] inside = [.. among];
        var verb = reading.Terms.FirstOrDefault(t => t.IsMainVerb)?.End ?? -1;
        var outsider = reading.Terms.FirstOrDefault(t => t is { Kind: TermKind.Entity, IsInherited: false, IsContext: false, IsAsked: false }
            && (t.Part != TermPart.None || (t.Preposition is { } preposition && Prepositional.ContainsKey(preposition) && t.First > verb && t.First <= verb + 2))
            && t.EntityIds.All(id => IsAgent(id) && !index.IsEverywhere(id) && !Stands(id, inside)));
        return outsider is null ? null : new Veto("'{0}' has no part in it there", outsider.Text);
    }

    /// <summary>The same of one name alone. Whose name is everywhere is left out of some phrases that mean him.</summary>
    public Veto? Outsider(Term term, string[] among) =>
        term.EntityIds.All(id => IsAgent(id) && !index.IsEverywhere(id) && !Stands(id, among)) ? new Veto("'{0}' has no part in it there", term.Text) : null;

    private static bool Acts(Term term, Reading reading) => term.Part == TermPart.ByAgent || (term.Part == TermPart.Subject && !reading.IsPassive);

    private bool IsAlike(string one, string other) =>
        store.Entities[one].Type == store.Entities[other].Type || (store.Entities[one].IsPlace && store.Entities[other].IsPlace) || (IsActor(one) && IsActor(other));

    // Where somebody may go.
    private bool IsLand(string id) => store.Entities[id] is var entity && (entity.Type is EntityType.Country or EntityType.City || entity.IsPlace);

    /// <summary>Whether a term names a state or its capital.</summary>
    public bool IsState(Term term) => term.EntityIds.All(id => store.Entities[id].Type is EntityType.Country or EntityType.City);

    /// <summary>Whether somebody can act.</summary>
    public bool IsAgent(string id) => IsAgent(store.Entities[id]);

    /// <summary>The same of an entity.</summary>
    public static bool IsAgent(Entity entity) => entity.IsAgent || IsActor(entity);

    /// <summary>Whether somebody acts as states and people do.</summary>
    public bool IsActor(string id) => IsActor(store.Entities[id]);

    private static bool IsActor(Entity entity) => entity.Type is EntityType.Country or EntityType.City or EntityType.Person;

    /// <summary>Whether somebody is one of some others or stands for one.</summary>
    public bool StandsForAny(string id, string[] among) => Stands(id, among);

    // A state stands for its people and its capital, never a person for another.
    private bool Stands(string id, string[] among)
    {
        if (among.Contains(id))
            return true;
        var entity = store.Entities[id];
        if (entity.Governs && entity.Of is { } state && (among.Contains(state) || IsAnyOf(among, state)))
            return true;
        return entity.Type == EntityType.Country && (IsAnyOf(among, id) || HasPeopleOf(among, entity));
    }

    // "Koreans": a group that is called so, whatever state its people live in.
    private bool HasPeopleOf(string[] among, Entity country)
    {
        foreach (var id in among)
        {
            if (store.Entities[id] is { Type: EntityType.Group } group && country.Demonyms.Any(d => group.Kinds.Any(k => k == d || k == d + "s")))
                return true;
        }

        return false;
    }

    private bool IsAnyOf(string[] among, string state)
    {
        foreach (var id in among)
        {
            if (store.Entities[id].Of == state)
                return true;
        }

        return false;
    }

    private Parts PartsOf(Fact fact) => parts[fact.Order] ??= Parts.Of(fact.Proposition, store);
}
