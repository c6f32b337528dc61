using System.Collections.Frozen;
using System.Globalization;
using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>What was read as a number.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Next">The token after it.</param>
/// <param name="IsOrdinal">Whether it is a rank.</param>
/// <param name="Unit">A currency tied to its digits ("115usd"), or null.</param>
internal readonly record struct ReadNumber(decimal Value, int Next, bool IsOrdinal = false, string? Unit = null);

/// <summary>Reads numbers in digits and words, each token once.</summary>
internal static class NumberReader
{
    private const int LongestNumber = 24;
    private const decimal LargestBeforeScale = NumberGroups.LargestBeforeScale;

    private static readonly FrozenSet<string> Dozens = FrozenSet.ToFrozenSet(["dozen", "dozens", "dz", "dzs"]);

    private static readonly FrozenSet<string> TiedScales = FrozenSet.ToFrozenSet(["k", "m", "mil", "mln", "mn", "b", "bn", "bln", "tn", "tln"]);

    // Letters that stand alone are units of measure more often than not, unless written like this.
    private static readonly FrozenSet<string> LooseLetters = FrozenSet.ToFrozenSet(["k", "K", "M", "B", "G", "bn"]);

    /// <summary>The longest number at a token.</summary>
    public static ReadNumber? Read(IReadOnlyList<Token> tokens, int i)
    {
        if (Tied(tokens[i]) is { } tied)
            return tied with { Next = i + 1 };
        var state = new NumberGroups();
        var next = i;
        while (next < tokens.Count)
        {
            var at = next;
            if (at > i && tokens[at].Folded == "-" && IsTied(tokens, at) && tokens[at - 1].Kind == TokenKind.Word)
                at++;
            else if (at > i && tokens[at].Folded == "and" && state.MayAdd && GoesOn(tokens, at + 1, state))
                at++;
            if (at >= tokens.Count)
                break;
            if (Ordinal(tokens[at], state) is { } rank && (at == i || (state.Any && tokens[i].Kind == TokenKind.Word)))
                return new ReadNumber(rank, at + 1, IsOrdinal: true);
            var taken = Take(tokens, at, state, first: at == i);
            if (taken == 0)
                break;
            next = at + taken;
        }

        if (!state.Any)
            return Half(tokens, i);
        return Fraction(tokens, next, state.Value);
    }

    /// <summary>The value of digits with separators, or null where they are no number.</summary>
    public static decimal? Digits(string text)
    {
        if (text.Length > LongestNumber)
            return null;
        var comma = text.LastIndexOf(',');
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && (text.IndexOf('.', point + 1) >= 0 || comma > point))
            return null;
        if (comma >= 0)
        {
            var groups = (point < 0 ? text : text[..point]).Split(',');
            var areThousands = groups[^1].Length == 3 && groups[0].Length <= 3 && groups.All(g => g.Length is >= 1 and <= 3);
            if (!areThousands && (groups.Length != 2 || point >= 0))
                return null;
            text = areThousands ? text.Replace(",", "", StringComparison.Ordinal) : text.Replace(',', '.');
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    // "50k", "1.5m", "21st", "115usd", "100元"
    private static ReadNumber? Tied(Token token)
    {
        if (token.Kind != TokenKind.Word || !char.IsAsciiDigit(token.Text[0]))
            return null;
        var cut = 0;
        while (cut < token.Text.Length && (char.IsAsciiDigit(token.Text[cut]) || token.Text[cut] is '.' or ','))
            cut++;
        if (Digits(token.Text[..cut]) is not { } number || cut >= token.Folded.Length)
            return null;
        var letters = token.Folded[cut..];
        if (letters is "st" or "nd" or "rd" or "th")
            return number == decimal.Truncate(number) ? new ReadNumber(number, 0, IsOrdinal: true) : null;
        if (number > LargestBeforeScale)
            return null;
        if (TiedScales.Contains(letters))
            return new ReadNumber(number * NumberWords.Scales[letters], 0);
        return Currencies.Code(letters) is { } code ? new ReadNumber(number, 0, Unit: code) : null;
    }

    private static bool IsTied(IReadOnlyList<Token> tokens, int i) =>
        i + 1 < tokens.Count && tokens[i - 1].Span.End == tokens[i].Span.Start && tokens[i].Span.End == tokens[i + 1].Span.Start;

    private static decimal? Ordinal(Token token, NumberGroups state)
    {
        if (token.Kind != TokenKind.Word || !NumberWords.Ordinals.TryGetValue(token.Folded, out var rank))
            return null;
        return rank switch
        {
            _ when !state.Any => rank,
            < 100 when state.CanAdd((int)rank) => state.Value + rank,
            >= 100 when state.Tail > 0 && state.Tail < 1000 => state.Value + (state.Tail * (rank - 1)),
            _ => null,
        };
    }

    // "two hundred and five", but "3 hundred and 2 hundred" are two numbers.
    private static bool GoesOn(IReadOnlyList<Token> tokens, int i, NumberGroups state)
    {
        if (i >= tokens.Count)
            return false;
        var token = tokens[i];
        decimal? value = token.Kind == TokenKind.Number ? Digits(token.Text)
            : NumberWords.Units.TryGetValue(token.Folded, out var unit) ? unit
            : NumberWords.Tens.TryGetValue(token.Folded, out var tens) ? tens
            : NumberWords.Ordinals.TryGetValue(token.Folded, out var rank) && rank < 100 ? rank
            : null;
        if (SmallFraction(tokens, i) is not null)
            return false;
        return value is > 0 and var number && number < state.LastScale
            && !(i + 1 < tokens.Count && NumberWords.Scales.TryGetValue(tokens[i + 1].Folded, out var scale) && scale == state.LastScale);
    }

    // Adds the token to the number; how many tokens that took, 0 where it does not belong to it.
    private static int Take(IReadOnlyList<Token> tokens, int i, NumberGroups state, bool first)
    {
        var token = tokens[i];
        if (token.Kind == TokenKind.Number)
            return TakeDigits(tokens, i, state, first);
        if (token.Kind != TokenKind.Word)
            return 0;
        var word = token.Folded;
        if (first && word is "a" or "an")
        {
            if (i + 1 >= tokens.Count || !(NumberWords.Scales.ContainsKey(tokens[i + 1].Folded) || Dozens.Contains(tokens[i + 1].Folded)) || tokens[i + 1].Folded.Length < 3)
                return 0;
            state.Add(1);
            return 1;
        }

        if (NumberWords.Units.TryGetValue(word, out var unit))
            return state.TryAdd(unit) ? 1 : 0;
        if (NumberWords.Tens.TryGetValue(word, out var tens))
            return state.TryAdd(tens) ? 1 : 0;
        if (Dozens.Contains(word))
            return state.TryScale(12, single: true) ? 1 : 0;
        if (NumberWords.Scales.TryGetValue(word, out var scale) && (word.Length > 1 || LooseLetters.Contains(token.Text)) && (!first || (word.Length > 3 && !word.EndsWith('s'))))
            return state.TryScale(scale, single: false) ? 1 : 0;
        if (word == "point" && state.Any && Decimals(tokens, i + 1) is var (fraction, taken))
        {
            state.AddFraction(fraction);
            return taken + 1;
        }

        return word is "half" or "quarter" ? TakeHalf(tokens, i, state) : 0;
    }

    // "one and a half", "five and a half million" (the "and a" has been read), "half a million", "a quarter million"
    private static int TakeHalf(IReadOnlyList<Token> tokens, int i, NumberGroups state)
    {
        if (state.Any)
            return 0;
        var next = i + 1 < tokens.Count && tokens[i + 1].Folded is "a" or "an" ? i + 2 : i + 1;
        if (next >= tokens.Count || !(NumberWords.Scales.ContainsKey(tokens[next].Folded) || Dozens.Contains(tokens[next].Folded)) || tokens[next].Folded.Length < 3)
            return 0;
        state.Add(tokens[i].Folded == "half" ? 0.5m : 0.25m);
        return next - i;
    }

    private static int TakeDigits(IReadOnlyList<Token> tokens, int i, NumberGroups state, bool first)
    {
        if (Digits(tokens[i].Text) is not { } value || value > LargestBeforeScale)
            return 0;
        if (!first)
            return value == decimal.Truncate(value) && state.MayAdd && value < state.LastScale && state.TryAdd((int)value) ? 1 : 0;
        var next = i + 1;
        if (tokens[i].Text.Length <= 3)
        {
            // Groups of three parted by blanks: "50 000".
            while (next < tokens.Count && next - i < 5 && tokens[next].Kind == TokenKind.Number && tokens[next].Text is { Length: >= 3 } group
                && tokens[next].Span.Start == tokens[next - 1].Span.End + 1 && tokens[next - 1].Text.IndexOf('.', StringComparison.Ordinal) < 0
                && (group.Length == 3 || group[3] == '.') && group.IndexOf(',', StringComparison.Ordinal) < 0 && Digits(group) is { } part)
            {
                value = (value * 1000) + part;
                next++;
            }
        }

        if (value > LargestBeforeScale)
            return 0;
        state.Add(value);
        return next - i;
    }

    // "zero three", "seventy-one"
    private static (decimal Fraction, int Taken)? Decimals(IReadOnlyList<Token> tokens, int i)
    {
        const int Limit = 10;
        var digits = "";
        var at = i;
        for (; at < tokens.Count && at - i < Limit; at++)
        {
            if (tokens[at].Folded == "-" && digits.Length > 0)
                continue;
            if (NumberWords.Units.TryGetValue(tokens[at].Folded, out var unit))
                digits = digits.EndsWith('~') && unit < 10 ? digits[..^2] + unit : digits + unit.ToString(CultureInfo.InvariantCulture);
            else if (NumberWords.Tens.TryGetValue(tokens[at].Folded, out var tens) && !digits.EndsWith('~'))
                digits += tens.ToString(CultureInfo.InvariantCulture) + "~";
            else
                break;
        }

        while (at > i && tokens[at - 1].Folded == "-")
            at--;
        digits = digits.TrimEnd('~').Replace("~", "", StringComparison.Ordinal);
        return digits.Length == 0 ? null : (decimal.Parse("0." + digits, CultureInfo.InvariantCulture), at - i);
    }

    // "half" of something; "two thirds"; "one and a half [million]"
    private static ReadNumber? Half(IReadOnlyList<Token> tokens, int i) =>
        tokens[i].Folded is "a" && i + 2 < tokens.Count && tokens[i + 2].Folded == "of" && Denominator(tokens[i + 1].Folded, 1) is > 0 and var parts ? new ReadNumber(1 / parts, i + 2)
        : tokens[i].Folded == "half" && !(i > 0 && tokens[i - 1].Folded is "first" or "second" or "latter" or "last" or "other" or "and" or "a" or "the")
        && i + 1 < tokens.Count && tokens[i + 1].Folded is "of" or "the" or "people"
            ? new ReadNumber(0.5m, i + 1)
            : null;

    private static ReadNumber Fraction(IReadOnlyList<Token> tokens, int next, decimal value)
    {
        if (next + 2 < tokens.Count && tokens[next].Folded == "and" && tokens[next + 1].Folded is "a" or "one" && tokens[next + 2].Folded is "half" or "quarter")
        {
            var share = tokens[next + 2].Folded == "half" ? 0.5m : 0.25m;
            var scale = 1m;
            if (value >= 1_000_000 && next > 0)
                scale = NumberWords.Scales.GetValueOrDefault(tokens[next - 1].Folded, 1);
            var end = next + 3;
            if (scale == 1 && end < tokens.Count && NumberWords.Scales.TryGetValue(tokens[end].Folded, out var factor) && tokens[end].Folded.Length > 1 && value <= LargestBeforeScale)
                return new ReadNumber((value + share) * factor, end + 1);
            return new ReadNumber(value + (share * scale), end);
        }

        if (next + 1 < tokens.Count && tokens[next].Folded == "/" && IsTied(tokens, next) && FractionLine(tokens, next) is > 0 and var denominator && value == decimal.Truncate(value) && Math.Abs(value) < denominator)
            return new ReadNumber(value / denominator, next + 2);
        if (Mixed(tokens, next, value) is { } mixed)
            return mixed;
        var under = next + 1 < tokens.Count && tokens[next].Folded == "-" && IsTied(tokens, next) ? next + 1 : next;
        if (under < tokens.Count && value is > 0 and < 100 && tokens[under].Folded is { Length: > 4 } word && Denominator(word, value) is > 0 and var parts)
            return new ReadNumber(value / parts, under + 1);
        return new ReadNumber(value, next);
    }

    // "2 1/4", "twenty and three fifths", "five billion and three quarters" (of a billion)
    private static ReadNumber? Mixed(IReadOnlyList<Token> tokens, int next, decimal value)
    {
        if (next + 2 < tokens.Count && tokens[next].Kind == TokenKind.Number && tokens[next + 1].Folded == "/" && IsTied(tokens, next + 1) && value == decimal.Truncate(value)
            && Digits(tokens[next].Text) is { } above && FractionLine(tokens, next + 1) is > 0 and var below && above < below && above == decimal.Truncate(above))
            return new ReadNumber(value + (above / below), next + 3);
        if (next >= tokens.Count || tokens[next].Folded != "and" || SmallFraction(tokens, next + 1) is not var (part, afterPart))
            return null;
        var scale = value >= 1_000_000 ? NumberWords.Scales.GetValueOrDefault(tokens[next - 1].Folded, 1) : 1;
        return new ReadNumber(value + (part * scale), afterPart);
    }

    // What stands under the line of "3/4"; "9/17/2002" is none.
    private static decimal FractionLine(IReadOnlyList<Token> tokens, int i) =>
        (i + 2 < tokens.Count && tokens[i + 2].Folded == "/") || (i > 1 && tokens[i - 2].Folded == "/") || tokens[i + 1].Kind != TokenKind.Number || tokens[i + 1].Text.Length > 2
            ? 0
            : NumberReader.Digits(tokens[i + 1].Text) ?? 0;

    // "three quarters", "two thirds"
    private static (decimal Value, int Next)? SmallFraction(IReadOnlyList<Token> tokens, int i) =>
        i + 1 < tokens.Count && NumberWords.Units.TryGetValue(tokens[i].Folded, out var count) && count > 0 && Denominator(tokens[i + 1].Folded, count) is > 0 and var parts
            ? ((decimal)count / parts, i + 2)
            : null;

    private static decimal Denominator(string word, decimal count) => word switch
    {
        "halves" => 2,
        "quarter" or "quarters" => 4,
        _ when count == 1 && NumberWords.Ordinals.TryGetValue(word, out var single) && single is > 2 and <= 10 => single,
        _ when count != 1 && word.EndsWith('s') && NumberWords.Ordinals.TryGetValue(word[..^1], out var rank) && rank is > 2 and < 100 => rank,
        _ => 0,
    };
}
