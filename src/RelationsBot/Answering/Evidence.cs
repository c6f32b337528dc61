using System.Numerics;

namespace RelationsBot.Answering;

/// <summary>
/// How strongly concepts stand for something, 0 where they do not. Several kinds of evidence of one thing share a table of its concepts, open
/// and at most half full, as looking into it is what finding does most. Immutable.
/// </summary>
internal readonly struct Evidence
{
    private readonly ConceptTable table;
    private readonly float[] strengths;

    private Evidence(ConceptTable table, float[] strengths)
    {
        this.table = table;
        this.strengths = strengths;
    }

    /// <summary>The strength of a concept, 0 to 1.</summary>
    public float this[int concept] => table.Find(concept) is var at and >= 0 ? strengths[at] : 0;

    /// <summary>The concepts with a strength above 0, in no particular order.</summary>
    public IEnumerable<(int Concept, float Strength)> All
    {
        get
        {
            for (var i = 0; i < strengths.Length; i++)
            {
                if (strengths[i] > 0)
                    yield return (table.At(i), strengths[i]);
            }
        }
    }

    /// <summary>One kind of evidence alone.</summary>
    /// <param name="strengths">Concepts with their strengths, each once.</param>
    public static Evidence Of(IReadOnlyDictionary<int, float> strengths) => new ConceptTable(strengths.Keys, strengths.Count).With(strengths);

    /// <summary>The concepts of a thing, each at a place of its own. Immutable once built.</summary>
    public sealed class ConceptTable
    {
        // The number of the concept and 1; 0 where there is none.
        private readonly int[] places;
        private readonly int shift;

        /// <summary>Places concepts.</summary>
        /// <param name="concepts">The concepts, each once.</param>
        /// <param name="count">How many they are.</param>
        public ConceptTable(IEnumerable<int> concepts, int count)
        {
            var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, 2 * count));
            places = new int[size];
            shift = 32 - BitOperations.Log2(size);
            foreach (var concept in concepts)
            {
                var at = Start(concept);
                while (places[at] != 0)
                    at = (at + 1) & (places.Length - 1);
                places[at] = concept + 1;
            }
        }

        /// <summary>The place of a concept, or -1.</summary>
        public int Find(int concept)
        {
            var places = this.places;
            for (var at = Start(concept); ; at++)
            {
                at &= places.Length - 1;
                if (places[at] == concept + 1)
                    return at;
                if (places[at] == 0)
                    return -1;
            }
        }

        /// <summary>The concept at a place that holds one.</summary>
        public int At(int place) => places[place] - 1;

        /// <summary>Evidence of some of the concepts.</summary>
        public Evidence With(IEnumerable<KeyValuePair<int, float>> strengths)
        {
            var at = new float[places.Length];
            foreach (var (concept, strength) in strengths)
                at[Find(concept)] = strength;
            return new Evidence(this, at);
        }

        // Multiplied by the golden ratio, so that neighbours lie apart.
        private int Start(int concept) => (int)(((uint)concept * 2654435769u) >> shift);
    }
}
