using System.Globalization;
using System.Text;

namespace RelationsBot.Text;

/// <summary>Makes spellings comparable: lower case, no diacritics, one kind of apostrophe.</summary>
internal static class Folding
{
    /// <summary>Folds a word; "Satō" and "sato" become the same text. Characters without a decomposition stay.</summary>
    public static string Fold(string text)
    {
        var ascii = true;
        foreach (var c in text)
        {
            if (c >= 128 || char.IsAsciiLetterUpper(c))
            {
                ascii = false;
                break;
            }
        }

        if (ascii)
            return text;
        var decomposed = text.Normalize(NormalizationForm.FormD);
        var folded = new StringBuilder(decomposed.Length);
        foreach (var c in decomposed)
        {
            // Hangul and kana decompose into marks that carry meaning: only the marks of Latin letters go.
            if (c is >= '\u0300' and <= '\u036f' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(c is '’' or '‘' or 'ʼ' or '`' ? '\'' : char.ToLowerInvariant(c));
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }
}
