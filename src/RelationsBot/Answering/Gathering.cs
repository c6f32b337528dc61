using RelationsBot.Knowledge;

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

    /// <summary>The facts that were reached by the most weight, the most first; ties by the order of the data.</summary>
    /// <param name="most">How many to give.</param>
    /// <param name="around">The entries they must be of; null: any.</param>
    public List<Fact> Best(int most, HashSet<Entry>? around)
    {
        var best = new List<int>(most + 1);
        foreach (var fact in facts)
        {
            if ((best.Count == most && !Precedes(fact, best[^1])) || (around is not null && !around.Contains(index.Facts[fact].Entry)))
                continue;
            var at = best.Count;
            while (at > 0 && Precedes(fact, best[at - 1]))
                at--;
            best.Insert(at, fact);
            if (best.Count > most)
                best.RemoveAt(most);
        }

        return best.ConvertAll(f => index.Facts[f]);
    }

    private bool Precedes(int one, int other) => weights[one] > weights[other] || (weights[one] == weights[other] && one < other);

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
