using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Finds what somebody only repeats and asks whether it is so: "My teacher says X. Is she right?", "Was he right that X?". What is
/// asked then is X, whoever said it.
/// </summary>
internal static class Claim
{
    private static readonly string[] Verdicts = ["right", "true", "correct", "accurate", "so"];

    // "Safe to say?", "Does that hold?", "Can that stand?".
    private static readonly string[] Judging = ["safe", "fair", "fine", "stand", "hold"];
    private static readonly string[] Reporting = ["say", "claim", "tell", "argue", "think", "believe", "reckon", "insist", "swear", "read", "hear", "write", "assert", "maintain", "suppose", "guess", "remember", "assume", "complain", "know", "learn"];

    // "My grandson speaks of …", "I was reading about …": what somebody is busy with, behind a preposition.
    private static readonly string[] Studying = ["speak", "talk", "read", "hear", "write", "learn", "look", "interested", "study", "wonder", "think", "know", "tell", "ask", "note", "clipping", "article", "card", "question", "report", "book"];
    private static readonly string[] Speakers = ["i", "my", "we", "our"];
    private static readonly string[] OfTopic = ["of", "about", "on", "for", "into", "in", "at"];
    private static readonly string[] Reporters = ["my", "our", "a", "an", "some", "someone", "somebody", "i", "he", "she", "they", "people", "everyone", "everybody", "we", "the", "you", "others"];
    private const int LongestOpening = 10;

    /// <summary>Index of the last comma or dash where nothing but such a verdict is asked for behind it ("…, safe to say?", "…, can that stand?"), or -1.</summary>
    public static int StartOfTail(IReadOnlyList<Token> tokens, int from, int to, bool[] isFiller, Lexicon lexicon)
    {
        for (var i = to - 2; i > from + 1; i--)
        {
            if (tokens[i].Text is "," or "-" or "–" or "—")
                return IsVerdict(tokens, i + 1, to, isFiller, lexicon) ? i : -1;
        }

        return -1;
    }

    /// <summary>Whether a sentence asks nothing but whether the one before it is so: "Is he right?", "Is that true?".</summary>
    public static bool IsVerdict(IReadOnlyList<Token> tokens, int from, int to, bool[] isFiller, Lexicon lexicon)
    {
        var words = Enumerable.Range(from, to - from).Where(i => tokens[i].Kind == TokenKind.Word).ToList();
        return words.Count is > 0 and <= 9
            && words.Any(Judges)
            && words.TrueForAll(i => isFiller[i] || Judges(i) || (i > words[0] && tokens[i].Folded is "say") || lexicon.ClassOf(tokens[i]) is not (WordClass.Content or WordClass.Attribute) || tokens[i].Folded is "view" or "claim" or "story" or "least" or "all");

        bool Judges(int i) => Verdicts.Contains(tokens[i].Folded) || Judging.Contains(tokens[i].Folded) || tokens[i].Folded is "reported" or "case";
    }

    /// <summary>Whether a sentence begins with those who speak: "my grandson", "I".</summary>
    public static bool IsOfSpeakers(Token first) => Speakers.Contains(first.Folded);

    /// <summary>Index behind the words that only say who claims it or is busy with it, or <paramref name="from"/> where there are none.</summary>
    public static int StartOf(Analysis analysis, int from, int to)
    {
        var tokens = analysis.Tokens;
        var last = Math.Min(to, from + LongestOpening);

        // "Our script says …", "script says …".
        if (from + 1 < to && tokens[from + 1].Is("say") && !analysis.Mentions.Covers(from) && tokens[from].Kind == TokenKind.Word && !FunctionWords.Auxiliaries.Contains(tokens[from].Folded) && !FunctionWords.Interrogatives.Contains(tokens[from].Folded))
            return from + 2;
        if (from >= to || !Reporters.Contains(tokens[from].Folded))
            return from;
        for (var i = from + 1; i < last; i++)
        {
            if (analysis.Mentions.Covers(i) || tokens[i].Text == ",")
                return from;

            // "I have a note that …".
            if (Speakers.Contains(tokens[from].Folded) && i + 2 < to && tokens[i].Lemmas.Any(Studying.Contains) && OfTopic.Contains(tokens[i + 1].Folded))
                return i + 2;
            if (!tokens[i].Lemmas.Any(Reporting.Contains) && !(tokens[i].Folded == "that" && i + 1 < to && (analysis.Mentions.Covers(i + 1) || FunctionWords.Articles.Contains(tokens[i + 1].Folded))))
                continue;
            var start = i + 1;
            while (start < to && tokens[start].Folded is "me" or "us" or "everyone" or "somewhere" or "that" or "once" or "always")
                start++;
            return start < to ? start : from;
        }

        return from;
    }

    /// <summary>Index behind "was he right that", "would I be right in thinking that", or -1 where a sentence does not begin so.</summary>
    public static int AfterVerdict(Analysis analysis, int first, int to)
    {
        var tokens = analysis.Tokens;
        if (first >= to || !FunctionWords.Auxiliaries.Contains(tokens[first].Folded))
            return -1;
        for (var i = first + 1; i + 1 < to && i < first + LongestOpening; i++)
        {
            if (!Verdicts.Contains(tokens[i].Folded) || tokens[i].Folded == "so")
                continue;
            var next = i + 1;
            var isLedUp = next + 1 < to && tokens[next].Folded is "in" or "to" && tokens[next + 1].Lemmas.Any(Reporting.Contains);
            if (isLedUp)
                next += 2;
            if (next + 1 < to && tokens[next].Folded is "that" or "when")
                return next + 1;

            // "Is it right Lind came twice".
            if (i == first + 2 && tokens[first + 1].Folded == "it" && next + 1 < to && (analysis.Mentions.Covers(next) || FunctionWords.Articles.Contains(tokens[next].Folded)))
                return next;
            if (isLedUp)
                return next < to ? next : -1;
            if (tokens[next].Folded == "in" && FunctionWords.BeForms.Contains(tokens[first].Folded))
                return next + 1;
        }

        return -1;
    }
}
