using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Finds the question behind a clause that leads up to it: "When he came there, how many …?", "The girl who was taken, how did she …?",
/// "These neighbours, do they …?". A "when" or "who" of that clause asks nothing.
/// </summary>
internal static class LeadingClause
{
    private static readonly string[] OfTopic = ["it", "they", "he", "she", "this", "that", "these", "those", "there"];
    private static readonly string[] Times = ["time", "day", "year", "moment", "period", "era", "age"];
    private const int LeastAsked = 2;

    /// <summary>
    /// Whether a match is no question but part of a clause: "who" behind a noun, "when" without the verb that a question turns round.
    /// </summary>
    public static bool Holds(QuestionSentence sentence, IntentMatch match)
    {
        var tokens = sentence.Tokens;
        var first = match.First;
        if (first > sentence.From && tokens[first - 1].Kind == TokenKind.Word && match.Rule.Intent is "who" or "which" or "where")
            return !FunctionWords.Prepositions.Contains(tokens[first - 1].Folded);

        // "What about the bridge, who built it?"
        if (match is { Rule.Intent: "about" } && tokens[first].Folded is "what" or "how")
            return true;
        if (tokens[first].Folded != "when")
            return false;

        // "In the time when …".
        if (first > sentence.FirstWord)
            return tokens[first - 1].Lemmas.Any(Times.Contains);
        return match.Tokens.Count == 1 && IsOfTime(tokens, first, sentence.To);
    }

    /// <summary>What is asked behind a comma of such a clause, or null.</summary>
    public static IntentMatch? QuestionBehind(QuestionSentence sentence, IntentMatch clause, IntentRecognizer intents)
    {
        var tokens = sentence.Tokens;
        for (var i = clause.First + 1; i + LeastAsked < sentence.To; i++)
        {
            if (!Parts(tokens[i]))
                continue;
            if (intents.Recognize(tokens, i + 1, sentence.To, sentence.Analysis.Mentions) is { } later && later.First <= i + 2 && !Holds(sentence, later))
                return later;
        }

        // "When he came there how did they feel": without a comma a verb turned round shows where it asks.
        if (!IsOfTime(tokens, clause.First, sentence.To))
            return null;
        for (var i = clause.First + LeastAsked; i + LeastAsked < sentence.To; i++)
        {
            if (FunctionWords.Interrogatives.Contains(tokens[i].Folded) && FunctionWords.Auxiliaries.Contains(tokens[i + 1].Folded) && intents.Recognize(tokens, i, sentence.To, sentence.Analysis.Mentions) is { } asked && asked.First == i)
                return asked;
        }

        return null;
    }

    /// <summary>
    /// Index of the auxiliary that opens a question for yes or no behind a topic or clause that its subject points back to, or -1:
    /// "…, do they ever meet"; behind a clause of time any does. A tag ("…, did they") asks nothing more.
    /// </summary>
    public static int AuxiliaryBehind(IReadOnlyList<Token> tokens, int first, int to)
    {
        if (first >= to || FunctionWords.Auxiliaries.Contains(tokens[first].Folded) || (FunctionWords.Interrogatives.Contains(tokens[first].Folded) && !IsOfTime(tokens, first, to)))
            return -1;
        for (var i = first + 1; i + LeastAsked + 2 < to; i++)
        {
            if (Parts(tokens[i]) && FunctionWords.Auxiliaries.Contains(tokens[i + 1].Folded) && (OfTopic.Contains(tokens[i + 2].Folded) || FunctionWords.Adverbial.Contains(tokens[first].Folded)) && tokens.Skip(i + 3).Take(to - i - 3).Count(t => t.Kind == TokenKind.Word) >= LeastAsked)
                return i + 1;
        }

        return -1;
    }

    /// <summary>Whether a "when" opens a clause of time, not a question: no auxiliary is turned round behind it.</summary>
    public static bool IsOfTime(IReadOnlyList<Token> tokens, int first, int to) =>
        tokens[first].Folded == "when" && first + 1 < to && !FunctionWords.Auxiliaries.Contains(tokens[first + 1].Folded);

    private static bool Parts(Token token) => token.Text is "," or "-" or "–" or "—";
}
