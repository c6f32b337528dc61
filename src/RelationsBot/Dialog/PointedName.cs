using RelationsBot.Answering;
using RelationsBot.Knowledge;

namespace RelationsBot.Dialog;

/// <summary>Whom of two that were named last a question means: "the former", "the latter". Immutable.</summary>
internal sealed class PointedName(KnowledgeStore store)
{
    /// <summary>The question with the name in place of the pointing word.</summary>
    public Reading Complete(Reading fresh, Conversation conversation)
    {
        var word = fresh.Anaphora.FirstOrDefault(a => a is "former" or "latter");
        if (word is null || conversation.Turns.Count == 0 || Two(conversation.Turns[^1]) is not [var first, var second])
            return fresh;
        var meant = store.Entities[word == "former" ? first : second];
        var name = new Term { Kind = TermKind.Entity, Text = meant.Name, EntityIds = [meant.Id] };
        return fresh with
        {
            Terms = [.. fresh.Terms.Where(t => !t.Lemmas.Contains(word)), name],
            Anaphora = [.. fresh.Anaphora.Where(a => a != word)],
            IsElliptical = false,
            HasAntecedent = true,
        };
    }

    // The two that answered; else the two that the question named.
    private static IReadOnlyList<string> Two(TurnMemory turn)
    {
        const string entity = "entity:";
        return turn.Answered.Count == 2 ? turn.Answered : [.. turn.Terms.Where(t => t.StartsWith(entity, StringComparison.Ordinal)).Select(t => t[entity.Length..]).Where(turn.Entities.Contains)];
    }
}
