using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Tells verbs from nouns by form and neighbours: many words of the lexicon are both, and only a verb must be what happens in a
/// fact. Immutable.
/// </summary>
internal sealed class VerbTagger(Lexicon lexicon)
{
    // Nouns made of verbs: "abduction", "agreement".
    private static readonly string[] NounEndings = ["ion", "ment", "ance", "ence", "ogy", "ery", "al", "ure", "ship", "ism", "th", "er", "or", "ist"];

    /// <summary>Whether a form can only be a verb's, by its ending: enough to end a noun phrase, where nothing else is known yet.</summary>
    public static bool IsFinite(Token token) =>
        token.IsInflected && (EndsWith(token, "ed") || !EndsWith(token, "s"))
        && !EndsWith(token, "ing") && !EndsWith(token, "ly") && !EndsWith(token, "er") && !EndsWith(token, "en");

    /// <summary>"when she was taken": a light verb in the passive says something.</summary>
    public static bool IsPassiveParticiple(IReadOnlyList<Token> tokens, int i)
    {
        if (FunctionWords.Auxiliaries.Contains(tokens[i].Folded) || tokens[i].Lemmas.All(l => l == tokens[i].Folded) || EndsWith(tokens[i], "ing"))
            return false;
        for (var at = i - 1; at >= 0 && at >= i - 4; at--)
        {
            // "Where was she when he made it": behind its own subject it acts.
            if (FunctionWords.Adverbial.Contains(tokens[at].Folded))
                return false;
            if (FunctionWords.BeForms.Contains(tokens[at].Folded))
                return true;
        }

        return false;
    }

    /// <summary>Whether a word stands as a verb.</summary>
    /// <param name="analysis">The utterance.</param>
    /// <param name="i">Index of the word.</param>
    /// <param name="auxiliary">Index of the question's auxiliary, or -1.</param>
    /// <param name="consumed">Tokens that the intent's pattern stands for.</param>
    /// <param name="hasVerb">Whether a verb stands before it: then a form that may also be a noun's is one.</param>
    /// <param name="isDeed">Whether it begins a phrase that means something done.</param>
    public bool IsVerb(Analysis analysis, int i, int auxiliary, HashSet<int> consumed, bool hasVerb, bool isDeed)
    {
        var tokens = analysis.Tokens;
        var token = tokens[i];
        var before = i - 1;
        while (before >= 0 && (tokens[before].Folded is "not" or "ever" or "never" or "also" or "first" or "then" or "just" or "still" || lexicon.ClassOf(tokens[before]) is WordClass.Evaluation or WordClass.Filler))
            before--;
        var previous = before < 0 ? null : tokens[before];
        if (previous is { Folded: "the" or "a" or "an" or "of" or "its" or "their" or "his" or "her" or "this" or "that" or "these" or "any" or "some" } or { Possessive: true } && !IsRelative(analysis, before, i))
            return false;
        var mayAct = isDeed || MayAct(token);
        if (previous is { Folded: "to" } && token.Lemmas.Contains(token.Folded) && !IsPlural(token) && mayAct)
            return true;
        if (EndsWith(token, "ly") && !Acts(token))
            return false;
        var isInflected = token.Lemmas[0] != token.Folded || token.Lemmas.Count > 1;
        if (isInflected && (EndsWith(token, "ed") || EndsWith(token, "ing")))
            return true;
        if (token.Lemmas[0] != token.Folded && !EndsWith(token, "s") && !EndsWith(token, "er") && mayAct)
            return true;
        if (hasVerb)
            return false;
        if (FunctionWords.Unchanged.Contains(token.Folded) && mayAct && (previous is { Folded: "who" or "that" or "which" } || IsPassiveOf(tokens, i, auxiliary)))
            return true;
        var isAfterName = before >= 0 && (analysis.Mentions.Entities.Any(m => m.First <= before && before < m.End) || FunctionWords.Pointing.Contains(tokens[before].Folded) || tokens[before].Folded is "you" or "we");
        var isSupported = auxiliary >= 0 && auxiliary < i && FunctionWords.DoSupport.Contains(tokens[auxiliary].Folded);
        if (isAfterName && isSupported && token.Lemmas.Contains(token.Folded) && !IsPlural(token) && mayAct && !tokens.Skip(auxiliary + 1).Take(i - auxiliary - 1).Any(t => FunctionWords.Prepositions.Contains(t.Folded)))
            return true;
        if (isSupported && token.Lemmas.Contains(token.Folded) && !EndsWith(token, "s") && !(before > 0 && tokens[before - 1].Folded is "the" or "a" or "an") && lexicon.ClassOf(token) == WordClass.Content && OnlyActs(token) && token.Lemmas.Any(l => lexicon.Uses(l).Count > 0))
            return true;
        // "Lind visit Alder": cut short, a deed between two names is done by the one to the other.
        if (isAfterName && auxiliary < 0 && mayAct && !isInflected && lexicon.ClassOf(token) == WordClass.Content && before == i - 1 && analysis.Mentions.Entities.Any(m => m.First == i + 1) && token.Lemmas.Any(l => lexicon.Uses(l).Count > 0) && !Array.Exists(NounEndings, e => EndsWith(token, e)))
            return true;

        // "When was he born", "the year he was born": a participle that has no other form.
        if (((isAfterName && auxiliary >= 0 && auxiliary < i && FunctionWords.BeForms.Contains(tokens[auxiliary].Folded)) || (previous is not null && FunctionWords.BeForms.Contains(previous.Folded))) && token.Lemmas.Contains(token.Folded) && isInflected && OnlyActs(token) && token.Lemmas.Any(l => lexicon.Uses(l).Count > 0))
            return true;

        // "does the teacher think about it": behind auxiliary, article and noun stands the verb, unless another follows.
        if (isSupported && i == auxiliary + 3 && FunctionWords.Articles.Contains(tokens[auxiliary + 1].Folded) && tokens[i - 1].Kind == TokenKind.Word && token.Lemmas.Contains(token.Folded) && !IsPlural(token) && mayAct
            && lexicon.ClassOf(token) == WordClass.Content && !Enumerable.Range(i + 1, Math.Min(3, tokens.Count - i - 1)).Any(at => IsBareVerb(tokens, at)))
            return true;
        if (previous is not null && FunctionWords.DoSupport.Contains(previous.Folded))
            return token.Lemmas.Contains(token.Folded) && !IsPlural(token) && mayAct && lexicon.ClassOf(token) is WordClass.Content or WordClass.Aspect && !(!OnlyActs(token) && Enumerable.Range(i + 1, Math.Min(3, tokens.Count - i - 1)).Any(at => IsBareVerb(tokens, at)));
        return consumed.Contains(before) && previous is { Folded: "who" } && isInflected;
    }

    /// <summary>"Is it true that the citizens of Lindland rely on it": whether in a statement a word of plain form between a name or a plural and a preposition is its verb.</summary>
    /// <param name="analysis">The utterance.</param>
    /// <param name="i">Index of the word.</param>
    public bool IsPlainVerb(Analysis analysis, int i) =>
        i > 0 && i + 1 < analysis.Tokens.Count && FunctionWords.Prepositions.Contains(analysis.Tokens[i + 1].Folded) && analysis.Tokens[i] is var token && token.Lemmas.Contains(token.Folded) && !IsPlural(token) && lexicon.ClassOf(token) == WordClass.Content && OnlyActs(token) && token.Lemmas.Any(l => lexicon.Uses(l).Count > 0)
        && !Array.Exists(NounEndings, e => EndsWith(token, e)) && (IsPlural(analysis.Tokens[i - 1]) || analysis.Mentions.Entities.Any(m => m.End == i));

    // "who was it that said it": a verb's form behind "that", with no noun behind it.
    private bool IsRelative(Analysis analysis, int before, int i) => analysis.Tokens is var tokens
        && tokens[before].Folded == "that" && IsFinite(tokens[i]) && !EndsWith(tokens[i], "ed")
        && (i + 1 == tokens.Count || tokens[i + 1].Kind == TokenKind.Mark || analysis.Mentions.Covers(i + 1) || lexicon.ClassOf(tokens[i + 1]) == WordClass.Function);

    // "In which year was Chongryon set up".
    private static bool IsPassiveOf(IReadOnlyList<Token> tokens, int i, int auxiliary) =>
        auxiliary >= 0 && auxiliary < i - 1 && FunctionWords.BeForms.Contains(tokens[auxiliary].Folded);

    // "people", "men": a form of their own that no verb has; what the lexicon does not know may be anything.
    private bool MayAct(Token token)
    {
        var isKnown = false;
        for (var i = 0; i < token.Lemmas.Count; i++)
        {
            foreach (var use in lexicon.Uses(token.Lemmas[i]))
            {
                if (use is { Near: false, Sense.IsAction: true })
                    return true;
                isKnown |= !use.Near;
            }
        }

        return !isKnown;
    }

    // "reply", "rely": what the lexicon knows as something done is no adverb, unless it is made of an adjective, as "negatively" is.
    private bool Acts(Token token) => (token.Folded.Length < 6 || lexicon.Uses(token.Folded[..^2]).Count == 0) && token.Lemmas.SelectMany(lexicon.Uses).Any(u => !u.Near && u.Sense.IsAction);

    // "talks", "relations": nouns with a plural of their own, whose form no verb has behind "to" or "did".
    private static bool IsPlural(Token token) => EndsWith(token, "s") && token.Lemmas.Count > 1;

    private bool OnlyActs(Token token) => token.Lemmas.SelectMany(lexicon.Uses).All(u => u.Near || u.Sense.IsAction);

    // "did trade grow": the verb of the two is the one that can be nothing else, or stands last.
    private bool IsBareVerb(IReadOnlyList<Token> tokens, int i) =>
        tokens[i].Kind == TokenKind.Word && tokens[i].Lemmas.Contains(tokens[i].Folded) && !FunctionWords.Prepositions.Contains(tokens[i - 1].Folded)
        && lexicon.ClassOf(tokens[i]) == WordClass.Content && tokens[i].Lemmas.SelectMany(lexicon.Uses).Any(u => !u.Near && u.Sense.IsAction) && tokens[i - 1].Kind == TokenKind.Word
        && tokens[i - 1].Folded is not ("the" or "a" or "an" or "and" or "or");

    private static bool EndsWith(Token token, string ending) => token.Folded.EndsWith(ending, StringComparison.Ordinal);
}
