namespace RelationsBot.Answering;

/// <summary>
/// How strongly some facts tell the words of a question, worked out for all of them at once: by the lists of facts that the words' concepts have, as most
/// of these stand in few facts. For one thread, one question after the other.
/// </summary>
internal sealed class WordsTold(FactIndex index)
{
    // To look for a concept in a fact costs as much as to read so many of its list.
    private const int ReadsPerLook = 8;

    // Of each fact its place among those that are held against the question, from 1; 0: it is none of them.
    private readonly int[] places = new int[index.Facts.Count];

    /// <summary>Of each term, by its place in the row, the strengths in each fact; of what is no word nothing.</summary>
    /// <param name="terms">The terms, their concepts looked up.</param>
    /// <param name="facts">The facts, each once.</param>
    public WordStrengths[][] Of(Term[] terms, List<Fact> facts)
    {
        for (var i = 0; i < facts.Count; i++)
            places[facts[i].Order] = i + 1;
        var told = new WordStrengths[terms.Length][];
        for (var i = 0; i < terms.Length; i++)
            told[i] = terms[i].Kind == TermKind.Word ? OfWhole(terms[i], facts) : [];
        foreach (var fact in facts)
            places[fact.Order] = 0;
        return told;
    }

    private WordStrengths[] OfWhole(Term term, List<Fact> facts)
    {
        var told = new WordStrengths[facts.Count];
        foreach (var (concept, strength) in term.Concepts!)
            Add(concept, strength, told, facts);
        if (Matcher.ShareOfParts(term) is var share && share == 0)
            return told;
        var words = new WordStrengths[facts.Count];
        foreach (var part in term.Parts)
        {
            var ofPart = OfWhole(part, facts);
            for (var i = 0; i < words.Length; i++)
                words[i] = words[i].Plus(ofPart[i]);
        }

        for (var i = 0; i < told.Length; i++)
            told[i] = told[i].OrWords(words[i], term.Parts.Count, share);
        return told;
    }

    private void Add(int concept, float strength, WordStrengths[] told, List<Fact> facts)
    {
        var list = index.Postings(concept);
        if (list.Length <= ReadsPerLook * facts.Count)
        {
            foreach (var (fact, _) in list)
            {
                if (places[fact] is var place and > 0)
                    told[place - 1] = Strongest(told[place - 1], facts[place - 1], concept, strength);
            }
        }
        else
        {
            for (var i = 0; i < told.Length; i++)
                told[i] = Strongest(told[i], facts[i], concept, strength);
        }
    }

    private static WordStrengths Strongest(WordStrengths found, Fact fact, int concept, float strength)
    {
        // All kinds of evidence of a fact share a table.
        var place = fact.Evidence.Table.Find(concept);
        return place < 0 ? found : new WordStrengths(
            Math.Max(found.Evidence, fact.Evidence.At(place) * strength),
            Math.Max(found.Own, fact.OwnEvidence.At(place) * strength),
            Math.Max(found.Told, fact.Told.At(place) * strength),
            Math.Max(found.Asked, fact.Asked.At(place) * strength));
    }
}
