using System.Collections;

namespace RelationsBot.Answering;

/// <summary>A fact whose words were held against a question, before what costs more: its roles, what fills the slot, its rank.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Explanations">Each term of the question.</param>
/// <param name="Share">Share of the question's weight that the fact explains.</param>
/// <param name="Vetoes">How many terms rule it out; the rest may rule it out besides.</param>
/// <param name="MostScore">Its score is no higher.</param>
/// <param name="MostIdentity">Its identity is no higher.</param>
internal sealed record Sketch(Fact Fact, Explanation[] Explanations, double Share, int Vetoes, double MostScore, double MostIdentity)
{
    /// <summary>The fact held against the question as a whole; null: it was not needed yet.</summary>
    public Candidate? Held { get; set; }
}

/// <summary>
/// The facts that could answer a reading, the best first; ties by the order of the data. Most are never held against the question as a whole, since what
/// they can reach at most is known: that is done when somebody looks so far. For one thread.
/// </summary>
internal sealed class Candidates : IReadOnlyList<Candidate>
{
    // By what they can reach, the most last.
    private readonly List<Sketch> open;
    private readonly List<Sketch> all;
    private readonly Func<Sketch, Candidate> hold;

    // Held, but what is open may still come before them: the best last.
    private readonly List<Candidate> waiting = [];
    private readonly List<Candidate> ranked = [];

    /// <summary>Puts sketches in order.</summary>
    /// <param name="sketches">The facts.</param>
    /// <param name="hold">Holds one against the question as a whole.</param>
    public Candidates(List<Sketch> sketches, Func<Sketch, Candidate> hold)
    {
        all = sketches;
        this.hold = hold;
        open = [.. sketches];
        open.Sort((a, b) => a.MostScore.CompareTo(b.MostScore));
    }

    public int Count => all.Count;

    public Candidate this[int index]
    {
        get
        {
            while (ranked.Count <= index)
                Rank();
            return ranked[index];
        }
    }

    /// <summary>The one that is most surely the happening meant; of several the best. There must be one.</summary>
    public Candidate MostIdentical()
    {
        Candidate? best = null;
        foreach (var sketch in all.OrderByDescending(s => s.MostIdentity))
        {
            if (best is not null && sketch.MostIdentity < best.Identity)
                break;
            var candidate = Hold(sketch);
            if (best is null || candidate.Identity > best.Identity || (candidate.Identity == best.Identity && Precedes(candidate, best) < 0))
                best = candidate;
        }

        return best!;
    }

    /// <summary>The first, in the order of the data, that passes a test of its words; null: none does.</summary>
    public Sketch? Find(Predicate<Sketch> test) => all.Find(test);

    /// <summary>The best of another entry among those that were looked at so far; null: there is none.</summary>
    public Candidate? Beside(Candidate best)
    {
        Candidate? beside = null;
        foreach (var sketch in all)
        {
            if (sketch.Held is { } held && held.Fact.Entry != best.Fact.Entry && (beside is null || Precedes(held, beside) < 0))
                beside = held;
        }

        return beside;
    }

    /// <summary>Those that no term rules out and that explain at least so much, the best first.</summary>
    public List<Candidate> Explaining(double leastShare) => Held(sketch => sketch.Vetoes == 0 && sketch.Share >= leastShare);

    /// <summary>Those that pass a test of their words, the best first.</summary>
    public List<Candidate> Held(Predicate<Sketch> mayDo)
    {
        var held = new List<Candidate>();
        foreach (var sketch in all)
        {
            if (mayDo(sketch))
                held.Add(Hold(sketch));
        }

        held.Sort(Precedes);
        return held;
    }

    public IEnumerator<Candidate> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The next of the ranked ones: better than all that wait, and than all that is open can be.
    private void Rank()
    {
        while (open.Count > 0 && (waiting.Count == 0 || open[^1].MostScore >= waiting[^1].Score))
        {
            var candidate = Hold(open[^1]);
            open.RemoveAt(open.Count - 1);
            var at = waiting.Count;
            while (at > 0 && Precedes(waiting[at - 1], candidate) < 0)
                at--;
            waiting.Insert(at, candidate);
        }

        ranked.Add(waiting[^1]);
        waiting.RemoveAt(waiting.Count - 1);
    }

    private Candidate Hold(Sketch sketch) => sketch.Held ??= hold(sketch);

    private static int Precedes(Candidate one, Candidate other) =>
        one.Score != other.Score ? other.Score.CompareTo(one.Score) : one.Fact.Order.CompareTo(other.Fact.Order);
}
