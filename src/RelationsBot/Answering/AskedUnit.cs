using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>The unit that a question wants its amount in: "in dollars", "its length in km", "the yen value". An amount told in another unit is no answer.</summary>
/// <param name="Name">ISO 4217 for money, else the base form of the noun.</param>
/// <param name="First">Index of the first token that says so.</param>
/// <param name="End">Index after the last.</param>
internal readonly record struct AskedUnit(string Name, int First, int End)
{
    /// <summary>The sense of the lexicon whose words are units of measure.</summary>
    private const string Measure = "unit-of-measure";

    /// <summary>The unit that a sentence names, or null.</summary>
    public static AskedUnit? Of(QuestionSentence sentence, Lexicon lexicon)
    {
        var tokens = sentence.Tokens;
        for (var i = sentence.From; i < sentence.To; i++)
        {
            if (tokens[i].Folded == "in" && At(tokens, i + 1, lexicon) is { } behind && (behind.End >= sentence.To || tokens[behind.End].Kind == TokenKind.Mark || sentence.IsFiller[behind.End]))
                return new AskedUnit(behind.Name, i, behind.End);
            if (Currencies.After(tokens, i) is { Factor: 1 } money && money.Next < sentence.To && tokens[money.Next].Folded is "worth" or "value" or "equivalent" or "amount" or "figure" && !sentence.Analysis.Mentions.Numbers.Any(n => n.First < i && n.End >= i))
                return new AskedUnit(money.Code, i, money.Next + 1);
        }

        return null;
    }

    private static (string Name, int End)? At(IReadOnlyList<Token> tokens, int i, Lexicon lexicon)
    {
        if (Currencies.After(tokens, i) is { } money)
            return (money.Code, money.Next);
        if (i < tokens.Count && lexicon.PhraseAt(tokens, i) is { } phrase && IsMeasure(phrase.Headword))
            return (phrase.Headword, phrase.Tokens[^1] + 1);
        return i < tokens.Count && tokens[i].Lemmas.FirstOrDefault(IsMeasure) is { } measure ? (measure, i + 1) : null;

        bool IsMeasure(string headword) => lexicon.Uses(headword).Any(u => !u.Near && u.Sense.Id == Measure);
    }
}
