using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>
/// What was read of the texts of a store, in a form that can be stored, so that a start need not read them again. It holds for the very store
/// and the very engine it was made with.
/// </summary>
/// <param name="Words">Numbers of words, as concepts.</param>
/// <param name="Senses">Numbers of senses, by id.</param>
/// <param name="Near">Numbers of what is near a sense, by id.</param>
/// <param name="Told">What is told of each fact, in the order of the data.</param>
/// <param name="Statements">What the recognisers find in the statement of each entry, in the order of the data.</param>
internal sealed record ReadTexts(
    Dictionary<string, int> Words, Dictionary<string, int> Senses, Dictionary<string, int> Near, IReadOnlyList<ReadFact> Told, IReadOnlyList<StatementMentions> Statements)
{
    /// <summary>As it is stored.</summary>
    /// <param name="concepts">The concepts.</param>
    /// <param name="told">What is told of the facts, in the order of the data.</param>
    public static ReadTexts Of(Concepts concepts, IReadOnlyList<FactTold> told)
    {
        var (words, senses, near) = concepts.Tables;
        return new(words, senses, near, [.. told.Select(ReadFact.Of)], [.. told.DistinctBy(t => t.Entry.Id).Select(t => t.Statement)]);
    }

    /// <summary>What is told of the facts, in the order of the data.</summary>
    /// <param name="store">The store they were read from.</param>
    public IEnumerable<FactTold> Facts(KnowledgeStore store)
    {
        var order = 0;
        for (var i = 0; i < store.Entries.Count; i++)
        {
            foreach (var proposition in store.Entries[i].Propositions)
                yield return Told[order++].ToTold(store.Entries[i], proposition, Statements[i]);
        }
    }
}
