using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// The noun phrase behind "which", "what", "how many" or "who was": it says what kind of thing the answer must be, so a fact need
/// not tell it but its answer must fit it.
/// </summary>
/// <param name="From">Index of the first token behind the question word; -1: nothing is asked by a noun.</param>
/// <param name="Head">Index of the noun that names the kind; -1: none.</param>
/// <param name="To">Index after the last token.</param>
/// <param name="Verb">Index of the verb where it stands right behind the phrase and looks like a noun; -1: it is found as any other.</param>
internal readonly record struct AskedPhrase(int From, int Head, int To, int Verb)
{
    /// <summary>Where no noun says what is asked for.</summary>
    public static readonly AskedPhrase None = new(-1, -1, -1, -1);

    /// <summary>Whether a token belongs to it.</summary>
    public bool Contains(int token) => token >= From && token < To;

    /// <summary>Whether it asks for several things, by its head's form or by a word like "two".</summary>
    public bool IsPlural(IReadOnlyList<Token> tokens) =>
        Head >= 0 && (tokens[Head].Folded != tokens[Head].Lemmas[0] || tokens.Skip(From).Take(To - From).Any(t => FunctionWords.Plurals.Contains(t.Folded)));

    /// <summary>"Which two battles did …": from the question word to the auxiliary, verb or preposition; the head is its last noun.</summary>
    public static AskedPhrase Of(QuestionSentence sentence, IntentMatch? match, Lexicon lexicon)
    {
        // "Whose sister is she": the noun says what somebody is to whom is asked for.
        if (match is null || match.Rule.Slot == SlotFiller.Kin || (match.Rule.Intent is not ("which" or "what" or "howmany" or "howmuch" or "share" or "list" or "who") && !(match.Rule.Slot is "instrument" or "reason" && sentence.Tokens[match.Tokens[^1]].Folded is "what" or "which")))
            return None;
        var tokens = sentence.Tokens;
        var mentions = sentence.Analysis.Mentions;
        var (opener, isNominal) = Opener(tokens, mentions, match, sentence.To);
        if (opener < 0 || (tokens[opener].Folded == "of" && match.Rule.Intent is not ("howmany" or "howmuch" or "share") && match.Rule.Slot != "name"))
            return None;
        var (head, verb) = (-1, -1);
        var end = opener + 1;
        for (var i = opener + 1; i < sentence.To; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Mark && token.Text is not ("-" or "–"))
                break;
            if (token.Kind == TokenKind.Mark)
                continue;

            // "Which company set up a school": a past that is its base form, where no other verb follows.
            if (head >= 0 && head == i - 1 && FunctionWords.Unchanged.Contains(token.Folded) && i + 1 < sentence.To && !Enumerable.Range(i + 1, sentence.To - i - 1).Any(EndsPhrase)
                && (!IsVerbal(token, lexicon) || lexicon.PhraseAt(tokens, i) is { Tokens.Length: > 1 }))
            {
                verb = i;
                break;
            }

            if (IsVerbal(token, lexicon))
                break;

            // "Which people living in Japan": what they do is no kind of them.
            if (head >= 0 && head == i - 1 && token.IsIngForm && (tokens[i - 1].Folded == "people" || tokens[i - 1].Lemmas.All(l => l != tokens[i - 1].Folded)) && i + 1 < sentence.To && FunctionWords.Prepositions.Contains(tokens[i + 1].Folded))
                break;

            // "secretary of state": a phrase of the lexicon is one noun.
            if (lexicon.PhraseAt(tokens, i) is { Tokens: [.., var last] } phrase && last - i == phrase.Tokens.Length - 1 && last < sentence.To && !mentions.Covers(i) && phrase.Tokens.Any(t => tokens[t].Folded == "of"))
            {
                head = last;
                end = last + 1;
                i = last;
                continue;
            }

            // "What acts as an embassy": a phrase that is nothing but a deed is the verb.
            if (i == opener + 1 && lexicon.PhraseAt(tokens, i) is { Tokens.Length: > 1 } deed && token.IsInflected && lexicon.Uses(deed.Headword) is { Count: > 0 } uses && uses.All(u => u.Sense.IsAction))
                break;
            if (match.Tokens.Contains(i) || (token.Folded == "of" && i > opener + 1 && tokens[i - 1].Folded is "kind" or "sort" or "type" or "kinds" or "types"))
            {
                end = i + 1;
                continue;
            }

            if (FunctionWords.Prepositions.Contains(token.Folded) || token.Folded is "that" or "who" or "which" or "and" or "or")
                break;
            if (mentions.Entities.FirstOrDefault(m => m.First <= i && i < m.End) is { } mention && mention.Kind != MentionKind.Demonym && !tokens[mention.End - 1].Possessive)
            {
                // "Which UN proposal did …": a name may describe the noun.
                if (i == opener + 1 && tokens[opener].Folded == "which" && mention.End < sentence.To && !EndsPhrase(mention.End) && !FunctionWords.Prepositions.Contains(tokens[mention.End].Folded)
                    && IsNoun(sentence, mention.End, lexicon) && (EndsPhrase(mention.End + 1) || EndsPhrase(mention.End + 2)))
                {
                    i = mention.End - 1;
                    continue;
                }

                // "Which Korea", "which Kim": of several with that name one is asked for.
                if (i == opener + 1 && tokens[opener].Folded == "which" && mention.End == i + 1 && EndsPhrase(i + 1))
                    (head, end) = (i, i + 1);
                break;
            }

            // "What undid the effect", "what sent Japan": right behind the question word and before an article or a name stands a verb.
            if (i == opener + 1 && !isNominal && VerbTagger.IsFinite(token) && i + 1 < sentence.To && (tokens[i + 1].Folded is "the" or "a" or "an" || mentions.Entities.Any(m => m.First == i + 1 && m.Kind == MentionKind.Name)))
                break;

            // "The name of the wounded": behind an article it names people.
            if ((i > opener + 1 || isNominal) && VerbTagger.IsFinite(token) && !FunctionWords.Articles.Contains(tokens[i - 1].Folded))
                break;
            end = i + 1;
            if (IsNoun(sentence, i, lexicon))
                head = i;
        }

        if (head < 0)
            return None;
        var asked = new AskedPhrase(opener + 1, head, end, verb);
        if (match.Rule.Slot == "member" && asked.IsPlural(tokens))
            return None;
        return asked.EndsWithVerb(sentence, lexicon) ? asked.WithoutVerb(sentence, lexicon) : asked;

        bool EndsPhrase(int at) => at < sentence.To && (IsVerbal(tokens[at], lexicon) || VerbTagger.IsFinite(tokens[at]));
    }

    /// <summary>Whether a word before the phrase says that one is asked for: "name the leader", "name Japan's leader".</summary>
    public static bool IsOfOne(Token before) => before.Possessive || before.Folded is "the" or "one" || FunctionWords.Possessives.Contains(before.Folded);

    // Behind which token the phrase begins, and whether a form of "be" stands before it, so that a verb may end it at once.
    private static (int Opener, bool IsNominal) Opener(IReadOnlyList<Token> tokens, MentionMap mentions, IntentMatch match, int to)
    {
        var last = match.Tokens[^1];
        if (match.Rule.Slot == "name" && tokens[last].Folded == "of")
            return (last, IsBehindBe());

        // "Name the leader who …", "name his parents".
        if (match.Rule.Slot == "member" && (IsOfOne(tokens[last]) || tokens[last].Folded is "some" or "any"))
            return (last, false);

        // "What was the policy toward Korea called": what has the name.
        if (match.Rule.Slot == "name" && match.Tokens.Count >= 3 && IsBe(tokens[match.Tokens[1]]) && match.Tokens[1] + 1 < last)
            return (match.Tokens[1], true);

        // "What is the population of …": the noun says what kind of thing is asked for.
        if (match.Rule.Id == "what" && IsBehindBe())
            return (last + 2, true);

        // "What was Nam Il's birthday": what somebody has is asked for.
        if (match.Rule.Id == "what" && last + 2 < to && IsBe(tokens[last + 1]) && !IsStranded() && (tokens[last + 2].Possessive || FunctionWords.Possessives.Contains(tokens[last + 2].Folded)))
            return (last + 1, true);
        if (match.Rule.Id == "what" && last + 3 < to && IsBe(tokens[last + 1]) && !IsStranded() && (tokens[last + 3].Possessive || mentions.Entities.Any(m => m.First >= last + 2 && m.First <= last + 3 && m.End < to && tokens[m.End - 1].Possessive)))
            return (last + 1, true);

        // "Who was Japan's foreign minister …": the noun phrase says what kind of person is asked for.
        if (match.Rule.Id == "who" && IsBehindBe())
            return (last + 1, true);
        var opener = match.Tokens.FirstOrDefault(i => tokens[i].Folded is "which" or "what" or "many" or "much" or "whose" or "total", -1);
        return (opener >= 0 ? opener : match.Tokens.FirstOrDefault(i => tokens[i].Folded == "of", -1), false);

        // "What was their policy aimed at until then": a preposition left without its noun asks for that.
        bool IsStranded() => Enumerable.Range(last + 3, Math.Max(0, to - last - 3)).Any(i => FunctionWords.Prepositions.Contains(tokens[i].Folded) && tokens[i].Folded is not ("before" or "after" or "around" or "like") && (i + 1 == to || FunctionWords.Prepositions.Contains(tokens[i + 1].Folded)));

        bool IsBehindBe() => match.Rule.Id switch
        {
            // "Who is sending money": a participle right behind "be" is what somebody does.
            "who" => last + 1 < to && IsBe(tokens[last + 1]) && !(last + 2 < to && tokens[last + 2].IsIngForm),
            "what" => last + 2 < to && IsBe(tokens[last + 1]) && tokens[last + 2].Folded == "the" && !IsStranded(),
            _ => false,
        };

        static bool IsBe(Token token) => token.Folded is "is" or "was" or "are" or "were";
    }

    // "How many Japanese view the North …": with no verb behind it, the phrase's last word is the verb.
    private bool EndsWithVerb(QuestionSentence sentence, Lexicon lexicon)
    {
        var tokens = sentence.Tokens;
        return Head == To - 1 && Head > From && To < sentence.To && !FunctionWords.Prepositions.Contains(tokens[To].Folded) && tokens[To].Kind != TokenKind.Mark
            && !tokens.Skip(To).Take(sentence.To - To).Any(t => IsVerbal(t, lexicon) || VerbTagger.IsFinite(t))
            && (sentence.Analysis.Mentions.Covers(Head - 1) || lexicon.ClassOf(tokens[Head - 1]) == WordClass.Content);
    }

    private AskedPhrase WithoutVerb(QuestionSentence sentence, Lexicon lexicon)
    {
        var noun = Enumerable.Range(From, Head - From).LastOrDefault(i => IsNoun(sentence, i, lexicon), -1);
        return new AskedPhrase(From, noun, Head, Head);
    }

    private static bool IsVerbal(Token token, Lexicon lexicon) => FunctionWords.Auxiliaries.Contains(token.Folded) || lexicon.ClassOf(token) == WordClass.Light;

    private static bool IsNoun(QuestionSentence sentence, int i, Lexicon lexicon) =>
        sentence.Tokens[i].Kind == TokenKind.Word && !sentence.Tokens[i].Folded.EndsWith("edly", StringComparison.Ordinal) && !sentence.Analysis.Mentions.Covers(i) && lexicon.ClassOf(sentence.Tokens[i]) is not (WordClass.Function or WordClass.Filler) && !(lexicon.ClassOf(sentence.Tokens[i]) == WordClass.Evaluation && i + 1 < sentence.To && FunctionWords.Prepositions.Contains(sentence.Tokens[i + 1].Folded));
}
