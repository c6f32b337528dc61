namespace RelationsBot.Text;

/// <summary>
/// Letters and marks that were typed apart, as file names and some keyboards have them, put into one character: Hangul, kana, and
/// the Latin letters of our names. String.Normalize leaves the text as it is where globalization is invariant, as it is here, so
/// that no ICU library is needed; this is the part of Unicode form C that we need, no more.
/// </summary>
internal static class Composition
{
    private const string VoicedKana = "かきくけこさしすせそたちつてとはひふへほゝ";
    private const string HalfVoicedKana = "はひふへほ";
    private const int Vowels = 21;
    private const int Finals = 28;

    /// <summary>The one character that two make, or null where they stay two.</summary>
    public static char? Of(char first, char second) => second switch
    {
        >= '\u0300' and <= '\u0328' => Letter(first, second),
        '\u3099' or '\u309a' => Kana(first, second == '\u3099'),
        >= '\u1161' and <= '\u1175' when first is >= '\u1100' and <= '\u1112' => (char)('\uac00' + ((first - '\u1100') * Vowels + second - '\u1161') * Finals),
        >= '\u11a8' and <= '\u11c2' when first is >= '\uac00' and <= '\ud7a3' && (first - '\uac00') % Finals == 0 => (char)(first + second - '\u11a7'),
        _ => null,
    };

    private static char? Letter(char letter, char mark)
    {
        var (letters, composed) = mark switch
        {
            '\u0300' => ("AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
            '\u0301' => ("AEIOUYaeiouy", "ÁÉÍÓÚÝáéíóúý"),
            '\u0302' => ("AEIOUaeiou", "ÂÊÎÔÛâêîôû"),
            '\u0303' => ("ANOano", "ÃÑÕãñõ"),
            '\u0304' => ("AEIOUaeiou", "ĀĒĪŌŪāēīōū"),
            '\u0306' => ("AEGIOUaegiou", "ĂĔĞĬŎŬăĕğĭŏŭ"),
            '\u0308' => ("AEIOUaeiouy", "ÄËÏÖÜäëïöüÿ"),
            '\u030a' => ("AUau", "ÅŮåů"),
            '\u030c' => ("CDENRSTZcenrsz", "ČĎĚŇŘŠŤŽčěňřšž"),
            '\u0327' => ("CSTcst", "ÇŞŢçşţ"),
            _ => ("", ""),
        };
        var at = letters.IndexOf(letter, StringComparison.Ordinal);
        return at < 0 ? null : composed[at];
    }

    // The voiced letter follows the plain one, the half-voiced the voiced; katakana stand as far apart as hiragana.
    private static char? Kana(char letter, bool voiced)
    {
        const int toKatakana = 'ア' - 'あ';
        var hiragana = letter is >= 'ァ' and <= 'ヾ' ? (char)(letter - toKatakana) : letter;
        if (voiced && hiragana == 'う')
            return (char)(letter + ('ゔ' - 'う'));
        return (voiced ? VoicedKana : HalfVoicedKana).Contains(hiragana, StringComparison.Ordinal) ? (char)(letter + (voiced ? 1 : 2)) : null;
    }
}
