using System.Collections.Frozen;
using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>
/// Finds cardinals, ordinals, percentages and sums of money in digits and words, with what limits them. Numbers inside dates are found
/// too; leave them out where a date overlaps. Safe for use by several threads.
/// </summary>
public sealed class NumberRecognizer : INumberRecognizer
{
    private static readonly FrozenSet<string> BeforeOneAsPronoun = FrozenSet.ToFrozenSet(
    [
        "the", "that", "this", "which", "any", "every", "each", "some", "no", "another", "other", "first", "second", "third", "last", "next", "previous", "only", "same", "right",
        "wrong", "new", "old", "older", "younger", "big", "small", "good", "bad", "best", "latest", "oldest", "current", "what", "such", "loved", "former", "latter", "whole", "single",
    ]);

    private static readonly FrozenSet<string> AfterOneAsPronoun = FrozenSet.ToFrozenSet(
        ["another", "should", "must", "can", "could", "may", "might", "would", "day", "who", "whose", "that", "which", "is", "was", "has", "more", "thing", "you"]);

    private static readonly FrozenSet<string> BeforeMoment = FrozenSet.ToFrozenSet(["a", "one", "per", "every", "split", "this", "wait", "just", "hold", "i"]);

    private static readonly FrozenSet<string> AfterOrdinalSecond = FrozenSet.ToFrozenSet(["time", "one", "round", "group", "wave", "visit", "summit", "wife", "daughter", "son", "victim", "letter", "world"]);

    private static readonly FrozenSet<string> BeforeLastAsVerb = FrozenSet.ToFrozenSet(["it", "they", "did", "does", "do", "will", "would", "to", "not", "at", "talks", "war", "summit", "meeting", "can", "could"]);

    private static readonly FrozenSet<string> TimeUnits = FrozenSet.ToFrozenSet(
        ["day", "days", "night", "week", "weeks", "weekend", "month", "months", "year", "years", "decade", "decades", "century", "few", "several", "couple", "name", "names"]);

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> Recognize(Utterance utterance)
    {
        var tokens = utterance.Tokens;
        var mentions = new List<NumberMention>();
        var free = 0;
        for (var i = 0; i < tokens.Count;)
        {
            if (Find(tokens, i, free) is var (mention, next))
            {
                mentions.Add(mention);
                free = i = next;
            }
            else
            {
                i++;
            }
        }

        return mentions;
    }

    private static (NumberMention Mention, int Next)? Find(IReadOnlyList<Token> tokens, int i, int free)
    {
        if (IsLast(tokens, i))
            return (new NumberMention(tokens[i].Span, -1, NumberKind.Ordinal, null, null), i + 1);
        if (NumberReader.Read(tokens, i) is not { } number || IsNoNumber(tokens, i, number))
            return null;
        if (number.IsOrdinal)
            return (new NumberMention(Cover(tokens, i, number.Next), number.Value, NumberKind.Ordinal, null, null), number.Next);
        var (first, value) = Signed(tokens, i, number.Value, free);
        if (LeadingPoint(tokens, i, number.Next, free) is { } small)
            (first, value) = (i - 1, small);
        var next = number.Next;
        var kind = NumberKind.Cardinal;
        string? unit = null;
        if (!IsYear(tokens, next) && Percent(tokens, next) is > 0 and var afterPercent)
        {
            (kind, next) = (NumberKind.Percentage, afterPercent);
        }
        else if (number.Unit is not null)
        {
            (kind, unit) = (NumberKind.Currency, number.Unit);
        }
        else if (Currencies.Before(tokens, first, free) is var (code, factor, start))
        {
            (kind, unit, first, value) = (NumberKind.Currency, code, start, value * factor);
            if (Currencies.After(tokens, next) is var (again, _, afterAgain) && again == code && afterAgain == next + 1 && tokens[next].Kind == TokenKind.Word)
                next = afterAgain;
        }
        else if (Money(tokens, next) is var (named, multiplier, fraction, afterName))
        {
            (kind, unit, next, value) = (NumberKind.Currency, named, afterName, (value * multiplier) + fraction);
        }

        string? limit = null;
        if (NumberLimits.Before(tokens, first, free) is var (word, limitStart))
            (limit, first) = (word, limitStart);
        return (new NumberMention(Cover(tokens, first, next), value, kind, unit, limit), next);
    }

    // "dollars", "USD million", "dollars 50", "dollars and 50 cents"
    private static (string Code, decimal Factor, decimal Fraction, int Next)? Money(IReadOnlyList<Token> tokens, int i)
    {
        var name = i < tokens.Count && tokens[i].Folded == "-" ? i + 1 : i;
        if (Currencies.After(tokens, name) is not var (code, factor, next))
            return null;
        if (next < tokens.Count && tokens[next].Folded.Length > 3 && NumberWords.Scales.TryGetValue(tokens[next].Folded, out var scale) && !tokens[next].Folded.EndsWith('s'))
            return (code, factor * scale, 0, next + 1);
        var cents = next < tokens.Count && tokens[next].Folded == "and" ? next + 1 : next;
        if (factor == 1 && cents < tokens.Count && tokens[cents] is { Kind: TokenKind.Number, Text.Length: 2 } && NumberReader.Digits(tokens[cents].Text) is { } hundredths)
        {
            if (Currencies.After(tokens, cents + 1) is var (coin, small, afterCoin))
                return small < 1 && coin == code ? (code, factor, hundredths * small, afterCoin) : (code, factor, 0, next);
            if (cents == next && (cents + 1 == tokens.Count || tokens[cents + 1].Kind == TokenKind.Mark))
                return (code, factor, hundredths / 100, cents + 1);
        }

        return (code, factor, 0, next);
    }

    private static (int First, decimal Value) Signed(IReadOnlyList<Token> tokens, int i, decimal value, int free)
    {
        if (i - 1 < free)
            return (i, value);
        var sign = tokens[i - 1];
        if (sign.Folded is "minus" or "negative")
            return (i - 1, -value);
        var isMinus = sign.Text is "-" or "−" && sign.Span.End == tokens[i].Span.Start && (i == 1 || tokens[i - 2].Span.End < sign.Span.Start);
        return isMinus ? (i - 1, -value) : (i, value);
    }

    // ".08"
    private static decimal? LeadingPoint(IReadOnlyList<Token> tokens, int i, int next, int free)
    {
        if (i - 1 < free || next != i + 1 || tokens[i].Kind != TokenKind.Number || tokens[i - 1].Text != "." || tokens[i - 1].Span.End != tokens[i].Span.Start)
            return null;
        return i == 1 || tokens[i - 2].Span.End < tokens[i - 1].Span.Start ? NumberReader.Digits("0." + tokens[i].Text) : null;
    }

    // "poll 2014 percent negative": keywords in a row.
    private static bool IsYear(IReadOnlyList<Token> tokens, int next) =>
        next > 0 && tokens[next - 1].Text is ['1' or '2', _, _, _] year && year.All(char.IsAsciiDigit) && next < tokens.Count && tokens[next].Kind == TokenKind.Word;

    private static int Percent(IReadOnlyList<Token> tokens, int i)
    {
        if (i >= tokens.Count)
            return 0;
        return tokens[i].Folded switch
        {
            "%" when i + 1 < tokens.Count && tokens[i + 1].Span.Start == tokens[i].Span.End && tokens[i + 1].Kind != TokenKind.Mark => 0,
            "%" or "percent" or "pct" or "percentage" => i + 1,
            "per" when i + 1 < tokens.Count && tokens[i + 1].Folded is "cent" => i + 2,
            _ => 0,
        };
    }

    private static bool IsLast(IReadOnlyList<Token> tokens, int i)
    {
        if (tokens[i].Folded != "last" || (i > 0 && BeforeLastAsVerb.Contains(tokens[i - 1].Folded)))
            return false;

        // "the last but one", "the one before the last": not the last.
        if (i > 1 && tokens[i - 1].Folded == "the" && tokens[i - 2].Folded == "before")
            return false;
        if (i + 1 >= tokens.Count)
            return true;
        var next = tokens[i + 1];
        return next.Folded != "but" && !TimeUnits.Contains(next.Folded) && MonthNames.Month(next.Folded) == 0 && MonthNames.Weekday(next.Folded) == 0 && next.Kind != TokenKind.Number
            && !(NumberWords.Units.ContainsKey(next.Folded) && next.Folded != "one") && !NumberWords.Tens.ContainsKey(next.Folded);
    }

    private static bool IsNoNumber(IReadOnlyList<Token> tokens, int i, ReadNumber number)
    {
        var token = tokens[i];
        if (token.Kind == TokenKind.Number)
            return IsPartOfName(tokens, i, number.Next);
        if (number.Next != i + 1)
            return false;
        var before = i > 0 ? tokens[i - 1].Folded : "";
        var after = number.Next < tokens.Count ? tokens[number.Next].Folded : "";
        return token.Folded switch
        {
            "one" => BeforeOneAsPronoun.Contains(before) || AfterOneAsPronoun.Contains(after) || token.Possessive,
            "second" when after == "to" && number.Next + 1 < tokens.Count && tokens[number.Next + 1].Folded == "last" => true,
            "second" => BeforeMoment.Contains(before) && !AfterOrdinalSecond.Contains(after),
            "first" => before is "at" || (after is "of" && number.Next + 1 < tokens.Count && tokens[number.Next + 1].Folded is "all"),
            "hundred" or "thousand" or "million" or "billion" or "dozen" => before is "several" or "few" or "many" or "some",
            "trillionth" or "billionth" or "millionth" or "thousandth" or "hundredth" => before is "a",
            _ => false,
        };
    }

    // Digits tied to letters: "Covid-19" and "SCP-173" are names; "1.5" after a point belongs to something longer.
    private static bool IsPartOfName(IReadOnlyList<Token> tokens, int i, int next) =>
        i > 1 && tokens[i - 1].Folded is "_" or "#" or "@" or "%" && tokens[i - 1].Span.End == tokens[i].Span.Start
        || (next < tokens.Count && tokens[next].Text is "_" or "@" && tokens[next].Span.Start == tokens[next - 1].Span.End);

    private static Span Cover(IReadOnlyList<Token> tokens, int first, int next) => new(tokens[first].Span.Start, tokens[next - 1].Span.End - tokens[first].Span.Start);
}
