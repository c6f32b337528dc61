using RelationsBot.Text;

namespace RelationsBot.Probes;

/// <summary>Exchanges the noun after "which" or "how many" for an invented one and for one of another matter.</summary>
internal sealed class AskedNouns(StoreReading store, Draw draw) : IExchange
{
    private static readonly string[] Invented = ["glorb", "snorvel", "quibbet", "flandrick"];

    private static readonly string[] Plain =
    [
        "bicycle", "violin", "recipe", "umbrella", "orchestra", "volcano", "bakery", "painting", "lighthouse", "novel", "poem", "dentist", "library", "cathedral",
        "vaccine", "tournament", "planet", "opera", "bridge", "vineyard", "perfume", "zoo", "glacier", "carpet",
    ];

    private static readonly string[] Auxiliaries = ["do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would", "should"];

    public IEnumerable<Probe> Of(BaseQuestion question)
    {
        if (Head(question) is not { } head)
            yield break;
        var token = question.Tokens[head];
        var isPlural = token.Folded.EndsWith('s') && token.Lemmas[0] != token.Folded;
        yield return Exchanged(ProbeKind.UnknownNoun, Invented[draw.Of(question.Text) % Invented.Length]);
        if (draw.Shuffle(Plain.Where(n => !store.Words.Contains(n)), n => question.Text + n).FirstOrDefault() is { } plain)
            yield return Exchanged(ProbeKind.OtherNoun, plain);

        Probe Exchanged(ProbeKind kind, string noun)
        {
            var text = isPlural ? Inflection.Plural(noun) : noun;
            return new Probe(kind, question.With((head, head + 1, text)), question.Fact, $"{token.Text} → {text}", question.Text);
        }
    }

    // The word before the verb of "which … did", "how many … were": one that is no part of a name.
    private int? Head(BaseQuestion question)
    {
        var tokens = question.Tokens;
        for (var i = 0; i < tokens.Count - 1; i++)
        {
            var opens = tokens[i].Folded is "which" or "what" || (tokens[i].Folded == "many" && i > 0 && tokens[i - 1].Folded == "how");
            if (!opens)
                continue;
            var end = i + 1;
            while (end < tokens.Count && end < i + 5 && tokens[end].Kind == TokenKind.Word && !Auxiliaries.Contains(tokens[end].Folded))
                end++;
            if (end < tokens.Count && end > i + 1 && Auxiliaries.Contains(tokens[end].Folded) && tokens[end - 1].Kind == TokenKind.Word
                && !question.Analysis.Mentions.Covers(end - 1) && store.Data.Lexicon.ClassOf(tokens[end - 1]) == WordClass.Content)
            {
                return end - 1;
            }
        }

        return null;
    }
}
