using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>How much the terms of a question tell which fact is meant: the rarer in the store, the more. Immutable.</summary>
internal sealed class TermWeights(KnowledgeStore store, FactIndex index, Matcher matcher)
{
    private const double OfEvaluation = 0.15;
    private const double OfAttribute = 0.6;
    private const double OfContext = 0.3;
    private const double OfInherited = 0.45;
    private const double OfOutsideStore = 0.6;
    private const double OfDemonym = 0.5;
    private const double OfUsualName = 0.4;
    private const double OfName = 1.2;
    private const double OfFigure = 0.7;
    private const double OfOrdinal = 0.8;
    private const double MostOfWord = 0.8;

    // Compared at 0, 0.3 and 0.7 on opened question batches (fewest wrong answers), in ingested documents at 0.3, 0.5, 0.7 and 1 (most found).
    private const double ShareOfOwnRarity = 0.3;
    private const double ShareOfOwnRarityDerived = 0.7;

    // The rarity of what stands in one entry alone.
    private double Full => Math.Log(1 + store.Entries.Count);

    /// <summary>Weight of a term: how much it tells which fact is meant.</summary>
    public double Of(Term term)
    {
        var weight = term.Kind switch
        {
            TermKind.Entity => OfEntity(term),
            TermKind.Date => Full * OfFigure,
            TermKind.Number => term.Number!.Kind == NumberKind.Ordinal ? OfOrdinal : Full * OfFigure,
            _ => OfWord(term),
        };
        if (term.IsContext)
            weight *= OfContext;
        if (term.IsInherited)
            weight *= OfInherited;
        return weight;
    }

    private double OfEntity(Term term) =>
        term.EntityIds.Min(index.RarityOf) * (term.Mention == MentionKind.Demonym ? OfDemonym : 1) * (term.EntityIds.Any(index.IsEverywhere) ? OfUsualName : OfName);

    private double OfWord(Term term)
    {
        var concepts = matcher.ConceptsOf(term).Select(c => c.Concept).Where(c => index.Postings(c).Length > 0).ToList();
        var weight = concepts.Count == 0 ? Full * OfOutsideStore : Math.Min(Full * MostOfWord, Rarity(term, concepts));
        return term.Class switch
        {
            WordClass.Evaluation => weight * OfEvaluation,
            WordClass.Attribute => weight * OfAttribute,
            _ => weight,
        };
    }

    // A word tells as much as it is rare itself, less where others of the store mean the same. Where facts are whole sentences, the same
    // sense may stand there by chance, and the word itself tells more.
    private double Rarity(Term term, List<int> concepts)
    {
        var own = term.Lemmas.Select(index.Concepts.FindWord).Where(concepts.Contains).ToList();
        var share = index.IsDerived ? ShareOfOwnRarityDerived : ShareOfOwnRarity;
        if (own.Count == 0)
            return index.IsDerived ? concepts.Max(index.Rarity) : concepts.Min(index.Rarity);
        return share * own.Min(index.Rarity) + (1 - share) * concepts.Min(index.Rarity);
    }
}
