using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Cuts a message that asks several things into its questions: sentences that ask, and clauses behind "and" that ask anew. What is said
/// before a question stays with it as its setting. Immutable.
/// </summary>
internal sealed class QuestionParts(Lexicon lexicon, IntentRecognizer intents)
{
    // A message that seems to ask more than this many things is taken as one.
    private const int Most = 3;

    private const int MostBetween = 2;

    private static readonly string[] Adverbs = ["roughly", "approximately", "also", "then", "exactly", "about", "please"];
    // What may be asked of a thing by a pronoun alone.
    private static readonly string[] Simple = ["name", "time", "place", "age", "count", "amount", "price", "duration"];
    private static readonly string[] Pronouns = ["it", "they", "them", "he", "him", "she", "her", "its", "their", "his"];
    private static readonly string[] BeforeQuestionWords = ["by", "with", "to", "from", "for", "in", "at", "on", "under", "against", "about", "of"];

    /// <summary>The texts of the questions in order; just the one text where only one thing is asked.</summary>
    public IReadOnlyList<string> Of(Analysis analysis)
    {
        var tokens = analysis.Tokens;
        var fillers = Fillers.Among(analysis, lexicon);
        var cuts = new List<int> { 0 };
        for (var i = 1; i < tokens.Count && cuts.Count <= Most; i++)
        {
            if ((EndsQuestion(tokens, i - 1) || AsksAnew(analysis, i)) && Asks(analysis, fillers, cuts[^1], i) && Asks(analysis, fillers, i, EndOf(tokens, i)))
                cuts.Add(i);
        }

        if (cuts.Count == 1 || cuts.Count > Most)
            return [analysis.Utterance.Text];
        return [.. cuts.Select((from, n) => analysis.Utterance.TextOf(from, n + 1 < cuts.Count ? cuts[n + 1] : tokens.Count))];
    }

    private static bool EndsQuestion(IReadOnlyList<Token> tokens, int i) => tokens[i].Text == "?";

    // "… and what was it called", "…, and by whom": a question word behind a conjunction, where a question went before.
    private bool AsksAnew(Analysis analysis, int i)
    {
        var tokens = analysis.Tokens;
        if (tokens[i].Kind != TokenKind.Word || !(tokens[i].Folded is "and" or "&" or "plus"))
            return tokens[i].Text == "&" && Opens(tokens, i + 1);
        return Opens(tokens, i + 1);
    }

    private bool Opens(IReadOnlyList<Token> tokens, int i)
    {
        // "and roughly how much", "and, also, where".
        for (var passed = 0; passed < MostBetween && i < tokens.Count && (tokens[i].Text == "," || Adverbs.Contains(tokens[i].Folded) || lexicon.ClassOf(tokens[i]) == WordClass.Evaluation); passed++)
            i++;
        if (i < tokens.Count && BeforeQuestionWords.Contains(tokens[i].Folded))
            i++;
        return i < tokens.Count && FunctionWords.Interrogatives.Contains(tokens[i].Folded);
    }

    private static int EndOf(IReadOnlyList<Token> tokens, int from)
    {
        for (var i = from; i < tokens.Count; i++)
        {
            if (tokens[i].Text == "?")
                return i + 1;
        }

        return tokens.Count;
    }

    // Whether a range asks something of its own: a rule fires or an auxiliary opens it, and it says more than courtesies.
    private bool Asks(Analysis analysis, bool[] fillers, int from, int to)
    {
        var tokens = analysis.Tokens;
        var start = from;
        for (var i = from; i < to - 1; i++)
        {
            if (tokens[i].Text is "." or "!" or ";")
                start = i + 1;
        }

        while (start < to && (fillers[start] || tokens[start].Folded is "and" or "&" or "plus" or "but" or "so"))
            start++;
        if (start >= to)
            return false;
        var match = intents.Recognize(tokens, start, to, analysis.Mentions);
        var opensWithAuxiliary = FunctionWords.Auxiliaries.Contains(tokens[start].Folded);
        var says = Enumerable.Range(start, to - start).Any(i => !fillers[i] && tokens[i].Kind != TokenKind.Mark && match?.Tokens.Contains(i) != true && (analysis.Mentions.Covers(i) || lexicon.ClassOf(tokens[i]) is WordClass.Content or WordClass.Attribute));
        return (match is not null || opensWithAuxiliary) && (says || (match?.Rule.Slot is { } slot && Simple.Contains(slot) && !IsRestatement(tokens, from) && PointsBack(tokens, start, to)) || FunctionWords.Interrogatives.Contains(tokens[to - 1].Folded) || (to >= 2 && FunctionWords.Interrogatives.Contains(tokens[to - 2].Folded)));
    }

    // "and what was it called": a pronoun stands for what the part before it says.
    private static bool PointsBack(IReadOnlyList<Token> tokens, int from, int to) =>
        Enumerable.Range(from, to - from).Any(i => Pronouns.Contains(tokens[i].Folded));

    // "I mean, how old was she": says again what was asked.
    private static bool IsRestatement(IReadOnlyList<Token> tokens, int from) =>
        from + 1 < tokens.Count && tokens[from].Folded == "i" && tokens[from + 1].Folded is "mean" or "meant";
}
