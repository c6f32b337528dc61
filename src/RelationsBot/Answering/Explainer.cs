using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>
/// Holds a fact against the terms of a question: how strongly each is explained, how much it tells, and whether its absence rules
/// the fact out. Immutable.
/// </summary>
internal sealed class Explainer(KnowledgeStore store, FactIndex index, Matcher matcher)
{
    private readonly EntityExplainer entities = new(store, index);
    private readonly DateExplainer dates = new(store);
    private readonly WordExplainer words = new(store, matcher);

    /// <summary>Holds a fact against one term.</summary>
    /// <param name="term">The term.</param>
    /// <param name="weight">How much it tells.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="reading">The question.</param>
    /// <param name="told">Of a word how strongly all evidence of the fact tells it.</param>
    public Explanation Explain(Term term, double weight, Fact fact, Reading reading, double told) => term.Kind switch
    {
        TermKind.Entity => entities.Explain(term, weight, fact),
        TermKind.Date => dates.Explain(term, weight, fact, reading),
        TermKind.Number => NumberExplainer.Explain(term, weight, fact),
        _ => words.Explain(term, weight, fact, reading, told),
    };
}
