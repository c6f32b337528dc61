using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Puts a statement and the question that only points to it together: "Marsh closed the mill. When was that?" asks when Marsh closed
/// the mill, and every word of the statement must hold. Immutable.
/// </summary>
internal sealed class SceneQuestion(Cleft cleft)
{
    // So many words may ask: "as of which year".
    private const int LongestPhrase = 4;

    private static readonly string[] Pronouns = ["that", "this", "it", "these", "those", "he", "she", "they"];
    private static readonly string[] Persons = ["he", "she", "it", "they", "that", "this"];
    private static readonly string[] Owners = ["his", "her", "their", "the"];
    private static readonly string[] Told = ["said", "reported", "written", "stated", "mentioned", "exactly", "then", "supposed", "to", "again", "called", "please", "so"];
    private static readonly string[] Unknown = ["a", "an", "some", "somebody", "someone", "something"];
    private static readonly string[] OfSpeakers = ["i", "we"];

    /// <summary>The question that a statement and a question behind it ask together, or null where the question says something itself.</summary>
    /// <param name="analysis">The message.</param>
    /// <param name="scene">The statement's tokens.</param>
    /// <param name="question">The question's.</param>
    public string? Of(Analysis analysis, (int From, int To) scene, (int From, int To) question)
    {
        var tokens = analysis.Tokens;
        var start = Claim.StartOf(analysis, scene.From, scene.To);
        while (start < scene.To && (tokens[start].Kind == TokenKind.Mark || tokens[start].Folded == "that"))
            start++;
        var end = scene.To;
        while (end > start && tokens[end - 1].Kind == TokenKind.Mark)
            end--;
        // "While it was being built, …": the statement's own verb is not the first.
        if (end - start < 2 || FunctionWords.Adverbial.Contains(tokens[start].Folded) || tokens[start].Folded is "as" or "although" or "because" or "though" || tokens.Skip(start).Take(end - start).Any(t => FunctionWords.Interrogatives.Contains(t.Folded) && t.Folded is not ("who" or "which" or "where" or "when")))
            return null;
        if (AsksWho(analysis, question))
            return Who(analysis, start, end);
        if (Phrase(analysis, question) is not { } phrase)
            return null;
        return cleft.Ask(analysis, phrase, start, end) ?? (start > scene.From ? $"{phrase} was the {analysis.Utterance.TextOf(start, end)}" : null);
    }

    // "Who was he?", "What was her name?", "Who is it supposed to be?".
    private static bool AsksWho(Analysis analysis, (int From, int To) question)
    {
        var words = WordsOf(analysis, question);
        return words.Count >= 3 && FunctionWords.Auxiliaries.Contains(words[1])
            && ((words[0] == "who" && Persons.Contains(words[2]) && words.Skip(3).All(SaysNothing))
                || (words[0] == "what" && words.Count == 4 && Owners.Contains(words[2]) && words[3] == "name")
                || (words[0] == "what" && words.Count == 4 && Persons.Contains(words[2]) && words[3] == "called"));
    }

    // "When was that?", "As of which year was that said?", "Which year should I write down?": the words that ask.
    private static string? Phrase(Analysis analysis, (int From, int To) question)
    {
        var tokens = analysis.Tokens;
        var auxiliary = Enumerable.Range(question.From, Math.Min(LongestPhrase + 1, question.To - question.From)).FirstOrDefault(i => FunctionWords.Auxiliaries.Contains(tokens[i].Folded), -1);
        if (auxiliary <= question.From || auxiliary + 1 >= question.To || !Enumerable.Range(question.From, auxiliary - question.From).Any(i => tokens[i].Folded is "when" or "where" or "why" or "which" or "what"))
            return null;
        var asks = analysis.Utterance.TextOf(question.From, auxiliary);
        if (asks.Equals("what", StringComparison.OrdinalIgnoreCase) || asks.Equals("which", StringComparison.OrdinalIgnoreCase))
            return null;
        var behind = Enumerable.Range(auxiliary + 1, question.To - auxiliary - 1).Where(i => tokens[i].Kind == TokenKind.Word).Select(i => tokens[i].Folded).ToList();
        if (behind.Count == 0)
            return null;
        var says = FunctionWords.BeForms.Contains(tokens[auxiliary].Folded) ? Pronouns.Contains(behind[0]) && behind.Skip(1).All(SaysNothing) : OfSpeakers.Contains(behind[0]);
        return says ? asks : null;
    }

    // "In 1911 a miller bought it": who or what is not named is asked for.
    private string? Who(Analysis analysis, int from, int to)
    {
        var tokens = analysis.Tokens;
        var at = Enumerable.Range(from, to - from).FirstOrDefault(i => Unknown.Contains(tokens[i].Folded), -1);
        if (at < 0 || at + 1 >= to || (at > from && !FunctionWords.Prepositions.Contains(tokens[from].Folded)) || Enumerable.Range(from, at - from).Any(i => cleft.IsVerb(analysis, i)))
            return null;
        var asks = tokens[at].Folded switch { "somebody" or "someone" => "who", "something" => "what", _ => "which" };
        return $"{asks} {analysis.Utterance.TextOf(at + 1, to)}{(at > from ? " " + analysis.Utterance.TextOf(from, at) : "")}";
    }

    private static bool SaysNothing(string word) => Told.Contains(word) || FunctionWords.NonFinite.Contains(word);

    private static List<string> WordsOf(Analysis analysis, (int From, int To) range) =>
        [.. analysis.Tokens.Skip(range.From).Take(range.To - range.From).Where(t => t.Kind == TokenKind.Word).Select(t => t.Folded)];
}
