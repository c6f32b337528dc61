namespace RelationsBot.Answering;

/// <summary>How much of a question each fact was reached by. For one thread.</summary>
internal sealed class Gathering(FactIndex index, Matcher matcher)
{
    private readonly double[] weights = new double[index.Facts.Count];
    private readonly bool[] isReached = new bool[index.Facts.Count];
    private readonly List<int> facts = [];

    // What one term reaches, the strongest way of each fact.
    private readonly float[] offered = new float[index.Facts.Count];
    private readonly List<int> reached = [];

    /// <summary>The facts that were reached, by their order; each once.</summary>
    public IReadOnlyList<int> Facts => facts;

    /// <summary>The weight a fact was reached by.</summary>
    public double Of(int fact) => weights[fact];

    /// <summary>Adds what a term reaches.</summary>
    /// <param name="term">The term.</param>
    /// <param name="weight">How much it tells.</param>
    public void Reach(Term term, double weight)
    {
        switch (term.Kind)
        {
            case TermKind.Word:
                foreach (var part in term.Parts)
                    Reach(part, weight / term.Parts.Count);
                foreach (var (concept, strength) in matcher.ConceptsOf(term))
                {
                    foreach (var (fact, found) in index.Postings(concept))
                        Offer(fact, found * strength);
                }

                AddOffered(weight);
                break;
            case TermKind.Entity:
                foreach (var id in term.EntityIds)
                {
                    foreach (var fact in index.Postings(id))
                        Offer(fact, 1);
                }

                AddOffered(weight);
                break;
            default:
                foreach (var fact in index.Facts)
                {
                    if (term.Kind == TermKind.Date ? fact.IsAbout(term.Date!.Scope) : fact.Numbers.Contains(term.Number!.Value))
                        Add(fact.Order, weight);
                }

                break;
        }
    }

    /// <summary>Adds to a fact's weight.</summary>
    public void Add(int fact, double weight)
    {
        if (!isReached[fact])
        {
            isReached[fact] = true;
            facts.Add(fact);
        }

        weights[fact] += weight;
    }

    // One way in which a term reaches a fact: only the strongest counts.
    private void Offer(int fact, float strength)
    {
        if (offered[fact] == 0)
            reached.Add(fact);
        offered[fact] = Math.Max(offered[fact], strength);
    }

    // What was offered of a term that weighs as much; the next term begins.
    private void AddOffered(double weight)
    {
        foreach (var fact in reached)
        {
            Add(fact, weight * offered[fact]);
            offered[fact] = 0;
        }

        reached.Clear();
    }
}
