namespace RelationsBot.Answering;

/// <summary>
/// How strongly some facts tell the words of a question, worked out for all of them at once: by the lists of facts that the words' concepts have, as most
/// of these stand in few facts. For one thread, one question after the other.
/// </summary>
internal sealed class WordsTold(FactIndex index)
{
    // To look for a concept in a fact costs as much as to read so many of its list.
    private const int ReadsPerLook = 16;

    // Of each fact its place among those that are held against the question, from 1; 0: it is none of them.
    private readonly int[] places = new int[index.Facts.Count];

    /// <summary>Of each term, by its place in the row, the strength in each fact, by all evidence; of what is no word nothing.</summary>
    /// <param name="terms">The terms, their concepts looked up.</param>
    /// <param name="facts">The facts, each once.</param>
    public double[][] Of(Term[] terms, List<Fact> facts)
    {
        for (var i = 0; i < facts.Count; i++)
            places[facts[i].Order] = i + 1;
        var told = new double[terms.Length][];
        for (var i = 0; i < terms.Length; i++)
            told[i] = terms[i].Kind == TermKind.Word ? OfWord(terms[i], facts) : [];
        foreach (var fact in facts)
            places[fact.Order] = 0;
        return told;
    }

    // As the matcher has it for one fact.
    private double[] OfWord(Term term, List<Fact> facts)
    {
        var told = new double[facts.Count];
        foreach (var (concept, strength) in term.Concepts!)
            Add(concept, strength, told, facts);
        if (Matcher.ShareOfParts(term) is var share && share == 0)
            return told;
        var words = new double[facts.Count];
        foreach (var part in term.Parts)
        {
            var ofPart = OfWord(part, facts);
            for (var i = 0; i < words.Length; i++)
                words[i] += ofPart[i];
        }

        for (var i = 0; i < told.Length; i++)
            told[i] = Math.Max(told[i], share * (words[i] / term.Parts.Count));
        return told;
    }

    private void Add(int concept, float strength, double[] told, List<Fact> facts)
    {
        var list = index.Postings(concept);
        if (list.Length <= ReadsPerLook * facts.Count)
        {
            foreach (var (fact, found) in list)
            {
                if (places[fact] is var place and > 0)
                    told[place - 1] = Math.Max(told[place - 1], found * strength);
            }
        }
        else
        {
            for (var i = 0; i < told.Length; i++)
                told[i] = Math.Max(told[i], facts[i].Evidence[concept] * strength);
        }
    }
}
