using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Ingestion;

/// <summary>
/// Finds names in running text: words written with a capital where English would not, and what ties them together ("of the", a
/// hyphen, an initial's full stop). Linear in the text.
/// </summary>
internal sealed class NameScanner(Lexicon lexicon)
{
    private const int LongestName = 7;

    /// <summary>Names of a document's sentences. A sentence's first word is one only where it is written so elsewhere, or is no English word.</summary>
    /// <param name="sentences">The sentences, cut into tokens.</param>
    /// <param name="isTaken">Whether a token belongs to a date or number, by sentence and index.</param>
    public List<NameMention> Scan(IReadOnlyList<Utterance> sentences, Func<int, int, bool> isTaken)
    {
        var written = new HashSet<string>();
        for (var s = 0; s < sentences.Count; s++)
        {
            var tokens = sentences[s].Tokens;
            for (var i = 1; i < tokens.Count; i++)
            {
                if (tokens[i].Capitalized && !tokens[i].StartsSentence)
                    written.Add(tokens[i].Folded);
            }
        }

        var found = new List<NameMention>();
        for (var s = 0; s < sentences.Count; s++)
        {
            var sentence = s;
            ScanOne(sentences[s], s, written, i => isTaken(sentence, i), found);
        }

        return found;
    }

    private void ScanOne(Utterance utterance, int sentence, HashSet<string> written, Func<int, bool> isTaken, List<NameMention> found)
    {
        var tokens = utterance.Tokens;
        for (var i = 0; i < tokens.Count;)
        {
            if (!IsPart(tokens, i, written) || isTaken(i))
            {
                i++;
                continue;
            }

            var end = EndOf(tokens, i, written, isTaken);
            Add(utterance, sentence, i, end, found);
            i = end;
        }
    }

    private bool IsPart(IReadOnlyList<Token> tokens, int i, HashSet<string> written)
    {
        var token = tokens[i];
        if (token.Kind != TokenKind.Word || !token.Capitalized || token.Folded == "i" || MonthNames.IsFull(token.Folded) || (token.Folded.Length > 5 && MonthNames.Weekday(token.Folded) > 0))
            return false;
        if (!token.StartsSentence)
            return lexicon.ClassOf(token with { Lemmas = [token.Folded] }) != WordClass.Function || IsAcronym(token);
        var wordClass = lexicon.ClassOf(token);
        return wordClass is not (WordClass.Function or WordClass.Filler or WordClass.Light) && (written.Contains(token.Folded) || !lexicon.Knows(token.Folded) && !token.Lemmas.Any(lexicon.Knows));
    }

    private static bool IsAcronym(Token token) => token.Text.Length > 1 && token.Text.All(c => char.IsUpper(c) || c == '.');

    private int EndOf(IReadOnlyList<Token> tokens, int first, HashSet<string> written, Func<int, bool> isTaken)
    {
        var end = first + 1;
        while (end < tokens.Count && end - first < LongestName * 2 && !tokens[end - 1].Possessive)
        {
            var next = end;

            // "George W. Bush", "Franco-Prussian": marks that tie, without blanks where it is a hyphen.
            if (tokens[next] is { Kind: TokenKind.Mark, Text: "-" or "–" or "&" or "." } mark && (mark.Text != "." || tokens[end - 1].Text.Length == 1) && (mark.Text is "." or "&" || mark.Span.Start == tokens[end - 1].Span.End))
                next++;
            while (next < tokens.Count && next - end < 2 && next > first && NameCues.Inner.Contains(tokens[next].Folded) && !tokens[next].Capitalized && tokens[next].Folded != "and" && tokens[next].Folded != "the")
                next++;
            if (next > end && next < tokens.Count && tokens[next].Folded == "the" && tokens[next - 1].Folded == "of")
                next++;
            if (next >= tokens.Count || !IsPart(tokens, next, written) || isTaken(next))
                break;
            end = next + 1;
        }

        return end;
    }

    private static void Add(Utterance utterance, int sentence, int first, int end, List<NameMention> found)
    {
        var tokens = utterance.Tokens;
        string? title = null;
        while (first < end - 1 && NameCues.Titles.Contains(tokens[first].Folded) && tokens[first + 1].Kind == TokenKind.Word && tokens[first + 1].Capitalized)
            title = tokens[first++].Folded;
        var text = utterance.TextOf(first, end);
        if (tokens[end - 1].Possessive && text.LastIndexOfAny(['\'', '’']) is var mark and > 0)
            text = text[..mark];
        var words = tokens.Skip(first).Take(end - first).Where(t => t.Kind == TokenKind.Word).Select(t => t.Folded).ToList();
        if (words.Count == 0 || words is [{ Length: 1 }])
            return;
        found.Add(new NameMention(sentence, first, end, text, string.Join(' ', words), title));
    }
}
