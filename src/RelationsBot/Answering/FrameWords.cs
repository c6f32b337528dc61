using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>Which words name which frames: the senses of a frame count fully, those of its parents less and less. Immutable.</summary>
internal sealed class FrameWords
{
    /// <summary>From here on a word names a frame.</summary>
    public const double Enough = 0.6;

    private readonly Matcher matcher;
    private readonly Evidence[] frames;

    // Of each fact the place of its frame in the row.
    private readonly int[] ofFact;

    public FrameWords(KnowledgeStore store, FactIndex index, Matcher matcher)
    {
        this.matcher = matcher;
        string[] ids = [.. store.Frames.Keys];
        frames = new Evidence[ids.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            var id = ids[i];
            var evidence = new Dictionary<int, float>();
            var strength = 1f;
            for (string? frame = id; frame is not null && frame != "happen"; frame = store.Frames[frame].Parent, strength *= 0.8f)
            {
                foreach (var sense in store.Frames[frame].Senses)
                {
                    if (index.Concepts.FindSense(sense) is var concept and >= 0)
                        evidence.TryAdd(concept, strength);
                }
            }

            frames[i] = Evidence.Of(evidence);
        }

        ofFact = [.. index.Facts.Select(f => Array.IndexOf(ids, f.Proposition.Frame))];
    }

    /// <summary>How many frames there are.</summary>
    public int Count => frames.Length;

    /// <summary>The number of a fact's frame, from 0.</summary>
    public int Of(Fact fact) => ofFact[fact.Order];

    /// <summary>Whether a word names what a fact tells, by the fact's own frame.</summary>
    public bool Names(Term word, Fact fact) => matcher.OwnStrength(word, frames[Of(fact)]) >= Enough;

    /// <summary>How strongly the best of some words names a frame; 0 where there are none.</summary>
    public double Strength(List<Term> words, int frame)
    {
        var best = 0d;
        for (var i = 0; i < words.Count; i++)
            best = Math.Max(best, matcher.OwnStrength(words[i], frames[frame]));
        return best;
    }
}
