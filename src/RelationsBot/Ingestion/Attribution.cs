using System.Collections.Frozen;
using RelationsBot.Text;

namespace RelationsBot.Ingestion;

/// <summary>Whether a sentence states something itself or only reports who says so.</summary>
internal static class Attribution
{
    private static readonly FrozenSet<string> Reporting = Words(
        "say claim argue state assert allege believe suggest report insist contend maintain deny predict estimate announce declare think speculate propose conclude write note accuse");

    private static readonly FrozenSet<string> Hearsay = Words("reportedly allegedly supposedly purportedly apparently rumoured rumored disputed");

    /// <summary>Who says so: a text of the sentence; empty where it is left open; null where the sentence itself states it.</summary>
    public static string? ClaimantOf(Utterance sentence)
    {
        var tokens = sentence.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Folded == "according" && i + 2 < tokens.Count && tokens[i + 1].Folded == "to")
                return Until(sentence, i + 2);
            if (Hearsay.Contains(tokens[i].Folded))
                return "";
            if (i > 0 && i + 1 < tokens.Count && tokens[i].Lemmas.Any(Reporting.Contains) && (tokens[i + 1].Folded == "that" || tokens[i + 1].Text is "," or "\"" or "“"))
                return SubjectBefore(sentence, i);
        }

        return null;
    }

    private static string Until(Utterance sentence, int from)
    {
        var tokens = sentence.Tokens;
        var end = from;
        while (end < tokens.Count && end < from + 10 && tokens[end].Text is not ("," or "." or ";" or "("))
            end++;
        return end == from ? "" : sentence.TextOf(from, end);
    }

    // The words before the verb, back to a mark or conjunction.
    private static string SubjectBefore(Utterance sentence, int verb)
    {
        var tokens = sentence.Tokens;
        var from = verb;
        while (from > 0 && verb - from < 8 && tokens[from - 1].Kind != TokenKind.Mark && tokens[from - 1].Folded is not ("and" or "but" or "that" or "while" or "although" or "as"))
            from--;
        return from == verb || (from > 0 && tokens[from - 1].Kind != TokenKind.Mark) ? "" : sentence.TextOf(from, verb);
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet();
}
