using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Turns a question that lifts out what it asks for ("who was it that the hackers impersonated") into the plain one ("whom did the
/// hackers impersonate"), so that both are read alike. Immutable.
/// </summary>
internal sealed class Cleft(Lexicon lexicon)
{
    // So many words of a noun phrase may stand between the question word and "was it".
    private const int LongestPhrase = 5;

    private static readonly string[] Relatives = ["that", "who", "whom", "which"];
    private static readonly string[] Subjects = ["i", "you", "he", "she", "they", "we", "it", "the", "a", "an", "his", "her", "their", "its", "this", "these", "those", "both", "some", "many", "most", "all", "somebody", "people"];
    private static readonly string[] Copulas = ["is", "was", "are", "were"];
    private static readonly string[] Lifting = ["who", "whom", "what", "which"];

    /// <summary>The plain question that a range asks, or null where it lifts nothing out.</summary>
    /// <param name="analysis">The utterance.</param>
    /// <param name="from">Index of the question's first token.</param>
    /// <param name="to">Index after its last.</param>
    public string? Plain(Analysis analysis, int from, int to)
    {
        var tokens = analysis.Tokens;
        if (from + 3 >= to)
            return null;
        if (Copulas.Contains(tokens[from].Folded) && tokens[from + 1].Folded == "it")
            return YesNo(analysis, from + 2, to);

        // "It was Lind who came, wasn't it?"
        return tokens[from].Folded == "it" && Copulas.Contains(tokens[from + 1].Folded) ? YesNo(analysis, from + 2, WithoutTag(tokens, from, to)) : Open(analysis, from, to);
    }

    // "Was it Lind who …", "was it in 1931 that …".
    private string? YesNo(Analysis analysis, int from, int to)
    {
        var tokens = analysis.Tokens;
        var relative = Enumerable.Range(from, to - from).FirstOrDefault(i => Relatives.Contains(tokens[i].Folded), -1);
        if (relative <= from || relative + 1 >= to || Enumerable.Range(from, relative - from).Any(i => tokens[i].Kind == TokenKind.Mark || tokens[i].Folded is "or" or "not" or "true" or "right" or "correct" or "so" or "only" || FunctionWords.Auxiliaries.Contains(tokens[i].Folded)))
            return null;
        var lifted = analysis.Utterance.TextOf(from, relative);
        if (BeginsWithVerb(analysis, relative + 1, to))
            return FunctionWords.Prepositions.Contains(tokens[from].Folded) ? null : Inverted(analysis, "", lifted, relative + 1, to);
        return Ask(analysis, "", relative + 1, to) is { } asked ? $"{asked} {lifted}" : null;
    }

    private static int WithoutTag(IReadOnlyList<Token> tokens, int from, int to)
    {
        var end = to;
        while (end > from && tokens[end - 1].Kind == TokenKind.Word && (tokens[end - 1].Folded is "not" or "right" || FunctionWords.Auxiliaries.Contains(tokens[end - 1].Folded) || FunctionWords.Pointing.Contains(tokens[end - 1].Folded)))
            end--;
        return end > from && end < to && tokens[end - 1].Kind == TokenKind.Mark ? end - 1 : to;
    }

    private string? Open(Analysis analysis, int from, int to)
    {
        var tokens = analysis.Tokens;
        var copula = Enumerable.Range(from + 1, Math.Min(LongestPhrase, to - from - 2)).FirstOrDefault(i => tokens[i + 1].Folded == "it" && (Copulas.Contains(tokens[i].Folded) || IsPerfect(tokens, i, to)), -1);
        if (copula < 0 || !Enumerable.Range(from, copula - from).Any(i => Lifting.Contains(tokens[i].Folded)) || Enumerable.Range(from, copula - from).Any(i => tokens[i].Kind == TokenKind.Mark))
            return null;
        var next = Copulas.Contains(tokens[copula].Folded) ? copula + 2 : copula + 4;
        while (next < to && (tokens[next].Kind == TokenKind.Mark || tokens[next].Folded is "exactly" or "actually" or "again" or "precisely" or "then" or "now"))
            next++;
        if (next >= to)
            return null;

        // "What was it in the film that …": what stands before "that" goes to the end.
        var aside = "";
        if (FunctionWords.Prepositions.Contains(tokens[next].Folded) && Enumerable.Range(next, to - next).FirstOrDefault(i => tokens[i].Folded == "that", -1) is var that and > 0)
        {
            aside = " " + analysis.Utterance.TextOf(next, that);
            next = that;
        }

        var question = analysis.Utterance.TextOf(from, copula);
        var isRelative = Relatives.Contains(tokens[next].Folded);
        if (isRelative && ++next >= to)
            return null;
        if (BeginsWithVerb(analysis, next, to))
            return isRelative ? $"{question} {analysis.Utterance.TextOf(next, to)}{aside}" : null;
        if (!isRelative && !Subjects.Contains(tokens[next].Folded) && !analysis.Mentions.Covers(next))
            return null;
        return Ask(analysis, tokens[from].Folded == "who" ? "whom" + question[3..] : question, next, to) is { } asked ? asked + aside : null;
    }

    // "might it have been that …".
    private static bool IsPerfect(IReadOnlyList<Token> tokens, int i, int to) =>
        i + 4 < to && FunctionWords.DoSupport.Contains(tokens[i].Folded) && tokens[i + 2].Folded == "have" && FunctionWords.NonFinite.Contains(tokens[i + 3].Folded);

    /// <summary>"The hackers impersonated …" behind a question word: "did the hackers impersonate …"; null where no verb is sure.</summary>
    /// <param name="analysis">The utterance.</param>
    /// <param name="question">The words that ask.</param>
    /// <param name="from">Index of the statement's first token.</param>
    /// <param name="to">Index after its last.</param>
    public string? Ask(Analysis analysis, string question, int from, int to)
    {
        for (var verb = from + 1; verb < to; verb++)
        {
            if (analysis.Tokens[verb].Kind == TokenKind.Mark)
                return null;
            if (IsVerb(analysis, verb))
                return Inverted(analysis, question, analysis.Utterance.TextOf(from, verb), verb, to);
        }

        return null;
    }

    private string Inverted(Analysis analysis, string question, string subject, int verb, int to)
    {
        var tokens = analysis.Tokens;
        var rest = verb + 1 < to ? " " + analysis.Utterance.TextOf(verb + 1, to) : "";
        var word = tokens[verb];
        if (FunctionWords.Auxiliaries.Contains(word.Folded) && !(word.Is("do") && !Enumerable.Range(verb + 1, to - verb - 1).Any(i => tokens[i].Lemmas.Any(Acts))))
            return $"{question} {word.Text} {subject}{rest}".TrimStart();
        var plain = word.Lemmas.FirstOrDefault(l => l != word.Folded && (Acts(l) || word.Is("do"))) ?? word.Lemmas[0];
        return $"{question} {(word.Folded.EndsWith('s') ? "does" : "did")} {subject} {plain}{rest}".TrimStart();
    }

    private bool BeginsWithVerb(Analysis analysis, int at, int to) =>
        at < to && (IsVerb(analysis, at) || (at + 1 < to && analysis.Tokens[at].Folded.EndsWith("ly", StringComparison.Ordinal) && IsVerb(analysis, at + 1)));

    /// <summary>Whether a token is an auxiliary or a form that only a verb has; "the abducted" is none.</summary>
    public bool IsVerb(Analysis analysis, int i)
    {
        var token = analysis.Tokens[i];
        if (analysis.Mentions.Covers(i) || token.Kind != TokenKind.Word)
            return false;
        if (FunctionWords.Auxiliaries.Contains(token.Folded))
            return !FunctionWords.NonFinite.Contains(token.Folded);
        if (i > 0 && analysis.Tokens[i - 1] is { Folded: "the" or "a" or "an" or "of" or "its" or "their" or "his" or "her" or "these" or "those" } or { Possessive: true })
            return false;
        return token.Lemmas.Any(Acts) && lexicon.ClassOf(token) != WordClass.Function
            && (VerbTagger.IsFinite(token) || FunctionWords.Unchanged.Contains(token.Folded) || (token.Folded.EndsWith('s') && token.IsInflected && token.Lemmas.SelectMany(lexicon.Uses).All(u => u.Near || u.Sense.IsAction)));
    }

    private bool Acts(string lemma) => lexicon.Uses(lemma).Any(u => !u.Near && u.Sense.IsAction) || lexicon.ClassOf(lemma) == WordClass.Light;
}
