using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// What the store's texts stand for, as concepts. A kind of an entity or a statement of an event counts for many facts, so each text
/// is read once. Needed only while the index is built; for one thread.
/// </summary>
internal sealed class TextConcepts(Lexicon lexicon, Analyzer analyzer, Concepts concepts)
{
    private readonly Dictionary<string, (int Concept, float Share)[]> read = [];

    /// <summary>The concepts of a text and how much of the text's strength each has; a concept may come more than once.</summary>
    public (int Concept, float Share)[] Of(string text)
    {
        if (!read.TryGetValue(text, out var found))
            read[text] = found = [.. Read(text)];
        return found;
    }

    /// <summary>The same of a text that stands in one place alone: it is not kept.</summary>
    public List<(int Concept, float Share)> Read(string text)
    {
        var found = new List<(int Concept, float Share)>();
        var tokens = analyzer.Read(text).Tokens;
        var end = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind != TokenKind.Word)
                continue;

            // "Deputy prime minister" is no prime minister: a phrase within the longer name of a thing says nothing itself.
            if (lexicon.PhraseAt(tokens, i) is { } phrase && phrase.Tokens[^1] >= end)
            {
                var uses = lexicon.Uses(phrase.Headword);
                if (!uses.Any(u => u.Sense.IsAction))
                    end = phrase.Tokens[^1] + 1;
                found.Add((concepts.AddWord(phrase.Headword), 1f));
                AddSenses(found, uses);
            }

            if (lexicon.ClassOf(token) is WordClass.Function or WordClass.Filler)
                continue;
            foreach (var lemma in token.Lemmas)
                found.Add((concepts.AddWord(lemma), 1f));
            found.Add((concepts.AddWord(token.Folded), 1f));
            AddSenses(found, [.. token.Lemmas.SelectMany(lexicon.Uses)]);
        }

        return found;
    }

    private void AddSenses(List<(int Concept, float Share)> found, IReadOnlyList<SenseUse> uses)
    {
        var senses = uses.Count(u => !u.Near);
        foreach (var use in uses)
        {
            // A word of many senses is weaker evidence of each.
            var share = use.Near || senses <= 1 ? 1f : senses == 2 ? 0.92f : 0.82f;
            found.Add((concepts.AddSense(use), share));
        }
    }
}
