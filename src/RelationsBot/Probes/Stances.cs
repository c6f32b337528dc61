using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Probes;

/// <summary>
/// Probes of facts that tell how somebody stands to a deed: somebody of another side in the place of the one who admits or demands it, and
/// the states exchanged in what is admitted or demanded.
/// </summary>
internal sealed class Stances(StoreReading store, Attitudes attitudes, ActionWords actions, Inflection inflection, Draw draw)
{
    private const int MostOthers = 3;

    private readonly IReadOnlyList<string> sides = [.. store.Store.Entities.Values.Where(e => e.IsSubject).SelectMany(e => e.Sides ?? [])];

    // What is between two is between the other and the one.
    private static readonly string[] Together = ["and", "or", "with", "between"];

    /// <summary>All of them.</summary>
    public IEnumerable<Probe> All => attitudes.All.SelectMany(Of);

    private IEnumerable<Probe> Of(Proposition fact)
    {
        if (fact["agent"] is not [{ EntityId: { } id }] || store.Store.Entities[id] is not { IsAgent: true } holder)
            yield break;

        // The sample questions' idioms take other contents than the statement's verb.
        var frame = store.Store.Frames[fact.Frame];
        var statement = store.Of(fact.EntryId).Statement;
        var said = actions.Of(frame, [statement]);
        var behind = said is null ? "" : FactWording.Behind(statement, said);
        foreach (var content in Attitudes.Contents(fact))
        {
            // "Say" takes clauses alone, "want" and "demand" take things as well.
            var isClause = FactWording.IsClause(content.Text);
            if (!isClause && said is null && !frame.IsOpen)
                continue;
            var verb = (said ?? actions.Usual(frame)).Lemma;
            if (!isClause && behind.Length > 0 && !content.Text.StartsWith(behind + " ", StringComparison.Ordinal))
                verb += " " + behind;
            foreach (var other in Others(fact, holder, content))
            {
                foreach (var question in Worded(verb, Name(other), Said(content)))
                    yield return new Probe(ProbeKind.OtherStance, question, fact, $"{holder.Name} → {other.Name}");
            }

            foreach (var (text, exchange) in Exchanged(fact, holder, Said(content)))
            {
                foreach (var question in Worded(verb, Name(holder), text))
                    yield return new Probe(ProbeKind.OtherStance, question, fact, exchange);
            }
        }
    }

    private string Said(RoleValue content) => content.EntityId is { } id ? Name(store.Store.Entities[id]) : content.Text;

    private string Name(Entity entity) => store.HasArticle(entity.Id) ? "the " + entity.Name : entity.Name;

    private IEnumerable<string> Worded(string verb, string subject, string content)
    {
        var clause = new Clause(subject, verb, [new ClausePart("content", "", content, null)], "");
        var did = clause.Inverted(inflection);
        yield return $"Did{did[3..]}?";
        yield return $"When {did}?";
        yield return $"Why {did}?";
        yield return $"Is it true that {subject} {clause.Predicate(inflection)}?";
        yield return $"Was it {subject} that {clause.Predicate(inflection)}?";
    }

    private static string State(Entity entity) => entity.Type == EntityType.Country ? entity.Id : entity.Of ?? entity.Id;

    private bool IsOf(RoleValue value, string state) => value.Entities.Any(id => State(store.Store.Entities[id]) == state);

    // Somebody of another state whom the entry names, or one of the sides that everything is between, and of whom nothing like it is told.
    private IEnumerable<Entity> Others(Proposition fact, Entity holder, RoleValue content)
    {
        var others = store.Of(fact.EntryId).Entities.Concat(sides).Distinct().Select(id => store.Store.Entities[id])
            .Where(e => e is { IsAgent: true, IsSubject: false, Type: not EntityType.Group } && !store.MayStandFor(State(e), State(holder)) && !IsIn(content, e) && !IsTold(fact, e, content));
        return draw.Shuffle(others, e => fact.EntryId + fact.Frame + e.Id).DistinctBy(e => (State(e), e.Type == EntityType.Person)).Take(MostOthers);
    }

    // Nobody means to meet oneself; that oneself did something can be said.
    private bool IsIn(RoleValue content, Entity other)
    {
        var named = store.Analyze(Said(content)).Mentions.Entities.SelectMany(m => m.EntityIds).Select(id => store.Store.Entities[id]);
        return named.Any(e => e.Id == other.Id && e.Type == EntityType.Person)
            || (!content.Text.StartsWith("that ", StringComparison.Ordinal) && named.Any(e => e.Type is EntityType.Person or EntityType.City or EntityType.Country && State(e) == State(other)));
    }

    // A fact of the kind, or of what is to come, of that one or theirs, that has anything to do with the same.
    private bool IsTold(Proposition fact, Entity other, RoleValue content)
    {
        var words = Words(content);
        return store.All.SelectMany(e => e.Entry.Propositions).Any(p => (store.AreRelated(p.Frame, fact.Frame) || p.Mode is Mode.Planned or Mode.Expected)
            && p["agent"].Concat(p.Claimants).Any(v => IsOf(v, State(other)))
            && p["content"].Concat(p["patient"]).Any(v => Words(v).Overlaps(words)));
    }

    private HashSet<string> Words(RoleValue value) =>
        [.. value.Kinds.Concat(value.Words).Append(value.Text).SelectMany(store.Cut).Where(t => t.Kind == TokenKind.Word && store.Data.Lexicon.ClassOf(t) == WordClass.Content && !t.Capitalized).SelectMany(t => t.Lemmas)];

    // The two states that a content names, each in the place of the other; or the one, where the holder's or the other side is free for it.
    private IEnumerable<(string Text, string Exchange)> Exchanged(Proposition fact, Entity holder, string content)
    {
        var text = store.Analyze(content);
        var named = text.Mentions.Entities.Where(m => m.EntityIds.Count == 1 && m.Kind is MentionKind.Name or MentionKind.Demonym && IsState(store.Store.Entities[m.EntityIds[0]])).ToList();
        if (named is [var first, var second])
        {
            var (one, other) = (store.Store.Entities[first.EntityIds[0]], store.Store.Entities[second.EntityIds[0]]);
            if (State(one) != State(other) && !text.Tokens.Take(second.First).Skip(first.End).All(t => Together.Contains(t.Folded)) && Parties.Said(other, first.Kind) is { } left && Parties.Said(one, second.Kind) is { } right)
                yield return (BaseQuestion.With(text, (first.First, first.End, left), (second.First, second.End, right)), $"{one.Name} ↔ {other.Name}");
        }
        else if (named is [var only] && store.Store.Entities[only.EntityIds[0]] is var state && !(only.First > 0 && Together.Contains(text.Tokens[only.First - 1].Folded)))
        {
            foreach (var other in sides.Append(State(holder)).Select(id => store.Store.Entities[id]).Where(e => e.Type == EntityType.Country && e.Id != State(state)).Take(1))
            {
                if (Parties.Said(other, only.Kind) is { } way && !IsToldOf(fact, holder, other))
                    yield return (BaseQuestion.With(text, (only.First, only.End, way)), $"{state.Name} → {other.Name}");
            }
        }
    }

    // The holder stands so to a like deed of the other state as well.
    private bool IsToldOf(Proposition fact, Entity holder, Entity other) => store.All.SelectMany(e => e.Entry.Propositions).Any(p =>
        p != fact && store.AreRelated(p.Frame, fact.Frame) && p["agent"].Any(v => IsOf(v, State(holder))) && p["content"].Concat(p["patient"]).Any(v => IsOf(v, other.Id)));

    private static bool IsState(Entity entity) => entity.Type == EntityType.Country || entity.Governs;
}
