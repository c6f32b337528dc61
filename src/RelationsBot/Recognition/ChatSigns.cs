using System.Collections.Frozen;
using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>
/// Reads the digits and signs that people type in a chat for the words they sound like or stand for: "nice 2 Tokyo", "in return 4",
/// "% of". A digit that counts something stays a number. Immutable.
/// </summary>
internal sealed class ChatSigns(Lexicon lexicon, Lemmatizer lemmatizer, EntityRecognizer entities)
{
    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>
    {
        ["%"] = "percent",
        ["$"] = "dollars",
        ["€"] = "euros",
        ["¥"] = "yen",
        ["#"] = "number",
        ["&"] = "and",
        ["+"] = "and",
    }.ToFrozenDictionary();

    // What stands behind a preposition, never behind a number.
    private static readonly FrozenSet<string> Openers = new[]
    {
        "the", "a", "an", "this", "that", "my", "your", "his", "her", "its", "our", "their", "me", "you", "him", "us", "them", "it", "be", "whom", "who", "what", "which", "whose", "where",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Pronouns = new[] { "me", "you", "him", "her", "us", "them", "it" }.ToFrozenSet();

    // What an infinitive follows and no number.
    private static readonly FrozenSet<string> Leading = new[] { "sorry", "want", "wish", "hope", "like", "try", "able", "ready", "willing", "keen", "about", "going", "supposed", "used", "refuse", "pledge", "promise", "threaten" }.ToFrozenSet();

    // What is counted by the digit behind it.
    private static readonly FrozenSet<string> Numbered = new[] { "part", "round", "phase", "stage", "volume", "number", "chapter", "paragraph", "option", "section", "choice", "answer", "fact", "suggestion" }.ToFrozenSet();

    // "2 close": what may be too much.
    private static readonly FrozenSet<string> Degrees = new[] { "close", "near", "much", "many", "late", "early", "far", "long", "short", "high", "low", "weak", "strong", "soon", "fast", "slow", "big", "small", "often", "expensive", "dangerous" }.ToFrozenSet();

    /// <summary>The tokens with such signs as words, or null where there are none.</summary>
    public List<Token>? Read(IReadOnlyList<Token> tokens)
    {
        List<Token>? read = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (WordFor(tokens, i) is { } word)
                (read ??= [.. tokens])[i] = tokens[i] with { Folded = word, Kind = TokenKind.Word, Lemmas = lemmatizer.Lemmas(word) };
        }

        return read;
    }

    private string? WordFor(IReadOnlyList<Token> tokens, int i)
    {
        var before = i > 0 ? tokens[i - 1] : null;
        var behind = i + 1 < tokens.Count ? tokens[i + 1] : null;
        return tokens[i].Text switch
        {
            "2" => before is { Kind: TokenKind.Word } && !IsGlued(tokens, i) ? To(before, tokens, i + 1) : null,
            "4" => before is { Kind: TokenKind.Word } && !IsGlued(tokens, i) && (behind is not { Kind: not TokenKind.Mark } ? !Numbered.Contains(before.Folded) && IsPlain(before) : LeadsTo(tokens, i + 1)) ? "for" : null,
            "n" => before is { Kind: TokenKind.Word } && behind is { Kind: TokenKind.Word } && !OpensName(tokens, i) ? "and" : null,
            "co" => behind is { Kind: not TokenKind.Mark } or null || behind.Text is not "-" ? "company" : null,
            "&" or "+" => before is { Kind: not TokenKind.Mark } && behind is { Kind: not TokenKind.Mark } && !IsGlued(tokens, i) ? "and" : null,
            var sign => Signs.TryGetValue(sign, out var word) && before is not { Kind: TokenKind.Number } && behind is not { Kind: TokenKind.Number } ? word : null,
        };
    }

    private string? To(Token before, IReadOnlyList<Token> tokens, int next)
    {
        if (next >= tokens.Count || tokens[next].Kind == TokenKind.Mark)
            return Pronouns.Contains(before.Folded) ? "to" : null;
        if (Degrees.Contains(tokens[next].Folded) && (next + 1 == tokens.Count || tokens[next + 1].Kind == TokenKind.Mark || lexicon.ClassOf(tokens[next + 1]) == WordClass.Function))
            return "too";
        return LeadsTo(tokens, next) || IsInfinitive(tokens, next) || (before.Lemmas.Any(Leading.Contains) && tokens[next].Kind == TokenKind.Word && tokens[next].Lemmas.Contains(tokens[next].Folded)) ? "to" : null;
    }

    // "2 the", "2 Tokyo"; "2 Koreas" are two.
    private bool LeadsTo(IReadOnlyList<Token> tokens, int next)
    {
        if (Openers.Contains(tokens[next].Folded))
            return true;
        var named = entities.Recognize([.. tokens.Skip(next).Take(LongestName)]);
        if (named is not [{ First: 0, Kind: not MentionKind.Demonym } mention, ..])
            return false;
        var last = tokens[next + mention.End - 1];
        return !last.Folded.EndsWith('s') || last.Folded.Length <= 2 || last.Possessive;
    }

    // "n lindia": the letter stands for a word of the name.
    private bool OpensName(IReadOnlyList<Token> tokens, int i) =>
        entities.Recognize([.. tokens.Skip(i).Take(LongestName)]) is [{ First: 0, Count: > 1 }, ..];

    // So many words may make up a name.
    private const int LongestName = 6;

    // "wants 2 meet": a deed in its base form, with nothing behind it that is counted.
    private bool IsInfinitive(IReadOnlyList<Token> tokens, int i)
    {
        var token = tokens[i];
        if (token.Kind != TokenKind.Word || !token.Lemmas.Contains(token.Folded) || token.Lemmas.Count > 1)
            return false;
        if (lexicon.ClassOf(token) == WordClass.Light)
            return true;
        var uses = token.Lemmas.SelectMany(lexicon.Uses).Where(u => !u.Near).ToList();
        return uses.Exists(u => u.Sense.IsAction) && lexicon.ClassOf(token) == WordClass.Content && !(i + 1 < tokens.Count && tokens[i + 1] is { Kind: TokenKind.Word } noun && noun.Folded.EndsWith('s') && noun.IsInflected);
    }

    // A word that a preposition may end a question behind: no month, no number word.
    private static bool IsPlain(Token token) => MonthNames.Month(token.Folded) == 0 && !NumberWords.Knows(token.Folded);

    // "2-day", "B4", "24/2".
    private static bool IsGlued(IReadOnlyList<Token> tokens, int i) =>
        tokens[i - 1].Span.End == tokens[i].Span.Start || (i + 1 < tokens.Count && tokens[i + 1].Span.Start == tokens[i].Span.End && tokens[i + 1].Text is "-" or "–" or "/" or ":" or "%" or ".");
}
