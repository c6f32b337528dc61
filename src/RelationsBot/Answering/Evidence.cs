using System.Numerics;

namespace RelationsBot.Answering;

/// <summary>
/// How strongly concepts stand for something, 0 where they do not. Several kinds of evidence of one thing share a table of its concepts, open
/// and at most half full, as looking into it is what finding does most. Immutable.
/// </summary>
internal readonly struct Evidence
{
    private static readonly ConceptTable None = new([]);

    private readonly ConceptTable table;
    private readonly float[] strengths;

    private Evidence(ConceptTable table, float[] strengths)
    {
        this.table = table;
        this.strengths = strengths;
    }

    /// <summary>The table of concepts.</summary>
    public ConceptTable Table => table;

    /// <summary>The strengths by place in the table; empty where there are none.</summary>
    public float[] Strengths => strengths;

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
    public static Evidence Of(IReadOnlyDictionary<int, float> strengths) => new ConceptTable(strengths.Keys).With(strengths);

    /// <summary>The concepts of a thing, each at a place of its own. Immutable once built.</summary>
    public sealed class ConceptTable
    {
        // The place of a concept and 1; 0 where there is none. Small numbers, so that what is not there is mostly told by one look into few lines of memory.
        private readonly ushort[] slots;
        private readonly int[] concepts;
        private readonly int shift;

        /// <summary>Places concepts.</summary>
        /// <param name="concepts">The concepts, each once.</param>
        public ConceptTable(IEnumerable<int> concepts)
        {
            this.concepts = [.. concepts];
            var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, 2 * this.concepts.Length));
            slots = new ushort[size];
            shift = 32 - BitOperations.Log2(size);
            for (var place = 0; place < this.concepts.Length; place++)
            {
                var at = Start(this.concepts[place]);
                while (slots[at] != 0)
                    at = (at + 1) & (slots.Length - 1);
                slots[at] = checked((ushort)(place + 1));
            }
        }

        /// <summary>The place of a concept, or -1.</summary>
        public int Find(int concept)
        {
            var slots = this.slots;
            for (var at = Start(concept); ; at++)
            {
                at &= slots.Length - 1;
                var place = slots[at] - 1;
                if (place < 0 || concepts[place] == concept)
                    return place;
            }
        }

        /// <summary>The concepts by place.</summary>
        public int[] Concepts => concepts;

        /// <summary>The concept at a place.</summary>
        public int At(int place) => concepts[place];

        /// <summary>Evidence of some of the concepts.</summary>
        public Evidence With(IReadOnlyDictionary<int, float> strengths)
        {
            if (strengths.Count == 0)
                return new Evidence(None, []);
            var at = new float[concepts.Length];
            foreach (var (concept, strength) in strengths)
                at[Find(concept)] = strength;
            return new Evidence(this, at);
        }

        /// <summary>Evidence of some of the concepts.</summary>
        /// <param name="byPlace">Their strengths by place in the table; empty: of none.</param>
        public Evidence With(float[] byPlace) => byPlace.Length == 0 ? new Evidence(None, []) : new Evidence(this, byPlace);

        // Multiplied by the golden ratio, so that neighbours lie apart.
        private int Start(int concept) => (int)(((uint)concept * 2654435769u) >> shift);
    }
}
