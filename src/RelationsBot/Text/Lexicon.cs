using System.Runtime.InteropServices;

namespace RelationsBot.Text;

/// <summary>General English: which words mean the same, which deny each other, which carry no content. Immutable.</summary>
public sealed class Lexicon
{
    // Plain collections: frozen ones of so many words take longer to build than they save.
    private readonly Dictionary<string, SenseUse[]> uses;
    private readonly Dictionary<string, Dictionary<string, Phrase[]>> phrases;
    private readonly Dictionary<string, Dictionary<string, Phrase[]>> predicates;
    private readonly Dictionary<string, Dictionary<string, Phrase[]>> fillerPhrases;
    private readonly Dictionary<string, WordClass> classes;
    private readonly HashSet<string> ordinary;
    private readonly HashSet<string> stances;

    /// <summary>Builds the lexicon.</summary>
    /// <param name="senses">All senses; ids are unique.</param>
    /// <param name="classes">Words by class; a filler may be a phrase.</param>
    /// <param name="ordinary">Ordinary English words that are no misspelling, beyond the senses'.</param>
    public Lexicon(IReadOnlyList<Sense> senses, IReadOnlyDictionary<WordClass, IReadOnlyList<string>> classes, IEnumerable<string> ordinary)
    {
        // By plain loops: this is a large part of what a start has to do.
        Senses = senses.ToDictionary(s => s.Id);
        uses = new Dictionary<string, SenseUse[]>(senses.Count * 8);
        foreach (var sense in senses)
        {
            foreach (var word in sense.Same)
                Add(word, new SenseUse(sense, false));
            foreach (var word in sense.Near)
                Add(word, new SenseUse(sense, true));
        }

        phrases = Phrases(uses.Keys.Where(w => w.Contains(' ', StringComparison.Ordinal)));
        predicates = Phrases(uses.Keys.Where(w => w.StartsWith(OfBe, StringComparison.Ordinal) && w.AsSpan(OfBe.Length).Contains(' ')), OfBe.Length);
        var byWord = new Dictionary<string, WordClass>();
        foreach (var (wordClass, words) in classes.OrderByDescending(p => p.Key))
        {
            foreach (var word in words)
                byWord.TryAdd(Key(word), wordClass);
        }

        // They carry content like any verb, and are told apart besides.
        stances = byWord.Where(p => p.Value == WordClass.Stance).Select(p => p.Key).ToHashSet();
        foreach (var word in stances)
            byWord.Remove(word);
        this.classes = byWord;
        fillerPhrases = Phrases(byWord.Where(p => p.Value == WordClass.Filler && p.Key.Contains(' ', StringComparison.Ordinal)).Select(p => p.Key));
        this.ordinary = ordinary.Select(Folding.Fold).ToHashSet();

        // "downhill" may be known from "go downhill" alone.
        this.ordinary.UnionWith(uses.Keys.Where(w => w.Contains(' ', StringComparison.Ordinal)).SelectMany(w => w.Split(' ')));

        void Add(string word, SenseUse use)
        {
            ref var its = ref CollectionsMarshal.GetValueRefOrAddDefault(uses, Key(word), out var isKnown);
            if (!isKnown)
                its = [use];
            else if (!Holds(its!, use.Sense))
                its = [.. its!, use];
        }
    }

    private static bool Holds(SenseUse[] uses, Sense sense)
    {
        foreach (var use in uses)
        {
            if (ReferenceEquals(use.Sense, sense))
                return true;
        }

        return false;
    }

    /// <summary>Senses by id.</summary>
    public IReadOnlyDictionary<string, Sense> Senses { get; }

    /// <summary>Every headword, phrases included, as base forms.</summary>
    public IEnumerable<string> Headwords => uses.Keys;

    /// <summary>Every single word with a class.</summary>
    public IEnumerable<string> Classed => classes.Keys;

    /// <summary>Ordinary words beyond the senses.</summary>
    public IEnumerable<string> Ordinary => ordinary;

    /// <summary>The senses of a base form or phrase; empty where it has none.</summary>
    public IReadOnlyList<SenseUse> Uses(string headword) => uses.TryGetValue(headword, out var found) ? found : [];

    /// <summary>The class of a word: of the form as it stands first, else of its base forms.</summary>
    public WordClass ClassOf(Token token)
    {
        if (classes.TryGetValue(token.Folded, out var found))
            return found;
        foreach (var lemma in token.Lemmas)
        {
            if (classes.TryGetValue(lemma, out found) && found != WordClass.Function)
                return found;
        }

        return WordClass.Content;
    }

    /// <summary>The class of a phrase.</summary>
    public WordClass ClassOf(string headword) => classes.GetValueOrDefault(headword, WordClass.Content);

    /// <summary>Whether a word only says how somebody stands to another deed: "want to return", "is said to have returned".</summary>
    public bool IsStance(Token token) => token.Lemmas.Any(stances.Contains);

    /// <summary>The same of a phrase.</summary>
    public bool IsStance(string headword) => stances.Contains(headword);

    /// <summary>Whether it is a word of English as far as this lexicon goes.</summary>
    public bool Knows(string lemma) => uses.ContainsKey(lemma) || classes.ContainsKey(lemma) || ordinary.Contains(lemma);

    /// <summary>The longest phrase with a sense that begins at a token, or null.</summary>
    public PhraseMatch? PhraseAt(IReadOnlyList<Token> tokens, int start)
    {
        var phrase = Longest(phrases, tokens, start, gaps: true);
        return IsParted(tokens, start) && Longest(predicates, tokens, start, gaps: true) is { } predicate && !(predicate.Tokens.Length < phrase?.Tokens.Length) ? predicate : phrase;
    }

    // "Was Japan in league with them": a question has its subject between "be" and what "be" says.
    private const string OfBe = "be ";

    private static bool IsParted(IReadOnlyList<Token> tokens, int start)
    {
        for (var i = start - 1; i >= 0 && i >= start - Reach - 2 && tokens[i].Kind != TokenKind.Mark; i--)
        {
            if (tokens[i].Folded is "is" or "are" or "was" or "were")
                return i < start - 1;
        }

        return false;
    }

    /// <summary>The longest filler phrase that begins at a token, or null.</summary>
    public PhraseMatch? FillerAt(IReadOnlyList<Token> tokens, int start) => Longest(fillerPhrases, tokens, start, gaps: false);

    // The second word of a phrase stands at most so far behind the first: a hyphen and three words of an object between them.
    private const int Reach = 5;

    private static PhraseMatch? Longest(Dictionary<string, Dictionary<string, Phrase[]>> table, IReadOnlyList<Token> tokens, int start, bool gaps)
    {
        PhraseMatch? best = null;
        var first = tokens[start];
        Try(first.Folded);
        foreach (var lemma in first.Lemmas)
        {
            if (lemma != first.Folded)
                Try(lemma);
        }

        return best;

        // "made them feel left out": a particle belongs to the verb right before it.
        bool IsOthers(int[] at) => at[1] > at[0] + 1 && Longest(table, tokens, at[1] - 1, gaps: false) is { Tokens.Length: > 1 };

        void Try(string head)
        {
            if (!table.TryGetValue(head, out var bySecond))
                return;
            var last = Math.Min(tokens.Count - 1, start + Reach);
            var rank = int.MaxValue;
            for (var i = start + 1; i <= last; i++)
            {
                TryAll(bySecond, tokens[i].Folded, ref rank);
                for (var l = 0; l < tokens[i].Lemmas.Count; l++)
                {
                    if (tokens[i].Lemmas[l] is var lemma && lemma != tokens[i].Folded)
                        TryAll(bySecond, lemma, ref rank);
                }
            }
        }

        void TryAll(Dictionary<string, Phrase[]> bySecond, string second, ref int rank)
        {
            if (!bySecond.TryGetValue(second, out var candidates))
                return;
            foreach (var phrase in candidates)
            {
                // Of the phrases with this first word the longest wins, of these the first in the alphabet; of other first words only a longer one.
                if (phrase.Rank >= rank || (rank == int.MaxValue && best is { } b && phrase.Words.Length <= b.Tokens.Length))
                    continue;
                if (Match(tokens, start, phrase, gaps) is { } at && !(gaps && phrase.MayBeParted && IsOthers(at)))
                    (best, rank) = (new PhraseMatch(phrase.Headword, at), phrase.Rank);
            }
        }
    }

    // A verb and its particle may have the object between them ("set the body up"), as may a phrase where it says so: at most three words, no mark. Other marks than
    // the hyphen of "set-up" part what stands on either side.
    private static int[]? Match(IReadOnlyList<Token> tokens, int start, Phrase phrase, bool gaps)
    {
        int[]? at = null;
        var next = start + 1;
        for (var w = 1; w < phrase.Words.Length; w++)
        {
            var found = -1;
            var limit = gaps && (phrase.MayBeParted || phrase.Gap == w) ? 3 : 0;
            if (gaps && IsTied(tokens, next))
                next++;
            for (var i = next; i < tokens.Count && i <= next + limit; i++)
            {
                if (tokens[i].Kind == TokenKind.Mark)
                    break;
                if (tokens[i].Is(phrase.Words[w]))
                {
                    found = i;
                    break;
                }
            }

            // Most candidates fail at their second word.
            if (found < 0)
                return null;
            at ??= new int[phrase.Words.Length];
            at[0] = start;
            at[w] = found;
            next = found + 1;
        }

        return at ?? [start];
    }

    private static bool IsTied(IReadOnlyList<Token> tokens, int i) =>
        i + 1 < tokens.Count && tokens[i] is { Kind: TokenKind.Mark, Text: "-" } && tokens[i - 1].Span.End == tokens[i].Span.Start && tokens[i].Span.End == tokens[i + 1].Span.Start;

    private static readonly HashSet<string> Particles = ["up", "down", "off", "out", "away", "back", "apart", "over", "aside", "together", "through"];

    private static Dictionary<string, Dictionary<string, Phrase[]>> Phrases(IEnumerable<string> headwords, int from = 0)
    {
        var byFirst = new Dictionary<string, List<Phrase>>();
        foreach (var headword in headwords)
        {
            var phrase = Phrase.Of(headword, headword[from..].Split(' '));
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(byFirst, phrase.Words[0], out _);
            (list ??= []).Add(phrase);
        }

        var table = new Dictionary<string, Dictionary<string, Phrase[]>>(byFirst.Count);
        foreach (var (first, list) in byFirst)
        {
            list.Sort(static (a, b) => a.Words.Length != b.Words.Length ? b.Words.Length - a.Words.Length : string.CompareOrdinal(a.Headword, b.Headword));
            var bySecond = new Dictionary<string, Phrase[]>(list.Count);
            for (var rank = 0; rank < list.Count; rank++)
            {
                var phrase = list[rank] with { Rank = rank };
                ref var its = ref CollectionsMarshal.GetValueRefOrAddDefault(bySecond, phrase.Words[1], out _);
                its = its is null ? [phrase] : [.. its, phrase];
            }

            table.Add(first, bySecond);
        }

        return table;
    }

    // Headwords are compared as tokens are cut: folded, hyphens as blanks, no apostrophes.
    private static string Key(string headword) =>
        Folding.Fold(headword).Replace(Gap, GapKey, StringComparison.Ordinal).Replace('-', ' ').Replace("'s", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Trim();

    // Where a phrase has its object: "take ... prisoner".
    private const string Gap = "...";
    private const string GapKey = "…";

    private sealed record Phrase(string Headword, string[] Words, int Rank, int Gap)
    {
        public bool MayBeParted { get; } = Words.Length == 2 && Particles.Contains(Words[1]);

        public static Phrase Of(string headword, string[] words) =>
            new(headword, [.. words.Where(w => w != GapKey)], 0, Array.IndexOf(words, GapKey));
    }
}

/// <summary>A phrase found among tokens.</summary>
/// <param name="Headword">The phrase as the lexicon has it.</param>
/// <param name="Tokens">Indexes of its tokens, ascending, possibly with a gap.</param>
public readonly record struct PhraseMatch(string Headword, int[] Tokens);
