using RelationsBot.Answering;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Ingestion;

/// <summary>
/// Derives the one flat proposition of a sentence: that something happens, when it says so, what it mentions (names, quantities), why
/// where it says so in so many words, and who vouches for it. Who does what to whom is not told apart. Immutable.
/// </summary>
internal sealed class SentenceReader(Lexicon lexicon, IReadOnlyDictionary<string, Entity> entities, EntityRecognizer names)
{
    /// <summary>The frame of every derived proposition.</summary>
    public const string Frame = "happen";

    private const int LongestReason = 160;

    /// <summary>The proposition of a sentence.</summary>
    public Proposition Read(SourceSentence source)
    {
        var sentence = source.Read;
        var mentions = MentionMap.Of(sentence.Tokens, names.Recognize(sentence.Tokens), source.Dates, source.Numbers);
        var roles = new Dictionary<string, IReadOnlyList<RoleValue>>();
        var mentioned = mentions.Entities.SelectMany(m => m.EntityIds).Distinct()
            .Select(id => new RoleValue { Text = entities[id].Name, EntityId = id, Entities = [id] })
            .Concat(mentions.Numbers.Select(n => Quantity(sentence, n.Mention, n.End)).OfType<RoleValue>())
            .ToList();
        if (mentioned.Count > 0)
            roles[MentionFiller.Mention] = mentioned;
        if (Reason(sentence) is { } reason)
            roles["reason"] = [reason];
        var claimant = Attribution.ClaimantOf(sentence);
        return new Proposition
        {
            EntryId = source.EntryId,
            Index = 0,
            Frame = Frame,
            Roles = roles,
            When = When(mentions),
            Mode = claimant is null ? Mode.Happened : Mode.Claimed,
            Claimants = claimant is null ? [] : [new RoleValue { Text = claimant }],
        };
    }

    // Of several dates none is known to be the sentence's.
    private static Period? When(MentionMap mentions) =>
        mentions.Dates.Select(d => d.Mention).ToList() is [{ Relation: DateRelation.In or DateRelation.Since or DateRelation.Until } only] ? only.Scope : null;

    private RoleValue? Quantity(Utterance sentence, NumberMention number, int next)
    {
        if (number.Kind == NumberKind.Ordinal || (number.Kind == NumberKind.Cardinal && number.Value == 1))
            return null;
        var tokens = sentence.Tokens;
        var counted = new List<Token>();
        while (next < tokens.Count && counted.Count < 3 && tokens[next].Kind == TokenKind.Word && lexicon.ClassOf(tokens[next]) is not (WordClass.Function or WordClass.Light))
            counted.Add(tokens[next++]);
        var text = Written(sentence, number.Span);
        return new RoleValue
        {
            Text = text,
            Value = number.Value,
            Unit = number.Kind == NumberKind.Percentage ? "percent" : number.Unit,
            Of = counted.Count == 0 ? null : string.Join(' ', counted.Select(t => t.Folded)),
            Limit = number.Limit,
        };
    }

    private static RoleValue? Reason(Utterance sentence)
    {
        var tokens = sentence.Tokens;
        for (var i = 1; i + 2 < tokens.Count; i++)
        {
            if (tokens[i].Folded != "because" && !(tokens[i].Folded == "due" && tokens[i + 1].Folded == "to"))
                continue;
            var from = tokens[i].Span.Start;
            var end = i + 1;
            while (end < tokens.Count && tokens[end].Text is not ("," or "." or ";" or ")" or "—"))
                end++;
            var text = sentence.Text[from..tokens[end - 1].Span.End];
            return text.Length <= LongestReason ? new RoleValue { Text = text } : null;
        }

        return null;
    }

    private static string Written(Utterance sentence, Span span) => sentence.Text.Substring(span.Start, span.Length);
}
