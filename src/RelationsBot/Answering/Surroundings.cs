using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Leaves out of a message what is only said around its question: courtesy, talk of those who speak, guesses at the answer. What sets
/// the scene (names, times, what happened) stays. Immutable.
/// </summary>
internal sealed class Surroundings(IntentRecognizer intents, Courtesy courtesy, Talk talk, Cleft cleft)
{
    private readonly SceneQuestion sceneQuestion = new(cleft);

    // So many words of a question may stand before what is put into it.
    private const int MostBeforeInsertion = 3;

    // A guess at the answer is this short.
    private const int LongestGuess = 7;

    /// <summary>The message without it, or null where it has none.</summary>
    public string? Without(Analysis analysis)
    {
        var sentences = Sentences(analysis);
        var asking = sentences.Where(s => s.IsQuestion && !courtesy.IsAside(analysis, s.From, s.To)).ToList();
        if (asking.Count == 0)
            asking = sentences.Where(s => Asks(analysis, s)).ToList();
        if (asking.Count == 0)
            return null;
        var points = asking.TrueForAll(s => Points(analysis, s));
        var kept = new List<string>();
        var all = true;
        Sentence? before = null;
        Sentence? scene = null;
        foreach (var sentence in sentences)
        {
            if (asking.Contains(sentence) ? before is { } question && IsGuess(analysis, question, sentence) : talk.Is(analysis, sentence.From, sentence.To, points))
            {
                all = false;
                continue;
            }

            if (asking is [var only] && only == sentence && scene is { } told && sceneQuestion.Of(analysis, (told.From, told.To), (sentence.From, sentence.To)) is { } together)
            {
                all = false;
                kept[^1] = together + "?";
                continue;
            }

            scene = asking.Contains(sentence) ? null : sentence;
            var (from, to) = asking.Contains(sentence) ? Plain(analysis, sentence) : (Opening(analysis, sentence), sentence.To);
            var lifted = asking.Contains(sentence) ? cleft.Plain(analysis, from, to) : null;
            all &= from == sentence.From && to == sentence.To;
            var asked = lifted ?? (asking.Contains(sentence) ? WithoutInsertion(analysis, from, to) : null);
            all &= asked is null;
            kept.Add((asked ?? analysis.Utterance.TextOf(from, to)) + Mark(analysis, sentence));
            before = asking.Contains(sentence) ? sentence : before;
        }

        return all || kept.Count == 0 ? null : string.Join(' ', kept);
    }

    // "I have a note that …", "back to …".
    private int Opening(Analysis analysis, Sentence sentence) =>
        courtesy.BehindResuming(analysis, sentence.From, sentence.To) is var resumed && resumed > sentence.From ? resumed
        : Claim.IsOfSpeakers(analysis.Tokens[sentence.From]) ? Claim.StartOf(analysis, sentence.From, sentence.To) : sentence.From;

    // Behind what leads up to it, where a question word or an auxiliary follows, and before what is added behind a comma.
    private (int From, int To) Plain(Analysis analysis, Sentence sentence)
    {
        var tokens = analysis.Tokens;
        if (courtesy.BehindResuming(analysis, sentence.From, sentence.To) is var resumed && resumed > sentence.From)
            sentence = sentence with { From = resumed };
        var from = courtesy.Leading(analysis, sentence.From, sentence.To)
            .LastOrDefault(i => i < sentence.To && !(i + 1 < sentence.To && tokens[i + 1].Folded == "to") && (FunctionWords.Interrogatives.Contains(tokens[i].Folded) || FunctionWords.Auxiliaries.Contains(tokens[i].Folded))
                && !Enumerable.Range(sentence.From, i - sentence.From).Any(at => FunctionWords.Interrogatives.Contains(tokens[at].Folded) || Tying.Contains(tokens[at].Folded)), sentence.From);
        from = BehindTalk(analysis, from, sentence.To);
        var to = courtesy.Trailing(analysis, from, sentence.To).LastOrDefault(i => i > from && (i == sentence.To || tokens[i].Kind == TokenKind.Mark), sentence.To);
        return (from, to);
    }

    // "I was told it is a secret, but who …", "my daughter asked me in which year …".
    private int BehindTalk(Analysis analysis, int from, int to)
    {
        var tokens = analysis.Tokens;
        if (FunctionWords.Interrogatives.Contains(tokens[from].Folded))
            return from;
        for (var i = from + 2; i + 1 < to; i++)
        {
            if (!FunctionWords.Interrogatives.Contains(tokens[i].Folded) || tokens[i + 1].Kind == TokenKind.Mark || tokens[i + 1].Folded == "to")
                continue;
            var first = FunctionWords.Prepositions.Contains(tokens[i - 1].Folded) ? i - 1 : i;
            var before = first - 1;
            if (before > from && tokens[before].Folded is "but" or "so" && tokens[before - 1].Kind == TokenKind.Mark)
                before--;
            if (before <= from || Tying.Contains(tokens[from].Folded) || Enumerable.Range(from, before - from).Any(at => tokens[at].Folded is "mean" or "meant"))
                return from;
            var isTalk = tokens[before].Kind == TokenKind.Mark ? courtesy.IsPolite(analysis, from, before) || (Talk.IsOfSpeakers(analysis, from, before) && talk.Is(analysis, from, before, isPointedTo: Enumerable.Range(i, to - i).Any(at => FunctionWords.Pointing.Contains(tokens[at].Folded)))) : IsAskedOf(analysis, from, before);
            return isTalk ? first : from;
        }

        return from;
    }

    // "… asked me (in which year …)": only those who speak are named before it.
    private bool IsAskedOf(Analysis analysis, int from, int verb)
    {
        var tokens = analysis.Tokens;
        var asks = tokens[verb].Folded is "me" or "us" ? verb - 1 : verb;
        return tokens[asks].Lemmas.Any(l => l is "ask" or "know" or "wonder" or "tell" or "learn" or "hear") && Talk.IsOfSpeakers(analysis, from, verb + 1) && !talk.Names(analysis, from, verb + 1)
            && !Enumerable.Range(from, verb - from).Any(i => FunctionWords.PersonPronouns.Contains(tokens[i].Folded) || tokens[i].Folded is "they" or "not" or "never" || FunctionWords.Auxiliaries.Contains(tokens[from].Folded));
    }

    // "Who, by the way, is …", "how many, would you say, of …".
    private string? WithoutInsertion(Analysis analysis, int from, int to)
    {
        var tokens = analysis.Tokens;
        var open = Enumerable.Range(from + 1, Math.Max(0, Math.Min(MostBeforeInsertion, to - from - 1))).FirstOrDefault(i => tokens[i].Text == ",", -1);
        if (open < 0 || !FunctionWords.Interrogatives.Contains(tokens[from].Folded))
            return null;
        var close = Enumerable.Range(open + 1, to - open - 1).FirstOrDefault(i => tokens[i].Text == ",", -1);
        return close > open + 1 && close + 1 < to && (courtesy.IsPolite(analysis, open + 1, close) || courtesy.Trailing(analysis, open, close).Contains(open + 1) || courtesy.Trailing(analysis, open, close).Contains(open)) ? $"{analysis.Utterance.TextOf(from, open)} {analysis.Utterance.TextOf(close + 1, to)}" : null;
    }

    // "What did they want? Was it money?"
    private static bool IsGuess(Analysis analysis, Sentence question, Sentence sentence)
    {
        var tokens = analysis.Tokens;
        var words = Enumerable.Range(sentence.From, sentence.To - sentence.From).Where(i => tokens[i].Kind == TokenKind.Word).ToList();
        return words.Count is >= 3 and <= LongestGuess && FunctionWords.BeForms.Contains(tokens[words[0]].Folded) && tokens[words[1]].Folded is "it" or "that" or "this"
            && Enumerable.Range(question.From, question.To - question.From).Any(i => FunctionWords.Interrogatives.Contains(tokens[i].Folded))
            && !words.Exists(i => FunctionWords.Interrogatives.Contains(tokens[i].Folded) || tokens[i].Folded is "that" && i > words[1] || Verdicts.Contains(tokens[i].Folded) || VerbTagger.IsFinite(tokens[i]));
    }

    // What ties a question to the one before is no courtesy: "and", "I meant".
    private static readonly string[] Tying = ["and", "but", "so", "also", "then", "mean", "meant", "no"];

    private static readonly string[] Verdicts = ["right", "true", "correct", "so", "really", "case"];

    private bool Asks(Analysis analysis, Sentence sentence) =>
        !courtesy.IsAside(analysis, sentence.From, sentence.To) && intents.Recognize(analysis.Tokens, sentence.From, sentence.To, analysis.Mentions) is { Rule.Intent: not "help" } match && !Courtesy.Social.Contains(match.Rule.Intent);

    private static bool Points(Analysis analysis, Sentence sentence) =>
        Enumerable.Range(sentence.From, sentence.To - sentence.From).Any(i => FunctionWords.Pointing.Contains(analysis.Tokens[i].Folded)) || sentence.To - sentence.From <= 4;

    private static string Mark(Analysis analysis, Sentence sentence) => sentence.To < analysis.Tokens.Count ? analysis.Tokens[sentence.To].Text : "";

    private static List<Sentence> Sentences(Analysis analysis)
    {
        var tokens = analysis.Tokens;
        return [.. Courtesy.Cut(analysis, 0, tokens.Count, t => t.Text is "." or "!" or "?" or ";" or ":").Select(cut => Begun(cut.From, cut.To))];

        // Marks before the first word are none of it, but those that open a quotation.
        Sentence Begun(int from, int to)
        {
            while (tokens[from].Kind == TokenKind.Mark && tokens[from].Text is not ("\"" or "'" or "“" or "‘" or "("))
                from++;
            return new Sentence(from, to, to < tokens.Count && tokens[to].Text == "?");
        }
    }

    private readonly record struct Sentence(int From, int To, bool IsQuestion);
}
