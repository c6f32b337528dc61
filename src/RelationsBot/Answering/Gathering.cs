using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>
/// Gathers the facts that most of a question reaches. What few facts have is looked up first; what many have is looked up in the facts reached so
/// far, once none of the others can come among the best. For one thread, one question after the other.
/// </summary>
/// <param name="index">The facts.</param>
/// <param name="matcher">Tells which concepts a word stands for.</param>
/// <param name="shortList">How long a list is that is read anyway.</param>
internal sealed class Gathering(FactIndex index, Matcher matcher, int shortList = Gathering.ShortList)
{
    // What is talked about is reached by as much as by two usual words.
    private const double OfFocus = 2;

    /// <summary>Lists that are not longer are read anyway; before a longer one is, some times as many facts as are wanted are looked into, to know what it must bring.</summary>
    public const int ShortList = 4_000;

    private const int Sampled = 4;

    // To look into a fact costs as much as to read so many of a list.
    private const int ReadsPerLook = 32;

    // What is added up in another order may differ by less.
    private const double Rounding = 1e-9;

    private readonly Reached[] state = new Reached[index.Facts.Count];
    private readonly List<int> facts = [];

    // What one way reaches.
    private readonly List<int> offered = [];

    private readonly List<Way> ways = [];

    /// <summary>Tells how strongly gathered facts tell the words of the question.</summary>
    public WordsTold Words { get; } = new(index);

    /// <summary>The facts that were reached by the most weight, the most first; ties by the order of the data.</summary>
    /// <param name="terms">What reaches them, and how much it tells.</param>
    /// <param name="focus">What is talked about.</param>
    /// <param name="around">The entries they must be of; null: any.</param>
    /// <param name="most">How many to give.</param>
    public List<Fact> Best(IEnumerable<(Term Term, double Weight)> terms, Focus focus, HashSet<Entry>? around, int most)
    {
        foreach (var (term, weight) in terms)
            AddWays(term, weight);
        ways.Sort((a, b) => a.Cost != b.Cost ? a.Cost.CompareTo(b.Cost) : a.Order.CompareTo(b.Order));
        if (around is null)
            Reach(most);
        else
            LookInto(around.SelectMany(index.OfEntry));
        foreach (var fact in index.On(focus))
        {
            if (around is null || around.Contains(fact.Entry))
                Add(fact.Order, OfFocus);
        }

        var best = Best(most).ConvertAll(f => index.Facts[f]);
        Clear();
        return best;
    }

    private void Reach(int most)
    {
        var (rest, cost) = (ways.Sum(w => w.Most), ways.Sum(w => (long)w.Cost));
        for (var i = 0; i < ways.Count; i++)
        {
            if (ways[i].Cost > shortList && Least(i, most) is var least && rest + Rounding < least
                && facts.FindAll(f => state[f].Weight + rest + Rounding >= least) is var open && (long)open.Count * ReadsPerLook < cost)
            {
                foreach (var fact in open)
                    state[fact].Weight = Total(fact, i);
                return;
            }

            Read(ways[i]);
            rest -= ways[i].Most;
            cost -= ways[i].Cost;
        }
    }

    // What the last of the best facts has at least, by all ways; 0 where too few were reached.
    private double Least(int next, int most)
    {
        if (facts.Count < most)
            return 0;
        var totals = Best(Sampled * most).ConvertAll(f => Total(f, next));
        totals.Sort();
        return totals[^most];
    }

    // The weight of a fact with what the ways from one on add to it.
    private double Total(int fact, int next)
    {
        var total = state[fact].Weight;
        for (var i = next; i < ways.Count; i++)
            total += ways[i].Weight * Strength(ways[i].Term, index.Facts[fact]);
        return total;
    }

    private void LookInto(IEnumerable<Fact> some)
    {
        foreach (var fact in some)
        {
            foreach (var way in ways)
            {
                if (Strength(way.Term, fact) is var strength and > 0)
                    Add(fact.Order, way.Weight * strength);
            }
        }
    }

    private void AddWays(Term term, double weight)
    {
        foreach (var part in term.Parts)
            AddWays(part, weight / term.Parts.Count);
        var (cost, most) = (0, 1f);
        switch (term.Kind)
        {
            case TermKind.Word:
                most = 0;
                foreach (var (concept, strength) in matcher.ConceptsOf(term))
                    (cost, most) = (cost + index.Postings(concept).Length, Math.Max(most, strength));
                break;
            case TermKind.Entity:
                foreach (var id in term.EntityIds)
                    cost += index.Postings(id).Count;
                break;
            case TermKind.Date:
                cost = index.Periods.CountNear(term.Date!.Scope);
                break;
            default:
                cost = index.Postings(term.Number!.Value).Count;
                break;
        }

        ways.Add(new Way(term, weight, cost, weight * most, ways.Count));
    }

    // Reads the lists of facts that a way has.
    private void Read(Way way)
    {
        switch (way.Term.Kind)
        {
            case TermKind.Word:
                foreach (var (concept, strength) in matcher.ConceptsOf(way.Term))
                {
                    foreach (var (fact, found) in index.Postings(concept))
                        Offer(fact, found * strength);
                }

                break;
            case TermKind.Entity:
                foreach (var id in way.Term.EntityIds)
                {
                    var list = index.Postings(id);
                    for (var i = 0; i < list.Count; i++)
                        Offer(list[i], 1);
                }

                break;
            case TermKind.Date:
                foreach (var fact in index.Periods.Near(way.Term.Date!.Scope))
                {
                    if (index.Facts[fact].IsAbout(way.Term.Date.Scope))
                        Offer(fact, 1);
                }

                break;
            default:
                foreach (var fact in index.Postings(way.Term.Number!.Value))
                    Offer(fact, 1);
                break;
        }

        foreach (var fact in offered)
        {
            Add(fact, way.Weight * state[fact].Offered);
            state[fact].Offered = 0;
        }

        offered.Clear();
    }

    // How strongly a way reaches a fact: the same as by its lists.
    private double Strength(Term term, Fact fact) => term.Kind switch
    {
        TermKind.Word => matcher.OwnStrength(term, fact.Evidence),
        TermKind.Entity => term.EntityIds.Any(fact.OfEntry.Contains) ? 1 : 0,
        TermKind.Date => fact.IsAbout(term.Date!.Scope) ? 1 : 0,
        _ => fact.Numbers.Contains(term.Number!.Value) ? 1 : 0,
    };

    private void Add(int fact, double weight)
    {
        ref var reached = ref state[fact];
        if (!reached.IsReached)
        {
            reached.IsReached = true;
            facts.Add(fact);
        }

        reached.Weight += weight;
    }

    // One way in which a term reaches a fact: only the strongest counts.
    private void Offer(int fact, float strength)
    {
        ref var reached = ref state[fact];
        if (reached.Offered == 0)
            offered.Add(fact);
        reached.Offered = Math.Max(reached.Offered, strength);
    }

    private List<int> Best(int most)
    {
        var best = new List<int>(most + 1);
        foreach (var fact in facts)
        {
            if (best.Count == most && !Precedes(fact, best[^1]))
                continue;
            var at = best.Count;
            while (at > 0 && Precedes(fact, best[at - 1]))
                at--;
            best.Insert(at, fact);
            if (best.Count > most)
                best.RemoveAt(most);
        }

        return best;
    }

    private bool Precedes(int one, int other) => state[one].Weight > state[other].Weight || (state[one].Weight == state[other].Weight && one < other);

    private void Clear()
    {
        foreach (var fact in facts)
            state[fact] = default;
        facts.Clear();
        ways.Clear();
    }

    /// <summary>How far a fact was reached, in one place of memory.</summary>
    private struct Reached
    {
        /// <summary>By how much weight.</summary>
        public double Weight;

        /// <summary>How strongly by the way that is read, the strongest of its lists.</summary>
        public float Offered;

        /// <summary>Whether it was reached at all.</summary>
        public bool IsReached;
    }

    /// <summary>One way to reach facts.</summary>
    /// <param name="Term">A term, or a word of a phrase.</param>
    /// <param name="Weight">How much it tells.</param>
    /// <param name="Cost">How many facts its lists have.</param>
    /// <param name="Most">What it adds to a fact at most.</param>
    /// <param name="Order">Its place in the question.</param>
    private readonly record struct Way(Term Term, double Weight, int Cost, double Most, int Order);
}
