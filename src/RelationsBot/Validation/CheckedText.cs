using RelationsBot.Text;

namespace RelationsBot.Validation;

/// <summary>A text with what can be checked in it found.</summary>
internal sealed class CheckedText
{
    /// <summary>Analyses a text.</summary>
    public CheckedText(string text, Lemmatizer lemmatizer)
    {
        Text = text;
        Tokens = Tokenizer.Tokenize(text, lemmatizer);
        var taken = new bool[Tokens.Count];
        Dates = DateScanner.Scan(Tokens, taken);
        var dateTokens = (bool[])taken.Clone();
        Figures = FigureScanner.Scan(Tokens, taken);
        Taken = taken;
        Words = [.. Tokens.Where((t, i) => t.Kind == TokenKind.Word && !dateTokens[i]).Select(t => t.Folded)];
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Its tokens.</summary>
    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>Which tokens belong to dates and figures.</summary>
    public IReadOnlyList<bool> Taken { get; }

    /// <summary>Its dates.</summary>
    public IReadOnlyList<WrittenDate> Dates { get; }

    /// <summary>Its figures.</summary>
    public IReadOnlyList<WrittenFigure> Figures { get; }

    /// <summary>Its words outside dates, folded.</summary>
    public IReadOnlyList<string> Words { get; }
}
