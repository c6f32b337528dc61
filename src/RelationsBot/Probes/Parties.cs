using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Probes;

/// <summary>Exchanges who acts and who is acted on: names for names, adjectives for adjectives.</summary>
internal sealed class Parties(StoreReading store) : IExchange
{
    public IEnumerable<Probe> Of(BaseQuestion question)
    {
        var mentions = question.Analysis.Mentions.Entities.Where(m => m.EntityIds.Count == 1 && m.Kind is MentionKind.Name or MentionKind.Demonym).ToList();
        for (var i = 0; i < mentions.Count; i++)
        {
            for (var j = i + 1; j < mentions.Count; j++)
            {
                var (one, other) = (store.Store.Entities[mentions[i].EntityIds[0]], store.Store.Entities[mentions[j].EntityIds[0]]);
                if (one.Id == other.Id || one.Type != other.Type || !HasDirection(question, one.Id, other.Id))
                    continue;
                if (Said(other, mentions[i].Kind) is not { } first || Said(one, mentions[j].Kind) is not { } second)
                    continue;
                yield return new Probe(
                    ProbeKind.ExchangedParties,
                    question.With((mentions[i].First, mentions[i].End, first), (mentions[j].First, mentions[j].End, second)),
                    question.Fact,
                    $"{one.Name} ↔ {other.Name}",
                    question.Text);
            }
        }
    }

    // One acts on the other in the fact, and in no fact of the store the other way round or both together.
    private bool HasDirection(BaseQuestion question, string one, string other)
    {
        if (question.Frames.Any(f => store.Store.Frames[f].Reverse is not null))
            return false;
        var facts = question.Entry.Kin.SelectMany(e => e.Entry.Propositions).Where(p => question.Frames.Any(f => store.AreRelated(f, p.Frame))).ToList();
        return (store.Acts(question.Fact, one, other) && !facts.Any(p => store.Acts(p, other, one))) || (store.Acts(question.Fact, other, one) && !facts.Any(p => store.Acts(p, one, other)));
    }

    /// <summary>How an entity is called in the place of another that is mentioned so; null: it has no adjective.</summary>
    public static string? Said(Entity entity, MentionKind kind) => kind == MentionKind.Name ? entity.Name : entity.Demonyms is [var first, ..] ? first : null;
}
