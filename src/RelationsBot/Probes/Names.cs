using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Probes;

/// <summary>Exchanges a name for one of its type that the fact does not hold, for another participant's, and for an invented one.</summary>
internal sealed class Names(StoreReading store, Draw draw) : IExchange
{
    private static readonly Dictionary<EntityType, string[]> Invented = new()
    {
        [EntityType.Person] = ["Bertrand Oskvell", "Mirela Tandovic", "Jorvik Halloran", "Anselm Quayle"],
        [EntityType.Country] = ["Zelvania", "Quendoria", "Bratania"],
        [EntityType.City] = ["Velmaross", "Ostrinka"],
        [EntityType.Place] = ["Velmaross", "Quillmere"],
        [EntityType.Organisation] = ["Tarvok Institute", "Ondrell Company"],
        [EntityType.Document] = ["Melvarn Treaty", "Ostrinka Protocol"],
        [EntityType.Event] = ["Melvarn War", "Quillmere Conference"],
        [EntityType.Weapon] = ["Zorvex-9", "Kelvarn-2"],
        [EntityType.Work] = ["The Quillmere Affair"],
    };

    public IEnumerable<Probe> Of(BaseQuestion question)
    {
        // With another name it asks what that one is, and supposes nothing.
        if (question.Tokens is [{ Folded: "who" or "what" }, { Folded: "is" or "was" or "are" or "were" }, ..] && question.Tokens.Count(t => t.Kind != Text.TokenKind.Mark) <= 2 + question.Analysis.Mentions.Entities.Sum(m => m.Count))
            yield break;
        foreach (var mention in question.Analysis.Mentions.Entities.Where(m => m.EntityIds.Count == 1 && m.Kind == MentionKind.Name))
        {
            var entity = store.Store.Entities[mention.EntityIds[0]];
            foreach (var other in Absent(question, entity).Take(2))
                yield return Exchanged(ProbeKind.OtherName, question, mention, other.Name, store.HasArticle(other.Id));
            foreach (var other in Participants(question, entity, mention).Take(1))
                yield return Exchanged(ProbeKind.OtherParticipant, question, mention, other.Name, store.HasArticle(other.Id));
            if (Invented.TryGetValue(entity.Type, out var names))
                yield return Exchanged(ProbeKind.UnknownName, question, mention, names[draw.Of(question.Text) % names.Length], false);
        }
    }

    // Of the same type, neither named by the entry nor one that may stand for somebody there, and in no fact that tells the like.
    private IEnumerable<Entity> Absent(BaseQuestion question, Entity named)
    {
        var others = store.Store.Entities.Values.Where(e => e.Type == named.Type && !question.Entry.KinEntities.Any(id => store.MayStandFor(id, e.Id)));
        return draw.Shuffle(others, e => question.Text + e.Id);
    }

    // Somebody of the same happening who has that part in no fact of it.
    private IEnumerable<Entity> Participants(BaseQuestion question, Entity named, EntityMention mention)
    {
        if (!named.IsAgent || store.IsModifier(question.Analysis, mention))
            return [];
        var roles = question.Entry.Entry.Propositions.SelectMany(p => p.Roles).Where(r => r.Value.Any(v => v.EntityId == named.Id)).Select(r => r.Key).ToHashSet();
        if (roles.Count == 0 || question.Frames.Any(f => store.Store.Frames[f].Reverse is not null))
            return [];
        var facts = question.Entry.Kin.SelectMany(e => e.Entry.Propositions).ToList();
        return draw.Shuffle(
            question.Entry.Entities.Where(id => !question.Named.Contains(id)).Select(id => store.Store.Entities[id])
                .Where(e => e.Type == named.Type && !facts.Any(p => roles.Any(r => p[r].SelectMany(v => v.Entities).Any(id => store.MayStandFor(id, e.Id))))),
            e => question.Text + e.Id);
    }

    // The article of the old name goes, that of the new one comes.
    private static Probe Exchanged(ProbeKind kind, BaseQuestion question, EntityMention mention, string name, bool hasArticle)
    {
        var first = mention.First > 0 && question.Tokens[mention.First - 1].Folded == "the" && !question.Tokens[mention.First - 1].StartsSentence ? mention.First - 1 : mention.First;
        return new(
            kind,
            question.With((first, mention.End, hasArticle ? "the " + name : name)),
            question.Fact,
            $"{question.Words(mention.First, mention.End)} → {name}",
            question.Text);
    }
}
