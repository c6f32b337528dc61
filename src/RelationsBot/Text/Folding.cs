using System.Text;

namespace RelationsBot.Text;

/// <summary>
/// Makes spellings comparable: lower case, no diacritics, one kind of apostrophe. By tables of its own: see
/// <see cref="Composition"/> for why String.Normalize is no help.
/// </summary>
internal static class Folding
{
    /// <summary>Base letters of U+00C0 to U+024F; a full stop where the character has no decomposition to a Latin letter.</summary>
    private const string Latin =
        "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y"
        + "aaaaaaccccccccdd..eeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll."
        + "...nnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzz."
        + "................................oo.............uu..............."
        + ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
        + "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
        + "................";

    /// <summary>The same for U+1E00 to U+1EFF.</summary>
    private const string LatinAdditional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
        + "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
        + "wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
        + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

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
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            // Hangul and kana have marks that carry meaning: only those of Latin letters go.
            if (c is >= '\u0300' and <= '\u036f')
                continue;
            folded.Append(c is '’' or '‘' or 'ʼ' or '`' ? '\'' : Base(char.ToLowerInvariant(c)));
        }

        return folded.ToString();
    }

    private static char Base(char c)
    {
        var letter = c switch
        {
            >= '\u00c0' and <= '\u024f' => Latin[c - '\u00c0'],
            >= '\u1e00' and <= '\u1eff' => LatinAdditional[c - '\u1e00'],
            _ => '.',
        };
        return letter == '.' ? c : letter;
    }
}
