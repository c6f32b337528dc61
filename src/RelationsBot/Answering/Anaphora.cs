using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Words of a question that point back to an earlier turn. What points within the question, or nowhere, is none: it would tie a
/// question to a turn that it has nothing to do with.
/// </summary>
internal static class Anaphora
{
    /// <summary>What stands for "that man", "this person".</summary>
    public const string ThatPerson = "that person";

    /// <summary>Whether a pointing word points to one person.</summary>
    public static bool IsPerson(string word) => word == ThatPerson || FunctionWords.PersonPronouns.Contains(word);

    /// <summary>The pointing words of a question, folded, in their order.</summary>
    /// <param name="sentence">The question.</param>
    /// <param name="consumed">Tokens that the intent's pattern stands for: "what is it that" points to nothing.</param>
    public static List<string> Of(QuestionSentence sentence, HashSet<int> consumed)
    {
        var found = new List<string>();
        for (var i = sentence.From; i < sentence.To; i++)
        {
            if (i + 1 < sentence.To && sentence.Tokens[i].Folded is "that" or "this" && sentence.Tokens[i + 1].Lemmas.Any(FunctionWords.PersonNouns.Contains) && !sentence.Analysis.Mentions.Covers(i + 1))
                found.Add(ThatPerson);
            else if (!consumed.Contains(i) && Points(sentence.Tokens, i, sentence.Analysis.Mentions))
                found.Add(sentence.Tokens[i].Folded);
        }

        return found;
    }

    private static bool Points(IReadOnlyList<Token> tokens, int i, MentionMap mentions)
    {
        var token = tokens[i];
        if (!FunctionWords.Pointing.Contains(token.Folded) || mentions.Covers(i))
            return false;

        // "that" before a clause and "there" in "was there" point nowhere.
        var next = i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Word ? tokens[i + 1] : null;
        return token.Folded switch
        {
            "that" => next is null || !(mentions.Covers(i + 1) || next.Folded is "the" or "a" or "it" or "he" or "she" or "they"),
            "there" => !(i > 0 && FunctionWords.Auxiliaries.Contains(tokens[i - 1].Folded)) && next?.Folded is not ("was" or "were" or "is" or "are"),
            "one" or "other" => next is null,
            "its" or "their" or "his" or "her" => !IsAfterName(tokens, i, mentions),

            // "Whose boat was not hers at all": who is asked for.
            "hers" => !tokens.Take(i).Any(t => t.Folded == "whose"),

            // "What did Japan say it would do".
            "it" or "they" or "he" or "she" when i > 0 && next is not null && FunctionWords.Auxiliaries.Contains(next.Folded) && !FunctionWords.Auxiliaries.Contains(tokens[i - 1].Folded) => !IsAfterName(tokens, i, mentions),
            _ => true,
        };
    }

    // "Did Japan change its constitution": the owner is named in the question.
    private static bool IsAfterName(IReadOnlyList<Token> tokens, int i, MentionMap mentions) =>
        Enumerable.Range(0, i).Any(at => tokens[at].Kind == TokenKind.Word && tokens[at].Capitalized && mentions.Covers(at));
}
