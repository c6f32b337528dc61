using System.Collections.Frozen;
using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>A misspelling and how it was read.</summary>
/// <param name="Typed">As typed.</param>
/// <param name="Read">The word it was taken for.</param>
/// <param name="IsName">Whether that word belongs to a name.</param>
public sealed record Repair(string Typed, string Read, bool IsName);

/// <summary>An utterance with what was recognised in it, before any rule.</summary>
/// <param name="Utterance">The utterance; misspelt words carry the folded form they were read as.</param>
/// <param name="Mentions">Entities, dates and numbers.</param>
/// <param name="Repairs">Misspellings that were read as other words.</param>
public sealed record Analysis(Utterance Utterance, MentionMap Mentions, IReadOnlyList<Repair> Repairs)
{
    /// <summary>The tokens.</summary>
    public IReadOnlyList<Token> Tokens => Utterance.Tokens;

    /// <summary>For each token whether it says nothing; null until it is looked for.</summary>
    internal bool[]? Fillers { get; set; }
}

/// <summary>Cuts an utterance into tokens and recognises entities, dates and numbers. Immutable.</summary>
internal sealed class Analyzer
{
    private readonly Lexicon lexicon;
    private readonly EntityRecognizer entities;
    private readonly IDateRecognizer dates;
    private readonly INumberRecognizer numbers;
    private readonly HashSet<string> storeWords;
    private readonly FrozenSet<string> people;
    private readonly Spelling spelling;
    private readonly ChatSigns signs;
    private readonly WordMemory<bool> known;

    public Analyzer(KnowledgeStore store, Lexicon lexicon, IReadOnlyDictionary<string, string[]> irregular, IReadOnlyList<IntentRule> rules, IDateRecognizer dates, INumberRecognizer numbers)
    {
        this.lexicon = lexicon;
        this.dates = dates;
        this.numbers = numbers;
        var plain = new Lemmatizer(irregular, lexicon.Headwords.Concat(lexicon.Classed).Concat(lexicon.Ordinary));
        storeWords = store.Entries.SelectMany(e => Tokenizer.Tokenize(TextCleaner.Clean(e.Statement), plain))
            .Where(t => t.Kind == TokenKind.Word).SelectMany(t => t.Lemmas.Append(t.Folded))
            .Concat(rules.SelectMany(r => r.Patterns).SelectMany(p => p.Elements).SelectMany(e => e.Words)).ToHashSet();
        Lemmatizer = plain.With(storeWords);
        known = new(Knows);
        people = store.Entities.Values.Where(e => e.Type == EntityType.Person).Select(e => e.Id).ToFrozenSet();
        entities = new EntityRecognizer(store, lexicon, Lemmatizer);
        signs = new ChatSigns(lexicon, Lemmatizer, entities);
        spelling = new Spelling(entities.Words, storeWords.Concat(lexicon.Headwords).Concat(lexicon.Classed));
    }

    public Lemmatizer Lemmatizer { get; }

    public EntityRecognizer Entities => entities;

    public Analysis Analyze(string text, DateOnly today)
    {
        var (utterance, repairs) = Repaired(text);
        var mentions = entities.Recognize(utterance.Tokens);
        utterance = WithOwners(utterance, mentions);
        var tokens = utterance.Tokens;
        return new Analysis(utterance, MentionMap.Of(tokens, mentions, dates.Recognize(utterance, today), numbers.Recognize(utterance)), repairs);
    }

    // "koizumis visit": of a person there is but one, so that an s behind the name, and a word behind that, makes him the owner.
    private Utterance WithOwners(Utterance utterance, IReadOnlyList<EntityMention> mentions)
    {
        List<Token>? tokens = null;
        foreach (var mention in mentions)
        {
            if (!mention.HasS || mention.End >= utterance.Tokens.Count || utterance.Tokens[mention.End].Kind != TokenKind.Word || !mention.EntityIds.All(people.Contains))
                continue;
            tokens ??= [.. utterance.Tokens];
            var last = tokens[mention.End - 1];
            tokens[mention.End - 1] = last with { Folded = last.Folded[..^1], Possessive = true };
        }

        return tokens is null ? utterance : utterance with { Tokens = tokens };
    }

    /// <summary>Cuts a text and reads its misspellings, where what it mentions does not matter.</summary>
    public Utterance Read(string text) => Repaired(text).Utterance;

    private (Utterance Utterance, List<Repair> Repairs) Repaired(string text)
    {
        var utterance = Utterance.Of(text, Lemmatizer);
        var repairs = new List<Repair>();
        var tokens = signs.Read(utterance.Tokens);
        for (var i = 0; i < utterance.Tokens.Count && repairs.Count < 5; i++)
        {
            var token = tokens is null ? utterance.Tokens[i] : tokens[i];
            if (token.Kind != TokenKind.Word || IsKnown(token) || spelling.Repair(token.Folded) is not var (word, isName) || (!isName && !storeWords.Contains(word) && MonthNames.Month(word) == 0 && IsWrittenAsName(utterance.Tokens, i)))
                continue;
            tokens ??= [.. utterance.Tokens];
            tokens[i] = token with { Folded = word, Lemmas = Lemmatizer.Lemmas(word) };
            repairs.Add(new Repair(token.Text, word, isName));
        }

        return (tokens is null ? utterance : utterance with { Tokens = tokens }, repairs);
    }

    // "the people of France": a name that is not ours, and no slip of a word that the store does not even use.
    private static bool IsWrittenAsName(IReadOnlyList<Token> tokens, int i) =>
        tokens[i] is { Capitalized: true, StartsSentence: false } && tokens.Any(t => t is { Kind: TokenKind.Word, Capitalized: false } && t.Text.Length > 3);

    /// <summary>Whether a word is one of the store's, a name's or the language's.</summary>
    public bool IsKnown(Token token) => known.Of(token.Folded);

    private bool Knows(string folded) =>
        storeWords.Contains(folded) || EntityRecognizer.WithAndWithoutS(folded).Any(entities.Words.Contains) || Lemmatizer.Knows(folded)
        || lexicon.Knows(folded) || NumberWords.Knows(folded) || MonthNames.Month(folded) > 0;
}
