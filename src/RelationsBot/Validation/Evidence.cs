using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Validation;

/// <summary>
/// What an entry's places say. Dates, figures and people must stand in the cited sentences themselves; other names in their paragraphs,
/// where a sentence may point back to them ("the two countries").
/// </summary>
internal sealed class Evidence
{
    private readonly NameIndex names;
    private readonly Lemmatizer lemmatizer;
    private readonly Dictionary<string, bool> inSentences = [];
    private readonly Dictionary<string, bool> inParagraphs = [];
    private readonly HashSet<string> words;
    private readonly List<WrittenDate> dates;
    private readonly List<WrittenFigure> figures;

    /// <summary>Gathers the evidence.</summary>
    public Evidence(IReadOnlyCollection<CheckedText> sentences, IReadOnlyCollection<CheckedText> paragraphs, NameIndex names, Lemmatizer lemmatizer)
    {
        this.names = names;
        this.lemmatizer = lemmatizer;
        Gather(sentences, inSentences);
        Gather(paragraphs, inParagraphs);
        words = [.. paragraphs.SelectMany(p => p.Tokens).SelectMany(t => t.Lemmas.Append(t.Folded))];
        dates = [.. sentences.SelectMany(p => p.Dates)];
        figures = [.. sentences.SelectMany(p => p.Figures)];

        void Gather(IEnumerable<CheckedText> texts, Dictionary<string, bool> found)
        {
            foreach (var (id, own) in texts.SelectMany(names.NamedIn))
                found[id] = own || found.GetValueOrDefault(id);
        }
    }

    /// <summary>Whether an entity is named: a shared name ("Smith") counts for those of its bearers that the paragraph names in full.</summary>
    public bool Names(Entity entity) =>
        inParagraphs.GetValueOrDefault(entity.Id) && (entity.Type != EntityType.Person || inSentences.ContainsKey(entity.Id));

    /// <summary>Whether a date stands there; a bare year may also be meant as a figure.</summary>
    public bool Has(WrittenDate date) =>
        date.StandsIn(dates) || (date is { Unit: DateUnit.Year, Part: null } && figures.Any(f => f.Kind == FigureKind.Plain && f.Value == date.Year));

    /// <summary>Whether a figure stands there; a bare figure may also be read as a year.</summary>
    public bool Has(WrittenFigure figure) =>
        figures.Any(figure.Equal) || (figure.Kind == FigureKind.Plain && dates.Any(d => d.Unit == DateUnit.Year && d.Year == figure.Value));

    /// <summary>The proper names of a text that stand nowhere in the evidence, as the text writes them.</summary>
    public IEnumerable<string> MissingNames(CheckedText text) => Missing(text, 0, text.Tokens.Count, int.MaxValue);

    private IEnumerable<string> Missing(CheckedText text, int from, int to, int longest)
    {
        for (var i = from; i < to; i++)
        {
            var limit = Math.Min(to - i, i == from ? longest : int.MaxValue);
            if (names.At(text.Tokens, i, limit) is { } mention)
            {
                if (!mention.Entities.Any(e => Names(e) || (mention.IsShared && inSentences.ContainsKey(e.Id))))
                {
                    // The name of a treaty may be put in other words: then its parts must stand there. That of a person may not.
                    if (mention.Entities.All(NameIndex.IsWhole) || mention.Length == 1)
                    {
                        var span = (text.Tokens[i].Span.Start, text.Tokens[i + mention.Length - 1].Span.End);
                        if (mention.Length > 1 || mention.Entities.All(NameIndex.IsWhole) || !Stands(text.Tokens[i]))
                            yield return text.Text[span.Start..span.End];
                    }
                    else
                    {
                        foreach (var missing in Missing(text, i, i + mention.Length, mention.Length - 1))
                            yield return missing;
                    }
                }

                i += mention.Length - 1;
            }
            else if (!text.Taken[i] && IsName(text.Tokens[i]) && !Stands(text.Tokens[i]))
            {
                yield return text.Tokens[i].Text;
            }
        }
    }

    private bool Stands(Token token) => words.Contains(token.Folded) || token.Lemmas.Any(words.Contains);

    // At the beginning of a sentence a capital says nothing of a word that English has.
    private bool IsName(Token token) =>
        token.Kind == TokenKind.Word
        && (token.Capitalized ? !(token.StartsSentence && lemmatizer.Knows(token.Folded)) : !char.IsLower(token.Text, 0) && char.IsLetter(token.Text, 0));
}
