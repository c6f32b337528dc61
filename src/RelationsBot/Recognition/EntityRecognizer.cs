using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>Finds entities by their names: the longest name from each word on. Immutable.</summary>
internal sealed class EntityRecognizer
{
    // "his", "was": no name of two letters with an s.
    private const int ShortestWithS = 3;

    private readonly Dictionary<string, Name[]> byFirstWord;

    public EntityRecognizer(KnowledgeStore store, Lexicon lexicon, Lemmatizer lemmatizer)
    {
        var names = new Dictionary<string, Name>();
        foreach (var entity in store.Entities.Values.OrderBy(e => e.Id, StringComparer.Ordinal))
        {
            foreach (var alias in entity.Aliases.Append(entity.Name))
                Add(alias, entity.Id, MentionKind.Name);
            foreach (var alias in entity.Shared)
                Add(alias, entity.Id, MentionKind.SharedName);
            foreach (var alias in entity.Demonyms)
                Add(alias, entity.Id, MentionKind.Demonym);
        }

        byFirstWord = names.Values
            .GroupBy(n => n.Words[0])
            .ToDictionary(g => g.Key, g => g.OrderByDescending(n => n.Words.Length).ThenBy(n => string.Join(' ', n.Words), StringComparer.Ordinal).ToArray());
        Words = names.Values.SelectMany(n => n.Words).Where(w => w.Length > 1).ToHashSet();

        void Add(string alias, string id, MentionKind kind)
        {
            var tokens = Tokenizer.Tokenize(TextCleaner.Clean(alias), lemmatizer).Where(t => t.Kind != TokenKind.Mark).ToList();
            if (tokens.Count == 0)
                return;
            var words = tokens.Select(t => t.Folded).ToArray();

            // "US" in small letters is a pronoun: such a name must be written with capitals.
            var capitals = words.Length == 1 && alias.All(c => !char.IsLower(c)) && lexicon.ClassOf(tokens[0] with { Lemmas = [words[0]] }) is WordClass.Function;
            var key = string.Join(' ', words);
            if (!names.TryGetValue(key, out var name))
                names[key] = new Name(words, [id], kind, capitals);
            else if (!name.Ids.Contains(id) && name.Kind >= kind)
                names[key] = name with { Ids = name.Kind == kind ? [.. name.Ids, id] : [id], Kind = kind };
        }
    }

    /// <summary>Every word that stands in a name, folded.</summary>
    public IReadOnlySet<string> Words { get; }

    /// <summary>Mentions in order, without overlaps.</summary>
    public List<EntityMention> Recognize(IReadOnlyList<Token> tokens)
    {
        var mentions = new List<EntityMention>();
        for (var i = 0; i < tokens.Count;)
        {
            if (Longest(tokens, i) is { } mention && !IsDeed(tokens, i, mentions))
            {
                // "the North Korean government": the name that reaches further wins over the one that begins with the article.
                if (tokens[i].Folded == "the" && i + 1 < tokens.Count && Longest(tokens, i + 1) is { } inner && inner.End > mention.End)
                    mention = inner;
                mentions.Add(mention);
                i = mention.End;
            }
            else
            {
                i++;
            }
        }

        return mentions;
    }

    // "The North abducted citizens": behind who acts a participle is the verb, no part of a name.
    private static bool IsDeed(IReadOnlyList<Token> tokens, int at, List<EntityMention> mentions) =>
        at > 0 && !tokens[at].Capitalized && tokens[at].Folded.EndsWith("ed", StringComparison.Ordinal) && tokens[at].IsInflected
        && (tokens[at - 1].Folded is "who" or "that" or "which" || (mentions.Count > 0 && mentions[^1].End == at && !tokens[at - 1].Possessive));

    private EntityMention? Longest(IReadOnlyList<Token> tokens, int start)
    {
        var first = tokens[start];
        if (first.Kind == TokenKind.Mark)
            return null;
        foreach (var head in WithAndWithoutS(first.Folded))
        {
            if (!byFirstWord.TryGetValue(head, out var candidates))
                continue;
            foreach (var name in candidates)
            {
                if (Match(tokens, start, name) is var end and > 0)
                {
                    var kind = name.Kind == MentionKind.Name && name.Ids.Length > 1 ? MentionKind.SharedName : name.Kind;
                    return new EntityMention(start, end - start, name.Ids, kind, HasS: tokens[end - 1].Folded != name.Words[^1]);
                }
            }
        }

        return null;
    }

    /// <summary>"kishidas pledge", "Koreans": the form of a name's word, and that without its final s.</summary>
    public static IEnumerable<string> WithAndWithoutS(string folded) =>
        folded.Length > ShortestWithS && folded[^1] == 's' ? [folded, folded[..^1]] : [folded];

    // "ada lees brother": behind the words of a name its last one may be short.
    private static bool IsWithS(string folded, string word, bool isOnly) =>
        (!isOnly || folded.Length > ShortestWithS) && folded.Length == word.Length + 1 && word.Length > 1 && folded[^1] == 's' && folded.StartsWith(word, StringComparison.Ordinal);

    private static int Match(IReadOnlyList<Token> tokens, int start, Name name)
    {
        var at = start;
        for (var w = 0; w < name.Words.Length; w++, at++)
        {
            while (w > 0 && at < tokens.Count && tokens[at] is { Kind: TokenKind.Mark, Text: "-" or "–" or "." or "・" or "·" })
                at++;
            if (at >= tokens.Count || tokens[at].Kind == TokenKind.Mark)
                return 0;
            var folded = tokens[at].Folded;
            var last = w == name.Words.Length - 1;
            if (folded != name.Words[w] && !(last && IsWithS(folded, name.Words[w], isOnly: w == 0)))
                return 0;
        }

        return name.Capitals && !tokens[start].Text.Any(char.IsUpper) ? 0 : at;
    }

    private sealed record Name(string[] Words, string[] Ids, MentionKind Kind, bool Capitals);
}
