using System.Collections.Frozen;
using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>Holds words against evidence: which concepts of the index they stand for, and how strongly some evidence tells those. Immutable.</summary>
internal sealed class Matcher(KnowledgeStore store, FactIndex index)
{
    private const double OfPhrase = 0.9;
    private const double OfIdiom = 0.4;

    // A word of more senses evokes nothing for sure.
    private const int MostSenses = 3;

    private readonly FrozenSet<string> evoking = store.Frames.Values.SelectMany(f => f.Senses).ToFrozenSet();

    /// <summary>The concept of a word itself, or -1.</summary>
    public int ConceptOf(string lemma) => index.Concepts.FindWord(lemma);

    /// <summary>The term with its concepts looked up, once for all the facts it is held against.</summary>
    public Term Resolve(Term term) => term.Kind != TermKind.Word || term.Concepts is not null
        ? term
        : term with { Concepts = StrongestFirst(term), EvokesFrame = LookUpEvokes(term), Parts = term.Parts.Count == 0 ? term.Parts : [.. term.Parts.Select(Resolve)], ShareOfParts = LookUpShareOfParts(term) };

    /// <summary>The concepts of the index a word stands for, the strongest first.</summary>
    public (int Concept, float Strength)[] ConceptsOf(Term term) => term.Concepts ?? StrongestFirst(term);

    private IEnumerable<(int Concept, float Strength)> LookUp(Term term) => LookUpAll(term).Where(c => c.Concept >= 0);

    private IEnumerable<(int Concept, float Strength)> LookUpAll(Term term)
    {
        foreach (var lemma in term.Lemmas)
            yield return (index.Concepts.FindWord(lemma), Concepts.Word);
        foreach (var use in term.Senses)
        {
            yield return (index.Concepts.FindSense(use.Sense.Id), use.Near ? Concepts.Near : Concepts.Same);
            if (!use.Near)
                yield return (index.Concepts.FindNear(use.Sense.Id), Concepts.Near);
        }
    }

    private (int Concept, float Strength)[] StrongestFirst(Term term)
    {
        List<(int Concept, float Strength)> concepts = [];
        foreach (var found in LookUp(term))
        {
            var at = concepts.Count;
            while (at > 0 && concepts[at - 1].Strength < found.Strength)
                at--;
            concepts.Insert(at, found);
        }

        return [.. concepts];
    }

    /// <summary>How strongly some evidence explains a word.</summary>
    public double WordStrength(Term term, Evidence evidence)
    {
        var best = OwnStrength(term, evidence);

        if (ShareOfParts(term) is var share && share == 0)
            return best;
        var sum = 0d;
        foreach (var part in term.Parts)
            sum += WordStrength(part, evidence);
        return Math.Max(best, share * (sum / term.Parts.Count));
    }

    /// <summary>
    /// How much of a phrase its words explain, which it is explained by too: "send a message" by a sending and a message; 0 where they do not. "Short of"
    /// hardly by "short".
    /// </summary>
    public static double ShareOfParts(Term term) => term.ShareOfParts ?? LookUpShareOfParts(term);

    // "own up", "run out of": what an idiom means its one word does not.
    private static double LookUpShareOfParts(Term term) =>
        term.Parts.Count == 0 || IsPhrasalVerb(term) ? 0 : IsIdiom(term) || IsLightDeed(term) ? OfIdiom : OfPhrase;

    /// <summary>"Become prime minister": what is done is more than the noun that is left beside a light verb, unless that means a deed itself.</summary>
    public static bool IsLightDeed(Term term) =>
        term is { IsVerb: true, Parts: [{ Class: WordClass.Light }, _, ..] } && term.Senses.Any(u => u is { Near: false, Sense.IsAction: true }) && !term.Parts.Skip(1).Any(p => p.Senses.Any(u => u is { Near: false, Sense.IsAction: true }));

    private static bool IsPhrasalVerb(Term term) =>
        term.IsVerb && HasSenseOfItsOwn(term) && term.Lemmas[0].Split(' ').Any(FunctionWords.Particles.Contains);

    // One word with a preposition behind it.
    private static bool IsIdiom(Term term) => HasSenseOfItsOwn(term) && term.Lemmas[0].EndsWith(" of", StringComparison.Ordinal);

    // A phrase of one word that says something, and means something else than that.
    private static bool HasSenseOfItsOwn(Term term) => term.Parts.Count == 1 && term.Senses.Any(u => !u.Near);

    /// <summary>How strongly some evidence explains a word or a phrase as a whole.</summary>
    public double OwnStrength(Term term, Evidence evidence)
    {
        var best = 0d;
        foreach (var (concept, strength) in ConceptsOf(term))
        {
            // The strongest come first, and no evidence is above 1.
            if (strength <= best)
                break;
            best = Math.Max(best, evidence[concept] * strength);
        }

        return best;
    }

    /// <summary>How strongly two kinds of evidence of one thing explain a word.</summary>
    public (double One, double Other) WordStrengths(Term term, Evidence one, Evidence other)
    {
        if (ShareOfParts(term) != 0 || !ReferenceEquals(one.Table, other.Table))
            return (WordStrength(term, one), WordStrength(term, other));
        var (first, second) = (0d, 0d);
        foreach (var (concept, strength) in ConceptsOf(term))
        {
            if (strength <= first && strength <= second)
                break;
            if (one.Table.Find(concept) is var place and >= 0)
                (first, second) = (Math.Max(first, one.Strengths[place] * strength), Math.Max(second, other.Strengths[place] * strength));
        }

        return (first, second);
    }

    /// <summary>Whether a word evokes a frame of the store.</summary>
    public bool Evokes(Term term) => term.EvokesFrame ?? LookUpEvokes(term);

    /// <summary>Whether a word denies a frame of the store: "defended" of a system that was broken into.</summary>
    public bool EvokesOpposite(Term term) => term.Senses.Any(u => !u.Near && u.Sense.Opposites.Any(evoking.Contains));

    private bool LookUpEvokes(Term term) => term.Senses.Any(u => !u.Near && evoking.Contains(u.Sense.Id)) && term.Senses.Count(u => !u.Near) <= MostSenses;
}
