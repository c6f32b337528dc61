namespace RelationsBot.Text;

/// <summary>
/// Cuts a cleaned text into words, numbers and marks in one pass. Hyphens part words, so that "Kim Jong-il" and "Kim Jong Il"
/// are the same three; apostrophes inside a word keep it together, contractions are written out.
/// </summary>
public static class Tokenizer
{
    private static readonly (string Written, string Word)[] Abbreviations = [("w/o", "without"), ("w/", "with"), ("b/c", "because")];

    /// <summary>Cuts a text.</summary>
    /// <param name="text">Cleaned text.</param>
    /// <param name="lemmatizer">Gives words their base forms.</param>
    public static IReadOnlyList<Token> Tokenize(string text, Lemmatizer lemmatizer)
    {
        var tokens = new List<Token>();
        var startsSentence = true;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c == ' ')
            {
                i++;
                continue;
            }

            var end = i + 1;
            if (char.IsDigit(c))
            {
                while (end < text.Length && (char.IsDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsDigit(text[end + 1]))))
                    end++;
                var number = new Span(i, end - i);

                // "13th", "50k", "1990s": the letters behind belong to the number's word.
                while (end < text.Length && char.IsLetter(text[end]))
                    end++;
                var whole = text[i..end];
                tokens.Add(new Token(new Span(i, end - i), whole, Folding.Fold(whole), end == number.End ? TokenKind.Number : TokenKind.Word, [Folding.Fold(whole)], false, startsSentence, false));
                startsSentence = false;
            }
            else if (char.IsLetter(c))
            {
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || IsLatinMark(text[end]) || IsInnerApostrophe(text, end) || IsInnerFullStop(text, i, end) || IsLastFullStop(text, i, end)))
                    end++;
                if (Abbreviation(text, i) is { } written)
                {
                    var shortForm = new Span(i, written.Length);
                    tokens.Add(new Token(shortForm, text.Substring(i, written.Length), written.Word, TokenKind.Word, lemmatizer.Lemmas(written.Word), false, startsSentence, false));
                    end = i + written.Length;
                }
                else
                {
                    AddWord(tokens, text, new Span(i, end - i), lemmatizer, startsSentence);
                }

                startsSentence = false;
            }
            else
            {
                if (char.IsHighSurrogate(c) && end < text.Length)
                    end++;
                var mark = text[i..end];
                tokens.Add(new Token(new Span(i, end - i), mark, mark, TokenKind.Mark, [], false, false, false));
                if (c is '.' or '!' or '?' or ':' or ';')
                    startsSentence = true;
            }

            i = end;
        }

        return tokens;
    }

    // "w/", "w/o", "b/c": a stroke that cuts a word short.
    private static (string Word, int Length)? Abbreviation(string text, int start)
    {
        foreach (var (written, word) in Abbreviations)
        {
            if (string.Compare(text, start, written, 0, written.Length, StringComparison.OrdinalIgnoreCase) == 0 && (start == 0 || text[start - 1] == ' ')
                && (written.EndsWith('/') || start + written.Length >= text.Length || !char.IsLetterOrDigit(text[start + written.Length])))
            {
                return (word, written.Length);
            }
        }

        return null;
    }

    private static void AddWord(List<Token> tokens, string text, Span span, Lemmatizer lemmatizer, bool startsSentence)
    {
        var word = text.Substring(span.Start, span.Length);
        var folded = Folding.Fold(word).Replace(".", "", StringComparison.Ordinal);
        var capital = char.IsUpper(word[0]);
        var expanded = Contractions.Expand(folded);

        // "George W", "Max Lind", "the SEC": with a capital a short form may be a name.
        if (expanded is [var one] && !capital)
        {
            tokens.Add(Make(span, word, one, startsSentence, false));
            return;
        }

        if (expanded is [_, _] parts)
        {
            // The parts share the characters: the last letter or two for the second word, which keeps spans inside the text and in order.
            var cut = Math.Max(1, span.Length - 2);
            tokens.Add(Make(new Span(span.Start, cut), word[..cut], parts[0], startsSentence, false));
            tokens.Add(Make(new Span(span.Start + cut, span.Length - cut), word[cut..], parts[1], false, false));
            return;
        }

        var possessive = false;
        var apostrophe = folded.IndexOf('\'', StringComparison.Ordinal);
        if (apostrophe > 0 && folded.AsSpan(apostrophe) is "'s")
        {
            folded = folded[..apostrophe];
            possessive = true;
        }
        else if (apostrophe > 0)
        {
            folded = folded.Replace("'", "", StringComparison.Ordinal);
        }
        else if (span.End < text.Length && text[span.End] is '\'' or '’' && folded.EndsWith('s'))
        {
            possessive = true;
        }

        tokens.Add(Make(span, word, folded, startsSentence, possessive));

        Token Make(Span at, string shown, string form, bool starts, bool owns) =>
            new(at, shown, form, TokenKind.Word, lemmatizer.Lemmas(form), capital, starts, owns);
    }

    private static bool IsInnerApostrophe(string text, int i) =>
        text[i] is '\'' or '’' or 'ʼ' && i + 1 < text.Length && char.IsLetter(text[i + 1]);

    // "U.S.": single letters with full stops are one word.
    private static bool IsInnerFullStop(string text, int start, int i) =>
        text[i] == '.' && i + 1 < text.Length && char.IsLetter(text[i + 1]) && (i == start + 1 || text[i - 2] == '.')
        && (i + 2 >= text.Length || !char.IsLetter(text[i + 2]));

    // "the U.S. and": the last full stop belongs to the abbreviation too and ends no sentence.
    private static bool IsLastFullStop(string text, int start, int i) =>
        text[i] == '.' && ((i - start >= 3 && text[i - 2] == '.' && char.IsLetter(text[i - 1]) && (i + 1 >= text.Length || !char.IsLetterOrDigit(text[i + 1]))) || IsTitle(text, start, i));

    private static readonly string[] Titles = ["mr", "mrs", "ms", "dr", "prof", "gen", "sen", "gov", "pres"];

    // "Mr. Lind": a name follows, so that the full stop ends no sentence.
    private static bool IsTitle(string text, int start, int i) =>
        i + 1 < text.Length && text[i + 1] == ' ' && i + 2 < text.Length && char.IsLetter(text[i + 2])
        && Array.Exists(Titles, t => i - start == t.Length && text.AsSpan(start, t.Length).Equals(t, StringComparison.OrdinalIgnoreCase));

    // What could not be composed with its letter; folding drops it.
    private static bool IsLatinMark(char c) => c is >= '\u0300' and <= '\u036f';
}
