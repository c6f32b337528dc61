using System.Collections.Frozen;

namespace RelationsBot.Ingestion;

/// <summary>
/// Tells which sentences cannot be read alone: those that begin with a word that points back ("However, it …") and those inside a
/// quotation that an earlier sentence opened, which would lose who said it. Linear.
/// </summary>
internal static class HangingSentences
{
    /// <summary>A statement has at most three sentences, its own included.</summary>
    private const int MostBefore = 2;

    /// <summary>Pronouns and words that tie a sentence to the one before.</summary>
    private static readonly FrozenSet<string> Openers = new[]
    {
        "he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "theirs", "this", "that", "these", "those", "such", "both", "neither",
        "another", "others", "however", "therefore", "thus", "hence", "moreover", "furthermore", "nevertheless", "nonetheless", "instead", "consequently",
        "additionally", "accordingly", "similarly", "likewise", "conversely", "otherwise", "meanwhile", "afterwards", "afterward", "then", "still", "yet",
        "but", "and", "or", "so", "nor", "also", "besides", "there", "here", "subsequently", "eventually", "finally",
    }.ToFrozenSet();

    /// <summary>Phrases that do the same.</summary>
    private static readonly string[] OpeningPhrases =
    [
        "as a result", "for example", "for instance", "in addition", "in contrast", "by contrast", "on the other hand", "in response", "in turn", "at the same time",
        "as such", "in this", "in that", "in these", "in his", "in her", "in their", "at this", "at that", "after this", "after that", "because of this",
        "due to this", "despite this", "the latter", "the former", "the same", "one of them", "some of them", "many of them", "most of them", "all of them",
        "among them", "of these", "in particular", "in fact", "to this", "for this", "from this", "with this", "by this", "during this", "under this",
    ];

    private static readonly FrozenSet<string> SubjectPronouns = new[] { "he", "she", "they", "it" }.ToFrozenSet();

    /// <summary>For each sentence of a paragraph how many of those before it must be read with it.</summary>
    public static int[] Before(ParagraphText paragraph)
    {
        var before = new int[paragraph.Sentences.Count];
        var quotedSince = -1;
        for (var i = 0; i < before.Length; i++)
        {
            var text = paragraph.Sentences[i].Text;
            if (i > 0)
            {
                if (quotedSince >= 0)
                    before[i] = Math.Min(MostBefore, i - quotedSince);
                else if (PointsBack(text))
                    before[i] = Math.Min(MostBefore, before[i - 1] + 1);
            }

            quotedSince = IsOpenAfter(text, quotedSince >= 0) ? quotedSince >= 0 ? quotedSince : i : -1;
        }

        return before;
    }

    /// <summary>Whether a sentence begins with something that only the sentence before explains.</summary>
    public static bool PointsBack(string sentence)
    {
        var words = sentence.Split(' ', 5);
        var first = Bare(words[0]);
        if (Openers.Contains(first))
            return true;
        var opening = string.Join(' ', words.Take(4).Select(Bare));
        if (OpeningPhrases.Any(p => opening.StartsWith(p, StringComparison.Ordinal) && (opening.Length == p.Length || opening[p.Length] == ' ')))
            return true;

        // "In 1950, he …": a setting, then a pronoun as the subject.
        var comma = sentence.IndexOf(", ", StringComparison.Ordinal);
        return comma is > 0 and < 60 && IsPlain(sentence.AsSpan(0, comma)) && SubjectPronouns.Contains(Bare(sentence[(comma + 2)..].Split(' ', 2)[0]));
    }

    // No name stands in it that the pronoun could mean: no capital but the first, and the months'.
    private static bool IsPlain(ReadOnlySpan<char> setting)
    {
        for (var i = 1; i < setting.Length; i++)
        {
            if (char.IsUpper(setting[i]))
                return false;
        }

        return true;
    }

    private static string Bare(string word) => new string([.. word.TakeWhile(c => c is not ('\'' or '’')).Where(char.IsLetter)]).ToLowerInvariant();

    // Whether a quotation is open at the sentence's end. Straight marks open and close in turn.
    private static bool IsOpenAfter(string text, bool open)
    {
        foreach (var c in text)
        {
            open = c switch
            {
                '“' => true,
                '”' => false,
                '"' => !open,
                _ => open,
            };
        }

        return open;
    }
}
