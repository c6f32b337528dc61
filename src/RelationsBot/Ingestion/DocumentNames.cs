using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Ingestion;

/// <summary>
/// Makes entities of the names of documents: one for each name, with the shorter names that can only mean it, its sort and the nouns
/// that describe it, as far as the text shows them.
/// </summary>
internal sealed class DocumentNames
{
    private const int LongestKind = 4;

    private readonly Lexicon lexicon;
    private readonly IReadOnlyList<Utterance> sentences;
    private readonly Dictionary<string, List<NameMention>> byKey = [];

    private DocumentNames(Lexicon lexicon, IReadOnlyList<Utterance> sentences, IEnumerable<NameMention> mentions)
    {
        this.lexicon = lexicon;
        this.sentences = sentences;
        foreach (var mention in mentions)
        {
            if (!byKey.TryGetValue(mention.Key, out var list))
                byKey[mention.Key] = list = [];
            list.Add(mention);
        }
    }

    /// <summary>The entities that documents name, in the order of their keys; the documents' subjects among them.</summary>
    /// <param name="lexicon">General English.</param>
    /// <param name="sentences">All sentences, cut into tokens.</param>
    /// <param name="mentions">The names in them.</param>
    /// <param name="titles">The documents' titles.</param>
    public static List<Entity> Entities(Lexicon lexicon, IReadOnlyList<Utterance> sentences, IEnumerable<NameMention> mentions, IReadOnlyList<string> titles) =>
        new DocumentNames(lexicon, sentences, mentions).Build(titles);

    private List<Entity> Build(IReadOnlyList<string> titles)
    {
        foreach (var adjective in byKey.Where(p => IsAdjective(p.Key, p.Value)).Select(p => p.Key).ToList())
            byKey.Remove(adjective);
        var subjects = titles.Select(WithoutRemark).DistinctBy(Key).ToDictionary(Key);
        foreach (var subject in subjects.Keys.Where(k => k.Length > 0))
            byKey.TryAdd(subject, []);
        var shorter = ShorterNames();
        var ids = new HashSet<string>();
        var entities = new List<Entity>();
        foreach (var (key, named) in byKey.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (key.Length == 0 || shorter.ContainsKey(key))
                continue;
            var aliases = shorter.Where(p => p.Value == key).Select(p => p.Key).Order(StringComparer.Ordinal).ToList();
            var all = named.Concat(aliases.SelectMany(a => byKey[a])).ToList();
            var name = Written(key);
            entities.Add(new Entity(
                Id(key, ids), name, TypeOf(key, all),
                [.. aliases.Select(Written).Concat(all.Where(m => m.Title is not null).Select(m => $"{m.Title} {m.Text}")).Where(a => a != name).Distinct()],
                [], [], [.. Kinds(all)], [], null, false, subjects.ContainsKey(key) || aliases.Exists(subjects.ContainsKey)));
        }

        return entities;

        // A subject may be written nowhere but in its title.
        string Written(string key) => byKey[key].Count == 0 ? subjects[key] : MostWritten(byKey[key]);
    }

    /// <summary>A title without what parentheses add to tell it from others.</summary>
    public static string WithoutRemark(string title) => title.Split(" (")[0].Trim();

    // "French troops": an adjective of a people tells which, and names nobody.
    private bool IsAdjective(string key, List<NameMention> named) =>
        !key.Contains(' ', StringComparison.Ordinal)
        && (key.EndsWith("ese", StringComparison.Ordinal) || key.EndsWith("ish", StringComparison.Ordinal) || key.EndsWith("an", StringComparison.Ordinal) || key.EndsWith("ch", StringComparison.Ordinal) || key.EndsWith("ic", StringComparison.Ordinal))
        && named.Count(m => Next(m) is { Kind: TokenKind.Word, Capitalized: false } next && lexicon.ClassOf(next) == WordClass.Content) * 2 > named.Count;

    // A last name, or the first words of a longer name, where only one longer name can be meant.
    private Dictionary<string, string> ShorterNames()
    {
        var longer = new Dictionary<string, HashSet<string>>();
        foreach (var key in byKey.Keys)
        {
            var words = key.Split(' ');
            if (words.Length is < 2 or > 4)
                continue;
            var last = words[^1];
            if (byKey.ContainsKey(last) && !NameCues.Places.Contains(last) && !NameCues.Organisations.Contains(last) && !NameCues.Events.Contains(last) && !NameCues.Papers.Contains(last) && words.All(w => w != "of"))
                (longer.TryGetValue(last, out var list) ? list : longer[last] = []).Add(key);
        }

        return longer.Where(p => p.Value.Count == 1).ToDictionary(p => p.Key, p => p.Value.First());
    }

    private EntityType TypeOf(string key, List<NameMention> named)
    {
        var words = key.Split(' ');
        var head = Array.IndexOf(words, "of") is var of and > 0 ? words[of - 1] : words[^1];
        if (named.Any(m => m.Title is not null))
            return EntityType.Person;
        if (NameCues.Events.Contains(head))
            return EntityType.Event;
        if (NameCues.Papers.Contains(head))
            return EntityType.Document;
        if (NameCues.Organisations.Contains(head))
            return EntityType.Organisation;
        if (NameCues.Places.Contains(head))
            return EntityType.Place;
        if (named.Count > 0 && named.All(m => m.Text.Length is > 1 and < 7 && m.Text.All(c => char.IsUpper(c) || c == '.')))
            return EntityType.Organisation;
        var acts = named.Count(m => Next(m) is { } next && (NameCues.PersonVerbs.Contains(next.Folded) || (next.Text == "," && After(m, 1) is { Folded: "who" or "whose" })) || (Next(m) is { Text: "(" } && After(m, 1) is { Folded: "born" or "b" }));
        var stands = named.Count(m => Before(m) is { } before && NameCues.BeforePlace.Contains(before.Folded));
        if (acts > 0 && acts * 12 >= named.Count)
            return EntityType.Person;
        if (stands * 5 >= named.Count * 2 && stands > 0)
            return EntityType.Place;
        return words.Length is 2 or 3 && words.All(w => !lexicon.Knows(w)) ? EntityType.Person : EntityType.Concept;
    }

    // "Lind, an engineer,", "Lind was an engineer": the head of the noun phrase.
    private IEnumerable<string> Kinds(List<NameMention> named)
    {
        var kinds = new HashSet<string>();
        foreach (var mention in named)
        {
            if (mention.Title is { Length: > 3 } title)
                kinds.Add(title);
            var at = mention.End;
            var tokens = sentences[mention.Sentence].Tokens;
            var isApposition = at + 2 < tokens.Count && tokens[at].Text == ",";
            var isPredicate = at + 2 < tokens.Count && tokens[at].Folded is "is" or "was" or "are" or "were";
            if ((isApposition || isPredicate) && tokens[at + 1].Folded is "a" or "an" or "the" && HeadFrom(tokens, at + 2) is { } head)
                kinds.Add(head);
        }

        return kinds.Order(StringComparer.Ordinal).Take(6);
    }

    private string? HeadFrom(IReadOnlyList<Token> tokens, int from)
    {
        Token? head = null;
        for (var i = from; i < tokens.Count && i < from + LongestKind; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || NameCues.EndsKind.Contains(tokens[i].Folded) || (lexicon.ClassOf(tokens[i]) is WordClass.Function or WordClass.Light))
                break;
            head = tokens[i];
        }

        return head is { Capitalized: false } ? head.Lemmas[0] : null;
    }

    private Token? Next(NameMention mention) => After(mention, 0);

    private Token? After(NameMention mention, int skip)
    {
        var tokens = sentences[mention.Sentence].Tokens;
        return mention.End + skip < tokens.Count ? tokens[mention.End + skip] : null;
    }

    private Token? Before(NameMention mention)
    {
        var tokens = sentences[mention.Sentence].Tokens;
        var at = mention.First - 1;
        if (at > 0 && tokens[at].Folded == "the")
            at--;
        return at >= 0 ? tokens[at] : null;
    }

    private static string MostWritten(List<NameMention> named) =>
        named.GroupBy(m => m.Text).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;

    private static string Key(string text) => string.Join(' ', text.Split([' ', '-', '–', ','], StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold));

    private static string Id(string key, HashSet<string> taken)
    {
        var letters = new string([.. key.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        var id = letters.Length == 0 ? "name" : letters;
        for (var n = 2; !taken.Add(id); n++)
            id = $"{(letters.Length == 0 ? "name" : letters)}-{n}";
        return id;
    }
}
