using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// A question that is a noun phrase and nothing else: "founder of the town?", "city where it was signed?", "the treaty: date?". Its
/// head says what is asked for, the rest is the scene.
/// </summary>
internal static class NominalQuestion
{
    private static readonly string[] Relatives = ["who", "whom", "whose", "which", "where", "that"];

    // What tells more of the question than a name alone.
    private const int LeastClause = 2;

    /// <summary>The phrase up to its head; none where the question has a question word or a verb of its own, or asks for what it names.</summary>
    /// <param name="sentence">The sentence that asks.</param>
    /// <param name="match">The rule that fired, or null: a relative word behind the phrase fires as if it asked.</param>
    /// <param name="lexicon">Tells nouns from other words.</param>
    public static AskedPhrase Of(QuestionSentence sentence, IntentMatch? match, Lexicon lexicon)
    {
        var (from, to) = (sentence.FirstWord, sentence.To);
        if (sentence.Tokens.Skip(sentence.From).Take(from - sentence.From).Any(t => t.Folded is "meant" or "mean"))
            return AskedPhrase.None;
        if (match is not null && !IsByNoun(sentence, match))
            return RelativeOf(sentence, match) is var relative and > 0 && Phrase(sentence, from, relative, lexicon) is var described && described.Head >= 0 && (described.To == relative || HangsOn(sentence, described.To, relative)) && !IsDeedAlone(sentence.Tokens[described.Head], lexicon) ? described : AskedPhrase.None;
        if (sentence.StartsWithAuxiliary || sentence.EndsWithTag || sentence.AsksWhetherTrue || sentence.OffersChoice)
            return AskedPhrase.None;

        // "The treaty: date?", "her brother, name?": what is asked for stands last.
        var mark = LastMark(sentence, from, to);
        if (mark > from && Phrase(sentence, mark + 1, to, lexicon) is { Head: >= 0 } last && (sentence.Tokens[mark].Text == ":" || last.To == to))
            return last;
        return Phrase(sentence, from, mark > from ? mark : to, lexicon);
    }

    // "Head of the delegation that came": more of the phrase, and no verb, stands before the clause.
    private static bool HangsOn(QuestionSentence sentence, int from, int relative) =>
        FunctionWords.Prepositions.Contains(sentence.Tokens[from].Folded) && Enumerable.Range(from, relative - from).All(i => sentence.Tokens[i].Kind == TokenKind.Word && !FunctionWords.Auxiliaries.Contains(sentence.Tokens[i].Folded) && (sentence.Analysis.Mentions.Covers(i) || !VerbTagger.IsFinite(sentence.Tokens[i])));

    // "Date of the summit", "birthplace of the founder": a rule that fires by the noun itself.
    private static bool IsByNoun(QuestionSentence sentence, IntentMatch match) =>
        match.Rule.Intent is "when" or "where" && match.Pattern.Elements.Any(e => e.Kind == PatternElementKind.SlotNoun) && !match.Tokens.Any(i => FunctionWords.Interrogatives.Contains(sentence.Tokens[i].Folded)) && !sentence.StartsWithAuxiliary;

    // Index where a relative clause behind the first noun begins, its preposition included, or -1.
    private static int RelativeOf(QuestionSentence sentence, IntentMatch match)
    {
        var tokens = sentence.Tokens;
        var word = match.Tokens.FirstOrDefault(i => i <= match.First + 1 && Relatives.Contains(tokens[i].Folded), -1);
        if (word < 0 || sentence.To - word <= LeastClause || (tokens[word].Folded == "which" && AsksForNoun(sentence, word + 1)))
            return -1;
        var first = word > sentence.FirstWord && FunctionWords.Prepositions.Contains(tokens[word - 1].Folded) ? word - 1 : word;
        return first > sentence.FirstWord && tokens[first - 1].Kind == TokenKind.Word ? first : -1;
    }

    // "Ties with which two countries": no clause follows, but what is asked for.
    private static bool AsksForNoun(QuestionSentence sentence, int i)
    {
        var token = sentence.Tokens[i];
        return !(FunctionWords.Articles.Contains(token.Folded) || FunctionWords.Pointing.Contains(token.Folded) || FunctionWords.Auxiliaries.Contains(token.Folded) || VerbTagger.IsFinite(token) || sentence.Analysis.Mentions.Entities.Any(m => m.First == i));
    }

    private static int LastMark(QuestionSentence sentence, int from, int to)
    {
        for (var i = to - 2; i > from; i--)
        {
            if (sentence.Tokens[i].Text is ":" or "," && !sentence.Analysis.Mentions.Covers(i))
                return i;
        }

        return -1;
    }

    // From the owner's end to the last noun before a preposition, a verb or a clause.
    private static AskedPhrase Phrase(QuestionSentence sentence, int from, int to, Lexicon lexicon)
    {
        var (tokens, mentions) = (sentence.Tokens, sentence.Analysis.Mentions);
        var (first, head) = (from, -1);
        for (var i = from; i < to; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Mark && token.Text is "-" or "–" or "/" or "\"")
                continue;
            if (token.Kind == TokenKind.Mark || FunctionWords.Interrogatives.Contains(token.Folded) || FunctionWords.Subordinators.Contains(token.Folded) || FunctionWords.Prepositions.Contains(token.Folded) || FunctionWords.Auxiliaries.Contains(token.Folded) || token.Folded == "to")
                break;
            if (mentions.Entities.FirstOrDefault(m => m.First == i) is { } mention)
            {
                // "The ministry's name", "Japanese troops": who has it or what people it is of; a name alone is asked about itself.
                if (head >= 0 || mention.End >= to || !IsNoun(sentence, mention.End, lexicon) || VerbTagger.IsFinite(tokens[mention.End]))
                    return AskedPhrase.None;
                (first, i) = (mention.Kind == MentionKind.Demonym && !tokens[mention.End - 1].Possessive ? first : mention.End, mention.End - 1);
                continue;
            }

            // "My teacher asks who": somebody speaks.
            if (token.Folded is "i" or "my" or "me" or "we" or "our" or "us" or "you" or "your")
                return AskedPhrase.None;
            if (token.Possessive)
            {
                (first, head) = (i + 1, -1);
                continue;
            }

            if (head >= 0 && (VerbTagger.IsFinite(token) || mentions.Covers(i)))
                break;
            if (IsNoun(sentence, i, lexicon))
                head = i;
        }

        return head < 0 || !SaysMore(sentence, first, head + 1, lexicon) ? AskedPhrase.None : new AskedPhrase(first, head, head + 1, -1);
    }

    // "The prime minister", "their names": a phrase alone leans on what was said before, or asks for nothing of anything.
    private static bool SaysMore(QuestionSentence sentence, int first, int end, Lexicon lexicon) =>
        Enumerable.Range(sentence.From, sentence.To - sentence.From).Any(i => (i < first || i >= end) && (sentence.Analysis.Mentions.Covers(i) || (!sentence.IsFiller[i] && sentence.Tokens[i].Kind != TokenKind.Mark && lexicon.ClassOf(sentence.Tokens[i]) != WordClass.Function)));

    // "Grandma asks who …": a form that is never a noun's.
    private static bool IsDeedAlone(Token token, Lexicon lexicon) =>
        token.Folded.EndsWith('s') && token.IsInflected && token.Lemmas.SelectMany(lexicon.Uses).Where(u => !u.Near).ToList() is { Count: > 0 } uses && uses.TrueForAll(u => u.Sense.IsAction);

    private static bool IsNoun(QuestionSentence sentence, int i, Lexicon lexicon)
    {
        var token = sentence.Tokens[i];
        return token.Kind == TokenKind.Word && !sentence.IsFiller[i] && !sentence.Analysis.Mentions.Covers(i) && !token.Folded.EndsWith("ly", StringComparison.Ordinal)
            && !FunctionWords.Prepositions.Contains(token.Folded) && !FunctionWords.Auxiliaries.Contains(token.Folded) && lexicon.ClassOf(token) is not (WordClass.Function or WordClass.Filler) && (lexicon.ClassOf(token) != WordClass.Evaluation || FunctionWords.ActorEndings.Any(e => e.Length > 2 && token.Folded.EndsWith(e, StringComparison.Ordinal)));
    }
}
