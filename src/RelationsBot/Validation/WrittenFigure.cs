using System.Globalization;
using RelationsBot.Text;

namespace RelationsBot.Validation;

/// <summary>What a figure counts in.</summary>
internal enum FigureKind
{
    Plain,
    Percent,
    Money,
    Ordinal,
}

/// <summary>A figure as a text writes it.</summary>
/// <param name="Shown">As it stands in the text.</param>
/// <param name="Value">The number, a following "million" multiplied in.</param>
/// <param name="Kind">What it counts in.</param>
/// <param name="Currency">ISO 4217 code, or null.</param>
/// <param name="Limit">The class of the word that bounds it ("at least", "about"), or null.</param>
internal sealed record WrittenFigure(string Shown, decimal Value, FigureKind Kind, string? Currency, string? Limit)
{
    /// <summary>Whether it only implies a number, as "both" does: enough for a source, nothing that a statement has to prove.</summary>
    public bool IsImplied => Shown is "both" or "Both";

    /// <summary>Whether both mean the same amount, whatever bounds it.</summary>
    public bool Equal(WrittenFigure other) => Value == other.Value && Kind == other.Kind && Currency == other.Currency;
}

/// <summary>Finds the figures of a text that belong to no date.</summary>
internal static class FigureScanner
{
    /// <summary>Finds figures, in order. The lone word "one" is none: it is a pronoun far more often.</summary>
    /// <param name="tokens">The text's tokens.</param>
    /// <param name="taken">Tokens of dates, which are passed over; gets the tokens of figures.</param>
    public static List<WrittenFigure> Scan(IReadOnlyList<Token> tokens, bool[] taken)
    {
        var figures = new List<WrittenFigure>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (taken[i])
                continue;
            if (NumberWords.Ordinal(tokens[i].Folded) is { } rank)
            {
                figures.Add(new WrittenFigure(tokens[i].Text, rank, FigureKind.Ordinal, null, null));
                taken[i] = true;
                continue;
            }

            if (At(tokens, i) is not { } found)
                continue;
            if (IsPartOfName(tokens, i))
                continue;
            var (value, end) = found;
            var (kind, currency) = (FigureKind.Plain, (string?)null);
            var start = i;
            if (end < tokens.Count && tokens[end].Folded is "%" or "percent")
            {
                (kind, end) = (FigureKind.Percent, end + 1);
            }
            else if (end + 1 < tokens.Count && tokens[end].Folded == "per" && tokens[end + 1].Folded == "cent")
            {
                (kind, end) = (FigureKind.Percent, end + 2);
            }
            else if (i > 0 && CurrencyOf(tokens[i - 1].Folded) is { } before)
            {
                (kind, currency, start) = (FigureKind.Money, before, i - 1);
                if (start > 0 && tokens[start - 1].Folded is "us" && tokens[start].Text == "$")
                    start--;
            }
            else if (end < tokens.Count && CurrencyOf(tokens[end].Folded) is { } after)
            {
                (kind, currency, end) = (FigureKind.Money, after, end + 1);
            }
            else if (end + 1 < tokens.Count && tokens[end].Folded is "us" && CurrencyOf(tokens[end + 1].Folded) is { } american)
            {
                (kind, currency, end) = (FigureKind.Money, american, end + 2);
            }

            Array.Fill(taken, true, start, end - start);
            figures.Add(new WrittenFigure(string.Join(' ', tokens.Skip(start).Take(end - start).Select(t => t.Text)), value, kind, currency, Limits.Before(tokens, start)));
            i = end - 1;
        }

        return figures;
    }

    private static (decimal Value, int End)? At(IReadOnlyList<Token> tokens, int i)
    {
        decimal value;
        var end = i + 1;
        if (tokens[i].Kind == TokenKind.Number)
        {
            if (!decimal.TryParse(tokens[i].Text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
                return null;
        }
        else if (NumberWords.Cardinal(tokens[i].Folded) is { } word)
        {
            value = word;
            if (word is >= 20 and <= 90)
            {
                var ones = end < tokens.Count && tokens[end].Text == "-" ? end + 1 : end;
                if (ones < tokens.Count && NumberWords.Cardinal(tokens[ones].Folded) is { } one and > 0 and < 10)
                    (value, end) = (value + one, ones + 1);
            }
            else if (word == 1 && (end >= tokens.Count || NumberWords.Scale(tokens[end].Folded) is null))
            {
                return null;
            }
        }
        else if (tokens[i].Folded is "a" && i + 1 < tokens.Count && (tokens[i + 1].Folded == "dozen" || NumberWords.Scale(tokens[i + 1].Folded) is not null))
        {
            (value, end) = tokens[i + 1].Folded == "dozen" ? (12, i + 2) : (1, i + 1);
        }
        else
        {
            return null;
        }

        while (end < tokens.Count && NumberWords.Scale(tokens[end].Folded) is { } scale)
        {
            if (value > 1_000_000_000_000m)
                return null;
            value *= scale;
            end++;
        }

        return (value, end);
    }

    // "Apollo-11": the figure belongs to the word before it.
    private static bool IsPartOfName(IReadOnlyList<Token> tokens, int i) =>
        i >= 2 && tokens[i].Kind == TokenKind.Number && tokens[i - 1].Text == "-" && tokens[i - 2].Kind == TokenKind.Word
        && tokens[i - 2].Span.End == tokens[i - 1].Span.Start && tokens[i - 1].Span.End == tokens[i].Span.Start;

    private static string? CurrencyOf(string folded) => folded switch
    {
        "$" or "usd" or "dollar" or "dollars" => "USD",
        "¥" or "jpy" or "yen" => "JPY",
        "€" or "eur" or "euro" or "euros" => "EUR",
        "£" or "gbp" or "pound" or "pounds" => "GBP",
        "₩" or "krw" or "won" => "KRW",
        _ => null,
    };
}
