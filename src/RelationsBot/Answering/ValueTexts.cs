using System.Collections.Concurrent;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>What a text of the store stands for, and its words with content.</summary>
/// <param name="Evidence">Its concepts, each fully.</param>
/// <param name="Words">Its words that say something.</param>
internal sealed record ValueText(Evidence Evidence, IReadOnlyList<Token> Words);

/// <summary>The texts of values and kinds. Each is read once: what it stands for never changes.</summary>
internal sealed class ValueTexts(Lexicon lexicon, Analyzer analyzer, FactIndex index)
{
    private readonly ConcurrentDictionary<string, ValueText> read = new();

    /// <summary>What a text stands for.</summary>
    public ValueText Of(string text) => read.TryGetValue(text, out var found) ? found : read.GetOrAdd(text, Read(text));

    private ValueText Read(string text)
    {
        var tokens = Tokenizer.Tokenize(text, analyzer.Lemmatizer);
        var evidence = new Dictionary<int, float>();
        foreach (var lemma in tokens.SelectMany(t => t.Lemmas))
        {
            if (index.Concepts.FindWord(lemma) is var word and >= 0)
                evidence[word] = 1;
            foreach (var use in lexicon.Uses(lemma))
            {
                if ((use.Near ? index.Concepts.FindNear(use.Sense.Id) : index.Concepts.FindSense(use.Sense.Id)) is var sense and >= 0)
                    evidence[sense] = 1;
            }
        }

        return new ValueText(Evidence.Of(evidence), [.. tokens.Where(t => t.Kind == TokenKind.Word && lexicon.ClassOf(t) is not (WordClass.Function or WordClass.Filler or WordClass.Light))]);
    }
}
