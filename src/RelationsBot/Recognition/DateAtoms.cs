using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.InteropServices;
using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>The atoms of an utterance. Any index may be asked for: beyond the ends lies an atom of kind None.</summary>
internal sealed class DateAtoms
{
    private static readonly FrozenSet<string> OrdinalEndings = FrozenSet.ToFrozenSet(["st", "nd", "rd", "th"]);

    private static readonly DateAtom[] Beyond = [new(DateAtomKind.None, default, "", 0, false, false)];

    private readonly List<DateAtom> atoms = [];

    /// <summary>Cuts an utterance.</summary>
    public DateAtoms(Utterance utterance)
    {
        var end = -1;
        foreach (var token in utterance.Tokens)
        {
            Add(token, token.Span.Start == end);
            end = token.Span.End;
        }
    }

    /// <summary>Number of atoms.</summary>
    public int Count => atoms.Count;

    /// <summary>The atom at an index.</summary>
    public ref readonly DateAtom this[int i] => ref i >= 0 && i < atoms.Count ? ref CollectionsMarshal.AsSpan(atoms)[i] : ref Beyond[0];

    /// <summary>The characters from one atom to another.</summary>
    /// <param name="first">First atom.</param>
    /// <param name="next">The atom after the last.</param>
    public Span Cover(int first, int next) => new(atoms[first].Span.Start, atoms[next - 1].Span.End - atoms[first].Span.Start);

    /// <summary>Whether these words or marks stand in a row.</summary>
    public bool Row(int i, params ReadOnlySpan<string> words)
    {
        for (var w = 0; w < words.Length; w++)
        {
            if (!this[i + w].Is(words[w]))
                return false;
        }

        return true;
    }

    /// <summary>Where to go on after an optional word.</summary>
    public int Skip(int i, string word) => this[i].Is(word) ? i + 1 : i;

    private void Add(Token token, bool glued)
    {
        var text = token.Text;
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        switch (token.Kind)
        {
            case TokenKind.Number when digits == text.Length:
                Push(digits <= 4 ? DateAtomKind.Number : DateAtomKind.Other, token, 0, digits, glued);
                break;
            case TokenKind.Number:
                AddSeparated(token, glued);
                break;
            case TokenKind.Word when digits > 0:
                var letters = token.Folded.Length > digits ? token.Folded[digits..] : "";
                if (digits <= 4 && OrdinalEndings.Contains(letters))
                    Push(DateAtomKind.Ordinal, token, 0, text.Length, glued);
                else if (digits is 2 or 4 && letters == "s")
                    Push(DateAtomKind.Plural, token, 0, text.Length, glued);
                else if (digits <= 2 && MonthNames.Month(letters) > 0)
                    Split(token, digits, glued);
                else
                    Push(DateAtomKind.Other, token, 0, text.Length, glued);
                break;
            case TokenKind.Word when char.IsAsciiDigit(text[^1]):
                var cut = text.Length;
                while (cut > 0 && char.IsAsciiDigit(text[cut - 1]))
                    cut--;
                if (text.Length - cut is <= 2 or 4 && MonthNames.Month(Folding.Fold(text[..cut])) > 0)
                    Split(token, cut, glued);
                else
                    Push(DateAtomKind.Word, token, 0, text.Length, glued);
                break;
            default:
                atoms.Add(new DateAtom(token.Kind == TokenKind.Mark ? DateAtomKind.Mark : DateAtomKind.Word, token.Span, token.Folded, 0, glued, token.Capitalized && !token.StartsSentence));
                break;
        }
    }

    // "13.02.2007" and "12,2016" hold the parts of a date; "600,000" and "4.5" are numbers.
    private void AddSeparated(Token token, bool glued)
    {
        var text = token.Text;
        var parts = text.Split('.', ',');
        var isDate = parts.Length switch
        {
            3 => text.Count(c => c == '.') == 2 && parts.All(p => p.Length is 1 or 2 or 4 && p.All(char.IsAsciiDigit)) && parts[1].Length <= 2
                && ((parts[0].Length == 4) != (parts[2].Length == 4) || (parts[0].Length <= 2 && parts[2].Length == 2)),
            2 => text.Contains(',', StringComparison.Ordinal) && parts[0].Length <= 2 && parts[1].Length is 2 or 4 && parts.All(p => p.All(char.IsAsciiDigit)),
            _ => false,
        };
        if (!isDate)
        {
            Push(DateAtomKind.Other, token, 0, text.Length, glued);
            return;
        }

        var start = 0;
        foreach (var part in parts)
        {
            if (start > 0)
                atoms.Add(new DateAtom(DateAtomKind.Mark, new Span(token.Span.Start + start - 1, 1), text[(start - 1)..start], 0, true, false));
            Push(DateAtomKind.Number, token, start, part.Length, glued || start > 0);
            start += part.Length + 1;
        }
    }

    private void Split(Token token, int cut, bool glued)
    {
        var isNumber = char.IsAsciiDigit(token.Text[0]);
        Push(isNumber ? DateAtomKind.Number : DateAtomKind.Word, token, 0, cut, glued);
        Push(isNumber ? DateAtomKind.Word : DateAtomKind.Number, token, cut, token.Text.Length - cut, true);
    }

    private void Push(DateAtomKind kind, Token token, int start, int length, bool glued)
    {
        var text = token.Text.Substring(start, length);
        var value = 0;
        if (kind is DateAtomKind.Ordinal or DateAtomKind.Plural)
            value = int.Parse(text.TrimEnd("stndrhSTNDRH".ToCharArray()), CultureInfo.InvariantCulture);
        else if (kind == DateAtomKind.Number)
            value = int.Parse(text, CultureInfo.InvariantCulture);
        atoms.Add(new DateAtom(kind, new Span(token.Span.Start + start, length), Folding.Fold(text), value, glued, false));
    }
}
