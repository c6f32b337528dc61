using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>
/// Who has what in a fact. "Japan's foreign trade" names a word for trade and has an owner of it; "agents of the Japanese government" one for agents, which
/// may be a word of a phrase.
/// </summary>
/// <param name="Role">The role of the value that says so.</param>
/// <param name="Word">What is had.</param>
/// <param name="MayBePart">Whether a question may have that word within a phrase.</param>
/// <param name="Owners">Ids of those who have it.</param>
internal readonly record struct Possession(string Role, string Word, bool MayBePart, string[] Owners)
{
    /// <summary>Whether a term is that which is had, by its own word.</summary>
    public bool IsOf(Term owned)
    {
        if (IsForm(Word, owned))
            return true;
        for (var i = 0; MayBePart && i < owned.Parts.Count; i++)
        {
            if (IsForm(Word, owned.Parts[i]))
                return true;
        }

        return false;
    }

    /// <summary>Whether a term has a noun of a text for its own word, in either number.</summary>
    public static bool IsForm(string noun, Term term)
    {
        for (var i = 0; i < term.Lemmas.Count; i++)
        {
            var lemma = term.Lemmas[i];
            if (noun == lemma || (noun.Length == lemma.Length + 1 && noun[^1] == 's' && noun.StartsWith(lemma, StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    /// <summary>What a text says is "of" somebody, with nothing else between, or null.</summary>
    public static string? HadOf(Entity owner, string text)
    {
        var words = text.Split(' ');
        var of = Array.IndexOf(words, "of");
        if (of < 1)
            return null;
        var rest = string.Join(' ', words.Skip(of + 1).SkipWhile(FunctionWords.Articles.Contains));
        return owner.Demonyms.Append(owner.Name).Any(n => rest.StartsWith(n, StringComparison.Ordinal)) ? words[of - 1] : null;
    }

    /// <summary>What stands behind an owner in a text, "Japan's foreign trade" or "its foreign trade": trade, or null.</summary>
    public static string? Had(string owner, string text)
    {
        var at = $" {text}".Replace('–', ' ').IndexOf($" {owner} ", StringComparison.Ordinal);
        return at < 0 ? null : text[(at + owner.Length + 1)..].Split(' ').TakeWhile(w => !FunctionWords.Prepositions.Contains(w)).LastOrDefault();
    }
}
