using System.Collections.Frozen;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>Reads an utterance as a question: intent, slot, terms and what they do in the clause. Immutable.</summary>
internal sealed class Reader(KnowledgeStore store, Lexicon lexicon, Analyzer analyzer, IntentRecognizer intents)
{
    private static readonly FrozenSet<string> Auxiliaries =
        new[] { "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would", "shall", "should", "may", "might", "must", "am", "been", "be", "being", "get", "got" }.ToFrozenSet();

    private static readonly FrozenSet<string> DoSupport =
        new[] { "do", "does", "did", "can", "could", "will", "would", "shall", "should", "may", "might", "must" }.ToFrozenSet();

    private static readonly FrozenSet<string> BeForms = new[] { "is", "are", "was", "were", "been", "be", "being", "got", "get" }.ToFrozenSet();

    private static readonly FrozenSet<string> Prepositions =
        new[] { "of", "in", "on", "at", "to", "for", "from", "with", "against", "under", "over", "by", "between", "about", "near", "into", "through", "via", "toward", "towards", "during", "behind", "than", "after", "before", "regarding", "concerning", "besides", "without", "despite", "since", "until", "like", "as", "among", "within", "inside", "outside", "across", "upon", "versus", "off", "around", "beside", "beyond", "apart" }.ToFrozenSet();

    private static readonly FrozenSet<string> Pointing =
        new[] { "he", "him", "his", "she", "her", "hers", "they", "them", "their", "it", "its", "there", "then", "that", "this", "those", "these", "such", "same", "former", "latter", "others", "other", "afterwards", "one" }.ToFrozenSet();

    private static readonly FrozenSet<string> Quantifiers = new[] { "every", "all", "only", "always", "alone", "solely", "entirely", "exclusively", "everyone", "everything", "none", "nobody", "matter" }.ToFrozenSet();

    private static readonly FrozenSet<string> Plurals = new[] { "two", "three", "several", "all", "both", "other", "different" }.ToFrozenSet();

    /// <summary>Reads one analysed utterance.</summary>
    public Reading Read(Analysis analysis)
    {
        var tokens = analysis.Tokens;
        var (from, to) = MainSentence(analysis);
        var skipped = Fillers(tokens);
        var first = FirstWord(tokens, from, to, skipped);
        var match = intents.Recognize(tokens, first, to, analysis.Mentions);

        // "tell me about" begins with words that are fillers elsewhere.
        if (first > from && intents.Recognize(tokens, from, to, analysis.Mentions) is { } whole && whole.First < first && (match is null || whole.Rule.Intent == "about"))
            match = whole;
        var startsWithAuxiliary = first < to && Auxiliaries.Contains(tokens[first].Folded) && tokens[first].Kind == TokenKind.Word
            && !(first + 1 < to && tokens[first].Folded is "do" or "have" && tokens[first + 1].Folded is "not");
        if (startsWithAuxiliary && match is not null && match.First > first)
            match = null;
        var consumed = match?.Tokens.ToHashSet() ?? [];

        // "What about 2002?" asks the question before once more: it has no question word of its own.
        if (match?.Rule.Intent == "follow-up")
            match = null;

        // A relative "that" or "who" deep inside a statement asks nothing.
        var hasChoice = Enumerable.Range(from, to - from).Any(i => tokens[i].Folded == "or" && i > first);
        var form = match is not null ? QuestionForm.Open
            : hasChoice ? QuestionForm.Choice
            : startsWithAuxiliary || EndsWithQuestionTag(tokens, from, to) ? QuestionForm.YesNo
            : QuestionForm.Fragment;
        var (askedFrom, askedHead, askedTo, askedVerb) = AskedPhrase(analysis, match, to);
        var auxiliary = AuxiliaryAfter(tokens, match is null ? first : match.First, to);
        from = Math.Max(from, AfterRequest(tokens, from, match?.First ?? first, skipped));

        // "Pressed by Japan, what does …": a clause before the question only sets the scene.
        if (match is not null && match.First > from + 2 && tokens[match.First - 1].Text == ",")
            from = match.First;
        var terms = Terms(analysis, from, to, skipped, consumed, askedFrom, askedHead, askedTo, askedVerb, auxiliary);
        var slot = match?.Rule.Slot;
        var intent = match?.Rule.Intent ?? form.ToString().ToLowerInvariant();
        if (askedHead >= 0 && slot is null or "thing" && SlotOfNoun(tokens[askedHead]) is { } noun)
        {
            slot = noun.Id;
            intent = noun.Type switch { SlotType.Time => "when", SlotType.Place => "where", _ => intent };
            if (noun.Type is SlotType.Time)
                terms.RemoveAll(t => t.IsAskedHead);
            else
                terms = [.. terms.Select(t => t.IsAskedHead ? t with { NamesSlot = true } : t)];
        }

        if (slot is not null && store.Slots[slot] is { Type: SlotType.Time or SlotType.Place or SlotType.Amount } named)
            terms = [.. terms.Select(t => t.Kind == TermKind.Word && !t.IsVerb && t.Lemmas.Any(named.Nouns.Contains) ? t with { NamesSlot = true } : t)];
        var supported = auxiliary >= 0 && DoSupport.Contains(tokens[auxiliary].Folded);
        var verb = terms.FindIndex(t => t.IsVerb && !t.IsContext && (!supported || t.First > auxiliary));
        if (verb < 0)
            verb = terms.FindIndex(t => t.IsVerb && !t.IsContext);
        if (verb >= 0)
            terms[verb] = terms[verb] with { IsMainVerb = true };
        var passive = IsPassive(tokens, terms, verb, auxiliary);
        AssignParts(tokens, terms, verb, passive, askedTo, auxiliary);
        if (match?.Rule.Id == "who" && askedHead >= 0)
            slot = "thing";
        if (match?.Rule.Id == "how" && match.Tokens[^1] + 1 < to && IsDegree(tokens[match.Tokens[^1] + 1]))
            (slot, intent) = ("amount", "howmuch");
        if (slot == "agent" && !passive && tokens[match!.First].Folded != "by" && (terms.Any(t => t.Part == TermPart.Subject) || (supported && tokens[auxiliary + 1].Folded is "he" or "she" or "they" or "it" or "that")))
            slot = "recipient";

        var rank = terms.Where(t => t.Number is { Kind: NumberKind.Ordinal }).Select(t => (int)t.Number!.Value).FirstOrDefault(v => v is 1 or -1);
        if (rank == 0 && tokens.Skip(from).Take(to - from).Any(t => t.Folded is "latest" or "newest"))
            rank = -1;

        // A question that says nothing itself ("When was that?") is about the sentences around it.
        if (!terms.Any(t => !t.IsContext && t.Kind != TermKind.Number))
            terms = [.. terms.Select(t => t with { IsContext = false })];

        var own = terms.Where(t => !t.IsContext).ToList();
        var anaphora = tokens.Skip(from).Take(to - from).Where((t, i) => Points(tokens, from + i, analysis, consumed)).Select(t => t.Folded).ToList();
        return new Reading
        {
            Intent = intent,
            Form = form,
            Slot = slot,
            Match = match,
            Terms = terms,
            Anaphora = anaphora,
            IsPassive = passive,
            IsNegative = Enumerable.Range(from, to - from).Any(i => !skipped[i] && tokens[i].Folded is "not" or "never" or "no"),
            Rank = rank,
            HasQuantifier = tokens.Skip(from).Take(to - from).Any(t => Quantifiers.Contains(t.Folded)),
            OpensWithAnd = from < tokens.Count && tokens[from].Folded is "and" or "but" or "so" or "also",
            IsElliptical = own.Count(t => t.Kind is TermKind.Word or TermKind.Entity && t.Class != WordClass.Evaluation) == 0,
            AsksForSeveral = (match is { Rule.Slot: "time" } && match.Tokens.Any(i => tokens[i].Folded is "years" or "dates" or "months" or "days")) || askedHead >= 0 && (tokens[askedHead].Folded != tokens[askedHead].Lemmas[0] || Enumerable.Range(askedFrom, askedTo - askedFrom).Any(i => Plurals.Contains(tokens[i].Folded))),
        };
    }

    /// <summary>The words of a text as terms, without any part: for overlaying and for indexing choices.</summary>
    public List<Term> TermsOf(string text, DateOnly today)
    {
        var analysis = analyzer.Analyze(text, today);
        return Terms(analysis, 0, analysis.Tokens.Count, Fillers(analysis.Tokens), [], -1, -1, -1, -1, -1);
    }

    // The sentence that asks: the last one with a question mark, else the last one in which a rule fires, else the last.
    private (int From, int To) MainSentence(Analysis analysis)
    {
        var tokens = analysis.Tokens;
        var sentences = new List<(int From, int To, bool Asks)>();
        var from = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Text is not ("." or "!" or "?" or ";" or ":") || analysis.Mentions.Covers(i))
                continue;
            if (tokens[i].Text == ":" && intents.Recognize(tokens, i + 1, tokens.Count, analysis.Mentions) is null)
                continue;
            if (tokens.Skip(from).Take(i - from).Any(t => t.Kind != TokenKind.Mark))
                sentences.Add((from, i, tokens[i].Text == "?"));
            from = i + 1;
        }

        if (tokens.Skip(from).Any(t => t.Kind != TokenKind.Mark))
            sentences.Add((from, tokens.Count, false));
        if (sentences.Count == 0)
            return (0, tokens.Count);
        if (sentences.Count == 1)
            return (sentences[0].From, sentences[0].To);
        var asking = sentences.FindLastIndex(s => s.Asks);
        if (asking < 0)
            asking = sentences.FindLastIndex(s => intents.Recognize(tokens, s.From, s.To, analysis.Mentions) is not null);
        if (asking < 0)
            asking = sentences.Count - 1;
        return (sentences[asking].From, sentences[asking].To);
    }

    private bool[] Fillers(IReadOnlyList<Token> tokens)
    {
        var skipped = new bool[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            if (skipped[i])
                continue;
            if (lexicon.FillerAt(tokens, i) is { } phrase)
            {
                foreach (var at in phrase.Tokens)
                    skipped[at] = true;
            }
            else if (tokens[i].Kind == TokenKind.Mark || lexicon.ClassOf(tokens[i]) == WordClass.Filler)
            {
                skipped[i] = true;
            }
        }

        return skipped;
    }

    // "For a handout that is due today, could you tell me when …": what stands before the request is only its circumstances.
    private int AfterRequest(IReadOnlyList<Token> tokens, int from, int asks, bool[] skipped)
    {
        for (var i = asks - 1; i > from; i--)
        {
            if (skipped[i] && tokens[i].Is("me") && skipped[i - 1] && tokens[i - 1].Folded is "tell" or "let" or "give")
                return i + 1;
        }

        return from;
    }

    private static int FirstWord(IReadOnlyList<Token> tokens, int from, int to, bool[] skipped)
    {
        var first = from;
        while (first < to && (skipped[first] || tokens[first].Folded is "and" or "but" or "so" or "then" or "ok" or "okay" or "well" or "now" or "wait"))
            first++;
        return first == to ? from : first;
    }

    // "How strong", "how tall": an adjective behind "how" asks for a measure.
    private bool IsDegree(Token token) =>
        token.Kind == TokenKind.Word && lexicon.ClassOf(token) is WordClass.Attribute or WordClass.Evaluation && !token.Folded.EndsWith("ly", StringComparison.Ordinal);

    private static bool EndsWithQuestionTag(IReadOnlyList<Token> tokens, int from, int to)
    {
        var words = tokens.Skip(from).Take(to - from).Where(t => t.Kind != TokenKind.Mark).ToList();
        return words.Count > 2 && (words[^1].Folded is "right" or "correct" or "true" or "yes" or "no" || (words[^2].Folded is "not" or "did" or "was" or "is" && words[^1].Folded is "it" or "they" or "he" or "she" or "not"));
    }

    // "Which two battles did …": from the question word to the auxiliary, verb or preposition; the head is its last noun.
    private (int From, int Head, int To, int Verb) AskedPhrase(Analysis analysis, IntentMatch? match, int to)
    {
        var tokens = analysis.Tokens;
        if (match is null || match.Rule.Intent is not ("which" or "what" or "howmany" or "howmuch" or "share" or "list" or "who"))
            return (-1, -1, -1, -1);
        var opener = match.Tokens.FirstOrDefault(i => tokens[i].Folded is "which" or "what" or "many" or "much" or "whose" or "of", -1);
        var nominal = false;
        if (match.Rule.Id == "who" && match.Tokens[^1] + 1 < to && tokens[match.Tokens[^1] + 1].Folded is "is" or "was" or "are" or "were")
        {
            // "Who was Japan's foreign minister …": the noun phrase says what kind of person is asked for.
            opener = match.Tokens[^1] + 1;
            nominal = true;
        }

        if (match.Rule.Id == "what" && match.Tokens[^1] + 2 < to && tokens[match.Tokens[^1] + 1].Folded is "is" or "was" or "are" or "were" && tokens[match.Tokens[^1] + 2].Folded == "the")
        {
            // "What is the population of …": the noun says what kind of thing is asked for.
            opener = match.Tokens[^1] + 2;
            nominal = true;
        }

        if (match.Rule.Slot == "name" && tokens[match.Tokens[^1]].Folded == "of")
            opener = match.Tokens[^1];
        if (opener < 0 || (tokens[opener].Folded == "of" && match.Rule.Intent is not ("howmany" or "howmuch" or "share") && match.Rule.Slot != "name"))
            return (-1, -1, -1, -1);
        var head = -1;
        var end = opener + 1;
        for (var i = opener + 1; i < to; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Mark && token.Text is not ("-" or "–"))
                break;
            if (token.Kind == TokenKind.Mark)
                continue;
            if (Auxiliaries.Contains(token.Folded) || lexicon.ClassOf(token) == WordClass.Light)
                break;

            // "secretary of state": a phrase of the lexicon is one noun.
            if (lexicon.PhraseAt(tokens, i) is { Tokens: [.., var last] } phrase && last - i == phrase.Tokens.Length - 1 && last < to && !analysis.Mentions.Covers(i) && phrase.Tokens.Any(t => tokens[t].Folded == "of"))
            {
                head = last;
                end = last + 1;
                i = last;
                continue;
            }

            if (consumed(i))
            {
                end = i + 1;
                continue;
            }

            if (token.Folded == "of" && i > opener + 1 && tokens[i - 1].Folded is "kind" or "sort" or "type" or "kinds" or "types")
            {
                end = i + 1;
                continue;
            }

            if (Prepositions.Contains(token.Folded) || token.Folded is "that" or "who" or "which" or "and" or "or")
                break;
            if (analysis.Mentions.Entities.FirstOrDefault(m => m.First <= i && i < m.End) is { } mention && mention.Kind != MentionKind.Demonym && !tokens[mention.End - 1].Possessive)
                break;
            if ((i > opener + 1 || nominal) && IsFiniteVerb(token))
                break;
            end = i + 1;
            if (token.Kind == TokenKind.Word && !analysis.Mentions.Covers(i) && lexicon.ClassOf(token) is not (WordClass.Function or WordClass.Filler))
                head = i;
        }

        if (head < 0)
            return (-1, -1, -1, -1);

        // "How many Japanese view the North …": with no verb behind it, the phrase's last word is the verb.
        if (head == end - 1 && head > opener + 1 && end < to && !IsNominal(tokens, end) && !tokens.Skip(end).Take(to - end).Any(t => Auxiliaries.Contains(t.Folded) || lexicon.ClassOf(t) == WordClass.Light || IsFiniteVerb(t))
            && (analysis.Mentions.Covers(head - 1) || lexicon.ClassOf(tokens[head - 1]) == WordClass.Content))
        {
            var noun = Enumerable.Range(opener + 1, head - opener - 1).LastOrDefault(i => tokens[i].Kind == TokenKind.Word && !analysis.Mentions.Covers(i) && lexicon.ClassOf(tokens[i]) is not (WordClass.Function or WordClass.Filler), -1);
            return (opener + 1, noun, head, head);
        }

        return (opener + 1, head, end, -1);

        bool consumed(int i) => i > opener && match.Tokens.Contains(i);
    }

    private static bool IsNominal(IReadOnlyList<Token> tokens, int i) => Prepositions.Contains(tokens[i].Folded) || tokens[i].Kind == TokenKind.Mark;

    private static bool IsFiniteVerb(Token token) =>
        token.Lemmas.Any(l => l != token.Folded) && (token.Folded.EndsWith("ed", StringComparison.Ordinal) || !token.Folded.EndsWith('s')) && !token.Folded.EndsWith("ing", StringComparison.Ordinal) && !token.Folded.EndsWith("ly", StringComparison.Ordinal)
        && !token.Folded.EndsWith("er", StringComparison.Ordinal) && !token.Folded.EndsWith("en", StringComparison.Ordinal);

    private static int AuxiliaryAfter(IReadOnlyList<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Auxiliaries.Contains(tokens[i].Folded))
                return i;
        }

        return -1;
    }

    private List<Term> Terms(Analysis analysis, int from, int to, bool[] skipped, HashSet<int> consumed, int askedFrom, int askedHead, int askedTo, int askedVerb, int auxiliary)
    {
        var tokens = analysis.Tokens;
        var terms = new List<Term>();
        var done = new bool[tokens.Count];
        var phraseAt = Phrases(analysis, skipped, consumed);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (done[i])
                continue;
            var context = i < from || i >= to || IsExcepted(tokens, i, from);
            var asked = i >= askedFrom && i < askedTo;
            if (analysis.Mentions.Entities.FirstOrDefault(m => m.First == i) is { } entity)
            {
                Cover(i, entity.End);
                terms.Add(new Term { Kind = TermKind.Entity, Text = TextOf(i, entity.End), First = i, End = entity.End, EntityIds = entity.EntityIds, Mention = entity.Kind, IsContext = context, IsAsked = asked });
            }
            else if (analysis.Mentions.Dates.FirstOrDefault(d => d.First == i) is { Mention: { } date } at)
            {
                Cover(i, at.End);

                // "today", "tonight": the day of asking is no part of what is asked.
                if (date.Period.Precision == Precision.Day && !tokens.Skip(i).Take(at.End - i).Any(t => t.Text.Any(char.IsDigit)))
                    continue;
                terms.Add(new Term { Kind = TermKind.Date, Text = TextOf(i, at.End), First = i, End = at.End, Date = date, IsContext = context, IsAsked = asked });
            }
            else if (analysis.Mentions.Numbers.FirstOrDefault(n => n.First == i) is { Mention: { } number } place)
            {
                Cover(i, place.End);
                if (!consumed.Contains(i))
                    terms.Add(new Term { Kind = TermKind.Number, Text = TextOf(i, place.End), First = i, End = place.End, Number = number, IsContext = context, IsAsked = asked, IsCompound = place.End < tokens.Count && tokens[place.End].Text is "-" });
            }
            else if (phraseAt.TryGetValue(i, out var phrase))
            {
                foreach (var t in phrase.Tokens)
                    done[t] = true;
                var headToken = tokens[i];
                terms.Add(new Term
                {
                    Kind = TermKind.Word,
                    Text = string.Join(' ', phrase.Tokens.Select(t => tokens[t].Text)),
                    First = i,
                    End = phrase.Tokens[^1] + 1,
                    Lemmas = [phrase.Headword],
                    Senses = lexicon.Uses(phrase.Headword),
                    Class = lexicon.ClassOf(phrase.Headword),
                    Parts = [.. phrase.Tokens.Where(t => lexicon.ClassOf(tokens[t]) is not (WordClass.Function or WordClass.Filler) && !Auxiliaries.Contains(tokens[t].Folded)).Select(t => Single(tokens[t]))],
                    IsVerb = IsVerb(tokens, analysis, i, auxiliary, consumed, terms.Any(t => t.IsVerb)) && lexicon.ClassOf(headToken) != WordClass.Function,
                    IsContext = context,
                    IsAsked = asked,
                    IsAskedHead = phrase.Tokens.Contains(askedHead),
                });
            }
            else if (!skipped[i] && !consumed.Contains(i) && tokens[i].Kind == TokenKind.Word)
            {
                var token = tokens[i];
                var wordClass = lexicon.ClassOf(token);
                if (wordClass is WordClass.Function or WordClass.Filler || (wordClass == WordClass.Light && !IsPassiveParticiple(tokens, i)))
                    continue;
                var known = analyzer.IsKnown(token);
                terms.Add(new Term
                {
                    Kind = TermKind.Word,
                    Text = token.Text,
                    First = i,
                    End = i + 1,
                    Lemmas = token.Lemmas,
                    Senses = [.. token.Lemmas.SelectMany(lexicon.Uses).DistinctBy(u => (u.Sense.Id, u.Near))],
                    Class = i == askedVerb ? WordClass.Content : wordClass,
                    IsKnown = known,
                    IsUnknownName = !known && token.Capitalized && !token.StartsSentence,
                    IsVerb = i == askedVerb || (i != askedHead && IsVerb(tokens, analysis, i, auxiliary, consumed, terms.Any(t => t.IsVerb))),
                    IsContext = context,
                    IsAsked = asked,
                    IsAskedHead = i == askedHead,
                });
            }
        }

        return [.. terms.Select(Told)];

        Term Single(Token token) => new()
        {
            Kind = TermKind.Word,
            Text = token.Text,
            Lemmas = token.Lemmas,
            Senses = [.. token.Lemmas.SelectMany(lexicon.Uses).DistinctBy(u => (u.Sense.Id, u.Near))],
        };

        void Cover(int first, int end)
        {
            for (var i = first; i < end; i++)
                done[i] = true;
        }

        string TextOf(int first, int end) => analysis.Utterance.Text[tokens[first].Span.Start..tokens[end - 1].Span.End];
    }

    // "apart from X", "besides X": named to be left out, so no part of what is asked; up to the next comma or auxiliary.
    private static bool IsExcepted(IReadOnlyList<Token> tokens, int i, int from)
    {
        for (var at = i - 1; at >= from && at >= i - 7; at--)
        {
            if (tokens[at].Text == "," || Auxiliaries.Contains(tokens[at].Folded))
                return false;
            if (tokens[at].Folded is "besides" or "except" || (tokens[at].Folded == "from" && at > from && tokens[at - 1].Folded is "apart" or "aside") || (tokens[at].Folded == "than" && at > from && tokens[at - 1].Folded == "other"))
                return true;
        }

        return false;
    }

    // A verb means what is done, an asked noun a thing or property, where the word has such a sense.
    private static Term Told(Term term)
    {
        if (term.Kind != TermKind.Word || !(term.IsVerb || term.IsAskedHead) || term.Senses.Count < 2)
            return term;
        var fitting = term.Senses.Where(u => u.Sense.IsAction == term.IsVerb).ToList();
        return fitting.Count == 0 || fitting.All(u => u.Near) ? term : term with { Senses = fitting };
    }

    private Dictionary<int, PhraseMatch> Phrases(Analysis analysis, bool[] skipped, HashSet<int> consumed)
    {
        var tokens = analysis.Tokens;
        var found = new Dictionary<int, PhraseMatch>();
        var taken = new bool[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            if (taken[i] || tokens[i].Kind != TokenKind.Word || consumed.Contains(i) || analysis.Mentions.Covers(i))
                continue;
            if (lexicon.PhraseAt(tokens, i) is not { } phrase || phrase.Tokens.Any(t => taken[t] || consumed.Contains(t) || analysis.Mentions.Covers(t)))
                continue;

            // "be over", "get to": a phrase of small words alone says too little to take them away from the clause.
            if (phrase.Tokens.All(t => skipped[t] || lexicon.ClassOf(tokens[t]) is WordClass.Function or WordClass.Filler || Auxiliaries.Contains(tokens[t].Folded)))
                continue;
            found[i] = phrase;
            foreach (var t in phrase.Tokens)
                taken[t] = true;
        }

        return found;
    }

    private bool IsVerb(IReadOnlyList<Token> tokens, Analysis analysis, int i, int auxiliary, HashSet<int> consumed, bool hasVerb)
    {
        var token = tokens[i];
        var before = i - 1;
        while (before >= 0 && (tokens[before].Folded is "not" or "ever" or "never" or "also" or "first" or "then" or "just" or "still" || lexicon.ClassOf(tokens[before]) == WordClass.Evaluation))
            before--;
        var previous = before < 0 ? null : tokens[before];
        if (previous is { Folded: "the" or "a" or "an" or "of" or "its" or "their" or "his" or "her" or "this" or "that" or "these" or "any" or "some" } || previous is { Possessive: true })
            return false;
        if (previous is { Folded: "to" } && token.Lemmas.Contains(token.Folded))
            return true;
        if (token.Folded.EndsWith("ly", StringComparison.Ordinal))
            return false;
        var inflected = token.Lemmas[0] != token.Folded || token.Lemmas.Count > 1;
        if (inflected && (token.Folded.EndsWith("ed", StringComparison.Ordinal) || token.Folded.EndsWith("ing", StringComparison.Ordinal)))
            return true;
        if (inflected && !token.Folded.EndsWith('s') && !token.Folded.EndsWith("er", StringComparison.Ordinal) && !token.Folded.EndsWith("ly", StringComparison.Ordinal) && token.Lemmas[0] != token.Folded)
            return true;
        if (hasVerb)
            return false;
        var afterName = before >= 0 && (analysis.Mentions.Covers(before) || Pointing.Contains(tokens[before].Folded) || tokens[before].Folded is "you" or "we");
        var supported = auxiliary >= 0 && auxiliary < i && DoSupport.Contains(tokens[auxiliary].Folded);
        if (afterName && supported && !tokens.Skip(auxiliary + 1).Take(i - auxiliary - 1).Any(t => Prepositions.Contains(t.Folded)))
            return true;
        if (previous is not null && DoSupport.Contains(previous.Folded))
            return true;
        return consumed.Contains(before) && previous is { Folded: "who" } && inflected;
    }

    // "when she was taken": a light verb in the passive says something.
    private static bool IsPassiveParticiple(IReadOnlyList<Token> tokens, int i)
    {
        if (Auxiliaries.Contains(tokens[i].Folded) || tokens[i].Lemmas.All(l => l == tokens[i].Folded) || tokens[i].Folded.EndsWith("ing", StringComparison.Ordinal))
            return false;
        for (var at = i - 1; at >= 0 && at >= i - 4; at--)
        {
            if (BeForms.Contains(tokens[at].Folded))
                return true;
        }

        return false;
    }

    private static bool IsPassive(IReadOnlyList<Token> tokens, List<Term> terms, int verb, int auxiliary)
    {
        if (verb < 0 || terms[verb].First < 0)
            return false;
        var at = terms[verb].First;
        var form = tokens[at].Folded;
        if (form.EndsWith("ing", StringComparison.Ordinal) || tokens[at].Lemmas.All(l => l == form))
            return false;
        for (var i = at - 1; i >= 0 && i >= at - 14; i--)
        {
            if (tokens[i].Folded is "when" or "who" or "that" or "which" or "because" or "while" or "if" or "after" or "before")
                return false;
            if (BeForms.Contains(tokens[i].Folded))
                return true;
            if (DoSupport.Contains(tokens[i].Folded) || tokens[i].Folded is "had" or "has" or "have")
                return false;
        }

        return auxiliary >= 0 && BeForms.Contains(tokens[auxiliary].Folded) && auxiliary < at && tokens.Skip(at).Any(t => t.Folded == "by");
    }

    private static void AssignParts(IReadOnlyList<Token> tokens, List<Term> terms, int verb, bool passive, int askedTo, int auxiliary)
    {
        var at = verb >= 0 ? terms[verb].First : -1;
        for (var i = 0; i < terms.Count; i++)
        {
            var term = terms[i];
            if (term.Kind != TermKind.Entity || term.IsContext || term.IsAsked || at < 0 || tokens[term.End - 1].Possessive)
                continue;
            var before = term.First - 1;
            while (before >= 0 && tokens[before].Folded is "the" or "a" or "an" or "former" or "then")
                before--;
            var preposition = before >= 0 && Prepositions.Contains(tokens[before].Folded) ? tokens[before].Folded : null;
            var next = term.End < tokens.Count ? tokens[term.End] : null;

            // "the Sony hack", "Japanese traders": a name before a noun only tells which.
            if (next is { Kind: TokenKind.Word } && term.End != at && i + 1 < terms.Count && terms[i + 1] is { Kind: TermKind.Word, IsVerb: false } noun && noun.First == term.End)
                continue;
            if (term.Mention == MentionKind.Demonym && next is { Kind: TokenKind.Word } && term.End != at && !Auxiliaries.Contains(next.Folded))
                continue;
            var inverted = auxiliary >= 0 && auxiliary < at;
            if (before >= 0 && tokens[before].Folded is "and" or "or" or "," && i > 0 && terms[i - 1].Kind == TermKind.Entity && terms[i - 1].End >= before - 1)
            {
                terms[i] = term with { Part = terms[i - 1].Part };
                continue;
            }

            var part = preposition switch
            {
                "by" when term.First > at => TermPart.ByAgent,
                "to" or "against" or "at" or "with" or "on" when term.First > at => TermPart.None,
                null when term.First < at && term.First >= Math.Max(askedTo, inverted ? auxiliary : 0) => TermPart.Subject,
                null when term.First > at && term.First <= at + 3 => TermPart.Object,
                _ => TermPart.None,
            };
            if (part == TermPart.Subject && terms.Take(i).Any(t => t.Part == TermPart.Subject))
                part = TermPart.None;
            if (part == TermPart.Object && passive)
                part = TermPart.None;
            terms[i] = term with { Part = part };
        }
    }

    private Slot? SlotOfNoun(Token head)
    {
        foreach (var slot in store.Slots.Values.OrderBy(s => s.Type == SlotType.Time ? 0 : 1).ThenBy(s => s.Id, StringComparer.Ordinal))
        {
            if (slot.Id != "thing" && slot.Nouns.Any(head.Is))
                return slot;
        }

        return null;
    }

    private bool Points(IReadOnlyList<Token> tokens, int i, Analysis analysis, HashSet<int> consumed)
    {
        var token = tokens[i];
        if (!Pointing.Contains(token.Folded) || consumed.Contains(i) || analysis.Mentions.Covers(i))
            return false;

        // "that" before a clause and "there" in "was there" point nowhere.
        var next = i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Word ? tokens[i + 1] : null;
        return token.Folded switch
        {
            "that" => next is null || !(analysis.Mentions.Covers(i + 1) || next.Folded is "the" or "a" or "it" or "he" or "she" or "they"),
            "there" => !(i > 0 && Auxiliaries.Contains(tokens[i - 1].Folded)) && next?.Folded is not ("was" or "were" or "is" or "are"),
            "one" or "other" => next is null,
            "same" => true,
            "its" or "their" or "his" or "her" => !tokens.Take(i).Any(t => t.Kind == TokenKind.Word && t.Capitalized && analysis.Mentions.Covers(TokenIndex(tokens, t))),
            _ => true,
        };
    }

    private static int TokenIndex(IReadOnlyList<Token> tokens, Token token)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (ReferenceEquals(tokens[i], token))
                return i;
        }

        return -1;
    }
}
