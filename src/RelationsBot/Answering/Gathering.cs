namespace RelationsBot.Answering;

/// <summary>How much of a question each fact was reached by. For one thread.</summary>
internal sealed class Gathering(int count)
{
    private readonly double[] weights = new double[count];
    private readonly bool[] isReached = new bool[count];
    private readonly List<int> facts = [];

    // What one term reaches, the strongest way of each fact.
    private readonly float[] offered = new float[count];
    private readonly List<int> reached = [];

    /// <summary>The facts that were reached, by their order; each once.</summary>
    public IReadOnlyList<int> Facts => facts;

    /// <summary>The weight a fact was reached by.</summary>
    public double Of(int fact) => weights[fact];

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

    /// <summary>One way in which a term reaches a fact: only the strongest counts.</summary>
    /// <param name="fact">Order of the fact.</param>
    /// <param name="strength">Over 0, to 1.</param>
    public void Offer(int fact, float strength)
    {
        if (offered[fact] == 0)
            reached.Add(fact);
        offered[fact] = Math.Max(offered[fact], strength);
    }

    /// <summary>Adds what was offered of a term that weighs as much, and begins with the next term.</summary>
    public void AddOffered(double weight)
    {
        foreach (var fact in reached)
        {
            Add(fact, weight * offered[fact]);
            offered[fact] = 0;
        }

        reached.Clear();
    }
}
