using RelationsBot.Answering;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Dialog;

/// <summary>
/// One turn of a conversation: dialog moves first, then a pending choice, then the question, read as it stands and laid over the
/// turn before. A pure function of store, state, utterance and day. Immutable.
/// </summary>
internal sealed class DialogEngine
{
    /// <summary>Longest message that is read, in characters after cleaning.</summary>
    public const int LongestMessage = 32_000;

    private const int MostColdChoices = 3;

    // Markup may make a message longer than its words; one that is longer than this is not even cleaned.
    private const int LongestRawMessage = 4 * LongestMessage;

    private readonly KnowledgeStore store;
    private readonly Analyzer analyzer;
    private readonly IntentRecognizer intents;
    private readonly Reader reader;
    private readonly Decider decider;
    private readonly QuestionParts parts;
    private readonly Alternatives alternatives;
    private readonly Operators operators;
    private readonly Responses responses;
    private readonly Suggestions suggestions;
    private readonly ReplyWriter writer;
    private readonly Memory memory;
    private readonly FollowUps followUps;
    private readonly Moves moves;
    private readonly MoveRecognizer moveRecognizer;
    private readonly Surroundings surroundings;
    private readonly FactIndex index;
    private readonly Catalogue catalogue;
    private readonly Occurrences occurrences;
    private readonly PointedTime pointedTime;
    private readonly PointedName pointedName;
    private readonly ListMember listMember;
    private readonly Picks picks;
    private readonly bool alwaysAnswer;

    public DialogEngine(KnowledgeStore store, Lexicon lexicon, Analyzer analyzer, IntentRecognizer intents, Reader reader, Decider decider, Operators operators, Courtesy courtesy, FactIndex index, Matcher matcher, Responses responses, Func<Place, string?> quote, bool alwaysAnswer)
    {
        this.store = store;
        this.analyzer = analyzer;
        this.intents = intents;
        this.reader = reader;
        this.decider = decider;
        this.operators = operators;
        this.index = index;
        parts = new QuestionParts(lexicon, intents);
        alternatives = new Alternatives(store, decider);
        this.responses = responses;
        this.alwaysAnswer = alwaysAnswer;
        suggestions = new Suggestions(store, responses);
        writer = new ReplyWriter(store, responses, suggestions, quote);
        memory = new Memory(store, lexicon);
        followUps = new FollowUps(store, decider, memory, new Overlay(store), alwaysAnswer);
        occurrences = new Occurrences(store);
        pointedTime = new PointedTime(store, occurrences);
        pointedName = new PointedName(store);
        listMember = new ListMember(store, index);
        catalogue = new Catalogue(store, suggestions, index, matcher);
        picks = new Picks(store, reader, catalogue);
        Search = new Search(store, analyzer, reader, decider, writer, responses);
        var talk = new Talk(store, lexicon, intents, courtesy, index);
        moveRecognizer = new MoveRecognizer(intents, courtesy, talk);
        surroundings = new Surroundings(intents, courtesy, talk, new Cleft(lexicon));
        moves = new Moves(store, intents, responses, suggestions, writer, memory, new Sections(store), catalogue, analyzer, lexicon);
    }

    /// <summary>Finds statements outside of any conversation.</summary>
    public Search Search { get; }

    /// <summary>What the bot says when somebody joins.</summary>
    public Reply Welcome() => moves.Welcome();

    /// <summary>A reply that forgets, where more than this conversation is forgotten.</summary>
    public Reply ForgottenElsewhere(Reply reply) => reply with { Lines = [.. reply.Lines, new ReplyLine(LineKind.Note, responses.Say("forget-me-elsewhere"), [])] };

    /// <summary>Takes a turn.</summary>
    public TurnResult Take(Conversation conversation, string utterance, DateOnly today)
    {
        conversation = StoredConversation.Known(conversation, store);
        var text = utterance.Length > LongestRawMessage ? "" : TextCleaner.Clean(utterance);
        if (utterance.Length > LongestRawMessage || text.Length > LongestMessage)
            return Say(conversation, ReplyWriter.Note(ReplyStatus.NotFound, "too-long", responses.Say("too-long", ("limit", LongestMessage.ToString(System.Globalization.CultureInfo.InvariantCulture)))), utterance);
        if (!text.Any(char.IsLetterOrDigit))
            return Say(conversation, ReplyWriter.Note(ReplyStatus.NotFound, "empty", responses.Say("empty", ("subject", writer.Subject))) with { Refusal = Refusal.NotUnderstood, Suggestions = [responses.Say("suggest-help")] }, utterance);
        if (!IsLatin(text))
            return Say(conversation, ReplyWriter.Note(ReplyStatus.NotFound, "language", responses.Say("language")), utterance);

        if (Excerpt.Of(text) is not { } read)
            return Say(conversation, ReplyWriter.Note(ReplyStatus.NotFound, "too-long", responses.Say("too-many-words", ("limit", Excerpt.MostPieces.ToString(System.Globalization.CultureInfo.InvariantCulture)))), utterance);
        if (read.Length < text.Length)
            (text, utterance) = (read, read);

        var analysis = analyzer.Analyze(text, today);
        var trace = new Trace();
        trace.Add(() => "text: " + text);
        trace.AddRange(() => analysis.Repairs.Select(r => $"spelling: {r.Typed} → {r.Read}"));
        trace.AddRange(() => analysis.Mentions.Entities.Select(m => $"entity: {string.Join('|', m.EntityIds)} ({m.Kind})"));
        trace.AddRange(() => analysis.Mentions.Dates.Select(d => $"date: {d.Mention.Scope.Edtf} ({d.Mention.Relation})"));
        var plain = surroundings.Without(analysis);
        if (plain is not null)
            trace.Add(() => "question: " + plain);
        var asked = plain is null ? analysis : analyzer.Analyze(plain, today);
        var whole = moveRecognizer.Of(asked, isPicking: conversation.Choices is not null)
            ?? (intents.Recognize(asked.Tokens, FirstContent(asked), asked.Tokens.Count, asked.Mentions) is { } match && !Courtesy.Social.Contains(match.Rule.Intent) ? match : null);
        if (whole is not null)
            trace.Add(() => $"rule: {whole.Rule.Id} \"{whole.Pattern.Source}\"");
        if (whole is not null && moves.Take(whole, conversation, utterance, asked) is { } moved)
            return Finish(moved, utterance, trace);
        if (whole is { Rule.Intent: "pick-other" })
            return Finish(Other(conversation, today, trace), utterance, trace);
        if (conversation.Choices is { } choices)
        {
            if (picks.Of(choices, asked) is { } picked)
                return Finish(Chosen(conversation, picked, choices, today, trace), utterance, trace);
            if (picks.IsOutOfRange(choices, asked))
                return Finish(new TurnResult(conversation, writer.Clarify("pick", choices, 0.5, responses.Say("pick-out-of-range", ("count", choices.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))))), utterance, trace);
        }

        if (conversation.Suggestions.Count > 0 && conversation.Choices is null && text.Length <= 2 && int.TryParse(text, out var number) && number >= 1 && number <= conversation.Suggestions.Count)
            return Take(conversation with { Suggestions = [] }, conversation.Suggestions[number - 1], today);
        var questions = parts.Of(asked);
        return questions.Count > 1
            ? Finish(AskAll(conversation, questions, today, trace), utterance, trace)
            : Finish(Ask(conversation, plain ?? utterance, asked, today, trace), utterance, trace);
    }

    // Several questions of one message are as many turns, so that a later one may lean on an earlier.
    private TurnResult AskAll(Conversation conversation, IReadOnlyList<string> questions, DateOnly today, Trace trace)
    {
        var replies = new List<Reply>();
        foreach (var question in questions)
        {
            trace.Add(() => "question: " + question);
            var analysis = analyzer.Analyze(question, today);

            // "Who was X and how did he die": what points to something unknown is unknown too.
            if (replies.Count > 0 && replies[^1].Status == ReplyStatus.NotFound && reader.Read(analysis).Anaphora.Count > 0)
                continue;
            var (next, reply) = Ask(conversation, question, analysis, today, trace);
            conversation = next;
            replies.Add(reply);
        }

        return new TurnResult(conversation, JoinedReply.Of(replies));
    }

    private TurnResult Ask(Conversation conversation, string utterance, Analysis analysis, DateOnly today, Trace trace)
    {
        // "And the Italian one, who gave it?": of two things the other, and what is asked of that.
        if (conversation.Left is { } left && picks.Told(left, analysis) is { } told)
            conversation = Chosen(conversation, told, [], today, trace).Conversation with { Left = null };
        var asIs = pointedName.Complete(reader.Read(analysis), conversation);
        if (conversation.Turns is [.., { } latest] && listMember.Of(conversation, latest, asIs) is { Value: null } member)
            return moves.Show(conversation, utterance, member.Entry, null);
        var fresh = pointedTime.Complete(asIs, conversation, analysis);
        trace.Add(() => "reading: " + fresh);
        var notes = analysis.Repairs.Where(r => r.IsName).Select(r => NameNote(analysis, r)).OfType<string>().Distinct().Take(1).ToList();
        var last = conversation.Turns.Count > 0 ? conversation.Turns[^1] : null;
        if (operators.Recognize(analysis, fresh, today) is { } operation)
        {
            trace.Add(() => $"operator: {operation.Match.Rule.Id} \"{operation.Match.Pattern.Source}\" on {string.Join(" and ", Enumerable.Range(0, operation.Count).Select(i => $"\"{operation.Part(i)}\""))}");
            var computed = operators.Decide(operation);
            foreach (var part in operation.Asked)
                trace.Add($"part {part.Reading}", part);
            if (computed is not null)
                return Answered(conversation, utterance, computed, notes);

            // Of two things to compare one alone is half an answer.
            if (operation.Intent is "order" or "more" or "side" or "age" && operation.Asked.Exists(d => d.Outcome != Outcome.Answered))
                return Refused(conversation, operation.Asked.Find(d => d.Outcome != Outcome.Answered)! with { Outcome = Outcome.Refused, Refusal = Refusal.NotInSources }, notes);
        }

        var asksAgain = (last is not null || conversation.Unanswered is not null) && fresh.Form == QuestionForm.Fragment && fresh.IsElliptical;
        if (!asksAgain && !(last is not null && Overlay.Kind(fresh) is not null) && catalogue.TryAnswer(fresh) is { } listed)
            return List(conversation, utterance, fresh, listed);
        if (FollowUps.IsCold(conversation, fresh))
            return AskBack(conversation, utterance, fresh);
        if (picks.Meant(analysis, fresh) is { } meant)
            return Chosen(conversation, meant, [], today, trace);

        // Where a time is asked for, "the second one" asks for the time that answers, not for what happened then.
        var again = occurrences.Of(conversation, asIs);
        if (again is var (repeatedly, when) && (asIs.Slot == "time" || (last is { Slot: "time" } && asIs.Form == QuestionForm.Fragment)))
            return moves.Show(conversation, utterance, repeatedly.Id, when.ToString(), "time");
        if (last is not null && listMember.Of(conversation, last, fresh) is var (listedEntry, value))
            return moves.Show(conversation, utterance, listedEntry, value);
        if (occurrences.Again(conversation, fresh) is var (repeated, _))
            return repeated is { } later ? moves.Show(conversation, utterance, later.Id, null) : Refused(conversation, decider.Decide(fresh, default, always: false) with { Outcome = Outcome.Refused, Refusal = Refusal.NotInSources }, notes);
        if (last is not null && analysis.Tokens.Any(t => t.Folded == "others") && Others(conversation, last, fresh) is { } rest)
            return Answered(conversation, utterance, rest, notes);
        var decision = alternatives.Decide(fresh, analysis.Tokens) ?? decider.Decide(fresh, default, alwaysAnswer);
        trace.Add("fresh", decision);
        // "When did that man die?": nobody was talked about.
        if (last is null && decision.Outcome == Outcome.Answered && fresh.Anaphora.Any(Anaphora.IsPerson) && !fresh.Own.Any(t => t.Kind is TermKind.Entity or TermKind.Date && !t.IsContext))
            decision = decision with { Outcome = Outcome.Refused, Refusal = Refusal.NotUnderstood };
        var leaned = followUps.Decide(conversation, fresh, decision, again is { Entry: var entry } ? last! with { EntryId = entry.Id, Proposition = 0 } : null, trace);
        if (asksAgain && leaned.Outcome == Outcome.Refused && !(conversation.Unanswered is not null && fresh.OpensWithAnd) && catalogue.TryAnswer(fresh) is { } dated)
            return List(conversation, utterance, fresh, dated);
        decision = last is not null && TellsOnce(fresh, leaned, last) ? leaned with { Outcome = Outcome.Refused, Refusal = Refusal.NotInSources } : leaned;
        if (last is not null && analysis.Tokens.Any(t => t.Folded == "else") && IsToldAlready(decision, last))
            return new TurnResult(conversation, ReplyWriter.Note(ReplyStatus.Command, "more", responses.Say("nothing-more")) with { Suggestions = [responses.Say("suggest-more"), responses.Say("suggest-sections")] });
        if (decision.Outcome == Outcome.Refused && Coordination.Split(fresh, analysis.Tokens) is var (one, other)
            && decider.Decide(one, default, alwaysAnswer) is { Outcome: Outcome.Answered } first && decider.Decide(other, default, alwaysAnswer) is { Outcome: Outcome.Answered } second && first.Chosen[0].Fact.Entry != second.Chosen[0].Fact.Entry)
        {
            var (next, reply) = Answered(conversation, utterance, first with { Reading = one }, notes);
            var (last2, reply2) = Answered(next, utterance, second with { Reading = other }, notes);
            return new TurnResult(last2, JoinedReply.Of([reply, reply2]));
        }

        if (!Leaning.PointsBack(fresh))
            conversation = conversation with { Left = null };
        switch (decision.Outcome)
        {
            case Outcome.Answered or Outcome.Corrected:
                return Answered(conversation, utterance, decision, notes);
            case Outcome.Ambiguous:
                return Offer(conversation, utterance, decision.Reading, decision);
            default:
                return Refused(followUps.BeginsMatter(fresh) ? conversation with { Unanswered = Memory.Unanswered(conversation, utterance, Leaning.Asked(fresh, decision), FollowUps.Offered(decision)) } : conversation, decision, notes);
        }
    }

    // "Did he go there again?": what was told just now says it of one time alone.
    private static bool TellsOnce(Reading fresh, Decision decision, TurnMemory last) =>
        fresh.Form == QuestionForm.YesNo && fresh.Quantifiers.Contains("again") && fresh.Anaphora.Count > 0 && decision is { Outcome: Outcome.Answered, Chosen: [{ Fact: var fact }, ..] } && fact.Entry.Id == last.EntryId
        && fact.Entry.Propositions.Where(p => p.Frame == fact.Proposition.Frame).Select(p => p.When?.Edtf).OfType<string>().Distinct().Count() < 2;

    // "Who else?": somebody besides those who were told.
    private static bool IsToldAlready(Decision decision, TurnMemory last) =>
        decision.Outcome == Outcome.Answered && decision.Chosen[0].Fact.Entry.Id == last.EntryId && decision.Reading.Slot is not null
        && (decision.Chosen[0].Filling is not { Values: { Count: > 0 } values } || values.All(v => v.EntityId is { } id && (last.Answered.Contains(id) || last.Terms.Contains("entity:" + id)) || decision.Reading.Slot == last.Slot));

    // "And the others?": of a number of people or things the rest, where a fact near tells of just so many.
    private Decision? Others(Conversation conversation, TurnMemory last, Reading fresh)
    {
        if (last.FactIn(store) is not var (entry, proposition) || proposition["count"].FirstOrDefault(v => v.Value is not null)?.Value is not { } part)
            return null;
        var told = conversation.Turns.TakeLast(3).Select(t => t.EntryId).ToHashSet();
        var near = decider.Decide(fresh with { Terms = [], Slot = "count", Intent = "howmany" }, followUps.FocusOn(last, isBinding: true), always: false).Candidates;
        foreach (var whole in index.OfEntry(entry).SelectMany(f => f.Numbers).Where(n => n > part).Distinct().Order())
        {
            if (near.FirstOrDefault(c => !told.Contains(c.Fact.Entry.Id) && c.Fact.Proposition["count"].Any(v => v.Value == whole - part)) is { } found && Explains(fresh, found.Fact))
                return new Decision { Outcome = Outcome.Answered, Reading = fresh, Candidates = near, Chosen = [found], Confidence = 0.8 };
        }

        return null;
    }

    // "And the others, what became of them?" says little more; "when did they come home?" must be told there.
    private bool Explains(Reading fresh, Fact fact) =>
        fresh.Own.Count(t => t.Kind != TermKind.Number) <= 1
        || decider.Decide(fresh, new Focus(null, fact.Entry.Id, IsBinding: true), always: false).Candidates.Any(c => c.Fact.Entry == fact.Entry && c.Vetoes.Count == 0 && c.Share >= Decider.LeastShare && !c.LacksSlot);

    private TurnResult Refused(Conversation conversation, Decision decision, IReadOnlyList<string> notes)
    {
        var refusal = writer.Refuse(decision, decision.Candidates.Count > 0 ? decider.Known(decision.Candidates[0]) : null, notes);
        if (refusal.Refusal == Refusal.NotUnderstood && conversation.Misunderstandings >= 2)
            return new TurnResult(conversation with { Misunderstandings = 0, Choices = null }, moves.SectionList("not-understood", ReplyStatus.NotFound));
        return new TurnResult(conversation with { Misunderstandings = refusal.Refusal == Refusal.NotUnderstood ? conversation.Misunderstandings + 1 : 0, Choices = refusal.Refusal == Refusal.NotUnderstood || (refusal.Refusal == Refusal.OutOfScope && decision.Reading.Form == QuestionForm.Fragment) ? conversation.Choices : null }, refusal);
    }

    private TurnResult Answered(Conversation conversation, string utterance, Decision decision, IReadOnlyList<string> notes)
    {
        var chosen = decision.Chosen[0].Fact;
        return new TurnResult(
            memory.Remember(conversation, utterance, Leaning.Carried(decision), [.. decision.Chosen.Take(2).Select(c => c.Fact.Entry).Distinct()], chosen.Proposition.Index, decision) with { LastReplyEntry = chosen.Entry.Id, Cursor = conversation.Cursor },
            writer.Answer(decision, notes));
    }

    private TurnResult List(Conversation conversation, string utterance, Reading reading, Listing listing)
    {
        if (listing.Choices is { Count: > 1 } choices)
            return new TurnResult(conversation with { Choices = choices }, writer.Clarify(reading.Intent, choices, 0.5));
        if (listing.Items.Count == 0)
            return new TurnResult(conversation with { Choices = null }, ReplyWriter.Note(ReplyStatus.NotFound, reading.Intent, responses.Say("nothing-at-that-time", ("date", listing.Title ?? ""))) with { Refusal = Refusal.NotInSources, Suggestions = listing.Nearest });
        if (listing.Items.Count == 1)
        {
            var only = listing.Items[0].Entry;
            var reply = writer.List(reading.Intent, ReplyStatus.Answered, null, listing.Items, null, 0.9);
            reply = reply with { Lines = [.. reply.Lines.Select(l => l with { Kind = LineKind.Statement, Label = null })], Answer = listing.Answer };
            return new TurnResult(memory.Remember(conversation, utterance, reading, [only], 0) with { LastReplyEntry = only.Id }, reply);
        }

        var shown = listing.Items.Take(listing.Most).ToList();
        var rest = listing.Items.Count - shown.Count;
        var list = writer.List(reading.Intent, ReplyStatus.Answered, null, shown, rest > 0 ? responses.Say("list-more", ("count", rest.ToString(System.Globalization.CultureInfo.InvariantCulture))) : null, 0.9);
        var entries = listing.Items.Select(i => i.Entry).ToList();
        return new TurnResult(
            memory.Remember(conversation, utterance, reading, entries, 0) with { LastReplyEntry = entries[0].Id, Cursor = rest > 0 ? new CursorMemory(utterance, [.. entries.Select(e => e.Id)], shown.Count, false) : conversation.Cursor },
            list with { Answer = listing.Answer });
    }

    private TurnResult Offer(Conversation conversation, string utterance, Reading reading, Decision decision)
    {
        var choices = decision.Chosen
            .Select(c => Choice(c.Fact.Entry, c.Fact.Event, utterance))
            .DistinctBy(c => c.Label)
            .Take(5)
            .ToList();
        return new TurnResult(conversation with { Choices = choices }, writer.Clarify(reading.Intent, choices, decision.Confidence));
    }

    private TurnResult Chosen(Conversation conversation, ChoiceMemory choice, IReadOnlyList<ChoiceMemory> offered, DateOnly today, Trace trace)
    {
        trace.Add(() => "picked: " + choice.Label);
        var left = offered.Where(c => c.Label != choice.Label).ToList();
        var next = conversation with { Choices = null, Left = left.Count > 0 ? left : null };
        var asked = reader.Read(analyzer.Analyze(choice.Utterance, today));

        // The question that could not be answered for what it left open, asked of what was picked.
        if (asked.Form != QuestionForm.Fragment && choice.EntryIds.Count > 0
            && decider.Decide(asked, new Focus(null, choice.EntryIds[0], IsBinding: true), always: false) is { Outcome: Outcome.Answered or Outcome.Ambiguous } decision
            && decision.Chosen.FirstOrDefault(c => choice.EntryIds.Contains(c.Fact.Entry.Id)) is { } answering)
        {
            return Answered(next, choice.Utterance, decision with { Outcome = Outcome.Answered, Chosen = [answering] }, []);
        }

        var entries = picks.Entries(choice);
        var reading = reader.Read(analyzer.Analyze(choice.Label, today), isPart: true) with { Intent = "about", Slot = null };
        var reply = writer.List("about", ReplyStatus.Answered, null, [(null, entries[0])], null, 1);
        reply = reply with { Lines = [.. reply.Lines.Select(l => l with { Kind = LineKind.Statement })] };
        return new TurnResult(memory.Remember(next, choice.Label, reading, entries, 0) with { LastReplyEntry = entries[0].Id }, reply);
    }

    // What was talked about last was too long ago: is it still meant?
    private TurnResult AskBack(Conversation conversation, string utterance, Reading fresh)
    {
        var choices = conversation.Turns.Reverse().Select(t => store.EntriesById[t.EntryId]).DistinctBy(e => e.EventId ?? e.Id).Take(MostColdChoices).Select(e => Choice(e, null, utterance)).ToList();
        return new TurnResult(conversation with { Choices = choices }, writer.Clarify(fresh.Intent, choices, 0.3, responses.Say("clarify-cold")));
    }

    private ChoiceMemory Choice(Entry entry, Event? happening, string utterance) =>
        new(happening?.Label ?? (entry.EventId is { } id ? store.Events[id].Label : suggestions.For(entry) ?? entry.Own), utterance, [entry.Id]);

    // "No, the other one": what was offered beside the one that was picked, or the second of two.
    private TurnResult Other(Conversation conversation, DateOnly today, Trace trace)
    {
        var others = conversation.Choices is { Count: 2 } two ? [two[1]] : conversation.Choices ?? conversation.Left;
        return others switch
        {
            [var only] => Chosen(conversation, only, conversation.Choices ?? [], today, trace),
            { Count: > 1 } several => new TurnResult(conversation with { Choices = several, Left = null }, writer.Clarify("pick-other", several, 0.5)),
            _ => new TurnResult(conversation, ReplyWriter.Note(ReplyStatus.NotFound, "pick-other", responses.Say("no-other")) with { Refusal = Refusal.NotUnderstood, Suggestions = [responses.Say("suggest-sections")] }),
        };
    }

    private static TurnResult Say(Conversation conversation, Reply reply, string utterance) => Finish(new TurnResult(conversation, reply), utterance, new Trace());

    private static TurnResult Finish(TurnResult result, string utterance, Trace trace)
    {
        trace.Add(() => $"reply: {result.Reply.Status} {result.Reply.Refusal}".TrimEnd());
        return result with
        {
            Conversation = result.Conversation with { LastUtterance = Memory.Remembered(utterance), Suggestions = result.Reply.Suggestions, Taken = result.Conversation.Taken + 1 },
            Reply = result.Reply with { Trace = trace },
        };
    }

    private string? NameNote(Analysis analysis, Repair repair)
    {
        var mention = analysis.Mentions.Entities.FirstOrDefault(m => Enumerable.Range(m.First, m.Count).Any(i => analysis.Tokens[i].Text == repair.Typed));
        return mention is null || mention.Kind == MentionKind.Demonym || mention.EntityIds.Count != 1 ? null : responses.Say("read-as", ("typed", repair.Typed), ("name", store.Entities[mention.EntityIds[0]].Name));
    }

    private static int FirstContent(Analysis analysis)
    {
        var first = 0;
        while (first < analysis.Tokens.Count && analysis.Tokens[first].Kind == TokenKind.Mark)
            first++;
        return first;
    }

    // More than half of the letters are of another script: Japanese, Korean, Cyrillic.
    private static bool IsLatin(string text)
    {
        var letters = 0;
        var latin = 0;
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
                continue;
            letters++;
            if (c < '\u0250' || c is >= '\u1e00' and <= '\u1eff')
                latin++;
        }

        return letters == 0 || latin * 2 >= letters;
    }
}
