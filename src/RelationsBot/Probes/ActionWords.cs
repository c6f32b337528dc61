using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Probes;

/// <summary>A verb, or a phrase that begins with one, in a text.</summary>
/// <param name="Lemma">Its base form.</param>
/// <param name="Sense">The sense that it has there.</param>
/// <param name="Tokens">Indexes of its tokens.</param>
/// <param name="Form">Its form.</param>
internal sealed record ActionWord(string Lemma, Sense Sense, IReadOnlyList<int> Tokens, VerbForm Form);

/// <summary>Finds in a text the verbs that evoke a frame, and the verb that a fact's own entry uses for what it tells. Immutable.</summary>
internal sealed class ActionWords(KnowledgeStore store, Lexicon lexicon, IReadOnlyDictionary<string, string[]> irregular)
{
    private static readonly string[] Support = ["do", "does", "did", "can", "could", "will", "would", "should", "may", "might", "must"];
    private static readonly string[] NounBefore = ["the", "a", "an", "of", "its", "their", "his", "her", "this", "that", "these", "in", "on", "at", "from", "for", "with", "by"];

    /// <summary>The verbs of a text that have a sense of the given frames.</summary>
    public IEnumerable<ActionWord> In(Analysis text, IReadOnlyCollection<string> frames)
    {
        var senses = frames.SelectMany(f => store.Frames[f].Senses).ToHashSet();
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (At(text, i, senses) is { } found)
                yield return found;
        }
    }

    /// <summary>The verb that an entry uses for a fact of a frame: of its statement, else of its sample questions; null: none.</summary>
    public ActionWord? Of(Frame frame, IEnumerable<Analysis> texts) =>
        texts.Select(t => In(t, [frame.Id]).FirstOrDefault()).FirstOrDefault(w => w is not null);

    /// <summary>The verb by which a frame is best known, for entries that use a noun or an idiom for it.</summary>
    public ActionWord Usual(Frame frame)
    {
        var sense = lexicon.Senses[frame.Senses[0]];
        return new ActionWord(sense.Same[0], sense, [], VerbForm.Base);
    }

    private ActionWord? At(Analysis text, int i, HashSet<string> senses)
    {
        var token = text.Tokens[i];
        if (token.Kind != TokenKind.Word || text.Mentions.Covers(i) || !IsVerb(text, i))
            return null;
        if (lexicon.PhraseAt(text.Tokens, i) is { } phrase && phrase.Tokens[^1] - phrase.Tokens[0] < phrase.Tokens.Length
            && !phrase.Headword.EndsWith("ing", StringComparison.Ordinal) && Sense(phrase.Headword, senses) is { } wide)
        {
            return new ActionWord(phrase.Headword, wide, phrase.Tokens, Inflection.FormOf(token, phrase.Headword));
        }

        foreach (var lemma in token.Lemmas)
        {
            // "Theft" is a form of a verb and a noun of its own, which has no past.
            if (lemma == token.Folded && token.Lemmas[0] != lemma)
                continue;
            if (Sense(lemma, senses) is { } sense)
                return new ActionWord(lemma, sense, [i], Inflection.FormOf(token, lemma));
        }

        return null;
    }

    // A word whose subject suffers what is done makes no clause of who does it.
    private Sense? Sense(string headword, HashSet<string> senses) =>
        lexicon.Uses(headword).Where(u => !u.Near && senses.Contains(u.Sense.Id) && !u.Sense.Undergone.Contains(headword)).Select(u => u.Sense).FirstOrDefault();

    // By its form or its neighbours: "visited", "did … visit", "to visit"; never "the visit".
    private bool IsVerb(Analysis text, int i)
    {
        var token = text.Tokens[i];
        if (i > 0 && (NounBefore.Contains(text.Tokens[i - 1].Folded) || text.Tokens[i - 1].Possessive))
            return false;
        if (token.Lemmas[0] != token.Folded)
        {
            return token.Folded.EndsWith("ed", StringComparison.Ordinal)
                || (irregular.ContainsKey(token.Folded) && token.Folded[^1] != 's' && !token.Folded.EndsWith("men", StringComparison.Ordinal));
        }

        if (!token.Lemmas.Contains(token.Folded))
            return false;
        var before = i - 1;
        if (before >= 0 && text.Tokens[before].Folded == "to")
            return true;

        // "did the Japanese opinion …" has no verb in it.
        if (text.Mentions.Entities.Any(m => m.End == i && m.Kind == MentionKind.Demonym))
            return false;
        while (before >= 0 && i - before <= 8 && !Support.Contains(text.Tokens[before].Folded) && (text.Mentions.Covers(before) || text.Tokens[before].Folded is "the" or "ever" or "not" or "and" or "also"))
            before--;
        return before >= 0 && Support.Contains(text.Tokens[before].Folded);
    }
}
