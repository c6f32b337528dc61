using System.Globalization;
using RelationsBot.Answering;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Dialog;

/// <summary>Carries out dialog moves: what steers the conversation instead of asking about the documents. Immutable.</summary>
internal sealed class Moves(KnowledgeStore store, IntentRecognizer intents, Responses responses, Suggestions suggestions, ReplyWriter writer, Memory memory, Sections sections, Catalogue catalogue, Analyzer analyzer, Lexicon lexicon)
{
    private const int PerPage = 3;

    // What took longer, or is known no better than by its decade, comes neither next nor before.
    private const int LongestNeighbour = 731;

    public Reply Welcome() => ReplyWriter.Note(ReplyStatus.Smalltalk, "welcome", responses.Say("welcome", ("subject", writer.Subject))) with
    {
        Suggestions = [.. Starters(), responses.Say("suggest-help")],
    };

    /// <summary>What the move of a rule gives, or null where the intent is a question or the move has nothing to work on.</summary>
    public TurnResult? Take(IntentMatch match, Conversation conversation, string utterance, Analysis analysis)
    {
        var intent = match.Rule.Intent;
        switch (intent)
        {
            case "greet":
                return Say(conversation, ReplyStatus.Smalltalk, intent, responses.Say("greet", ("subject", writer.Subject)), [.. Starters(), responses.Say("suggest-help")]);
            case "thank":
                return Say(conversation, ReplyStatus.Smalltalk, intent, responses.Say("thank"));
            case "bye":
                return Say(conversation, ReplyStatus.Smalltalk, intent, responses.Say("bye"));
            case "apology":
                return Say(conversation, ReplyStatus.Smalltalk, intent, responses.Say("apology"));
            case "remark":
                return Say(conversation, ReplyStatus.Smalltalk, intent, responses.Say("remark", ("subject", writer.Subject)));
            case "help":
                return Say(conversation, ReplyStatus.Help, intent, responses.Say("help", ("subject", writer.Subject), ("documents", string.Join(" " + responses.Say("and") + " ", store.Documents.Select(d => d.Title)))), [.. Starters(), responses.Say("suggest-sections")]);
            case "opinion":
                return Say(conversation with { Choices = null }, ReplyStatus.NotFound, intent, responses.Say("opinion"), [.. Starters()], Refusal.OutOfScope);
            case "out-of-scope":
                return Say(conversation with { Choices = null }, ReplyStatus.NotFound, intent, responses.Say("out-of-scope", ("subject", writer.Subject)), [.. Starters()], Refusal.OutOfScope);
            case "start-over":
                return Say(Conversation.Empty, ReplyStatus.Command, intent, responses.Say("start-over"), [.. Starters()]);
            case "forget-me":
                return Say(Conversation.Empty, ReplyStatus.Command, intent, responses.Say("forget-me")) with { Forgets = true };
            case "pick-none":
                return conversation.Choices is null ? null : Say(conversation with { Choices = null }, ReplyStatus.Command, intent, responses.Say("none-of-those"), [responses.Say("suggest-sections")]);
            case "sections":
                return new TurnResult(conversation with { Choices = null }, SectionList(intent, ReplyStatus.Command));
            case "invention":
                return Say(conversation with { Choices = null }, ReplyStatus.NotFound, intent, responses.Say("capability"), [.. Starters()], Refusal.OutOfScope);
            case "show-section":
                return sections.NamedWhole(analysis.Tokens) is { } shownHeading ? Read(conversation, utterance, shownHeading) : null;
            case "read-section":
                return sections.Named(analysis.Tokens) is { } heading ? Read(conversation, utterance, heading) : null;
            case "whole":
                return Whole(conversation, utterance);
            case "next":
                return conversation.Cursor is { } cursor ? Page(conversation, utterance, cursor) : More(conversation, utterance);
            case "more":
                return conversation.Cursor is { } listed && conversation.Turns.Count > 0 && conversation.Turns[^1].Intent is "timeline" or "next" or "more" or "read-section" or "revision-diff" or "what-happened" or "list" && listed.EntryIds.Contains(conversation.LastReplyEntry) && listed.Next < listed.EntryIds.Count
                    ? Page(conversation, utterance, listed) : More(conversation, utterance);
            case "repeat":
                return conversation.LastReplyEntry is { } again && store.EntriesById.ContainsKey(again)
                    ? Entries(conversation, utterance, intent, [again], remember: false)
                    : Say(conversation, ReplyStatus.Command, intent, responses.Say("nothing-to-repeat"));
            case "source":
                return Source(conversation, utterance);
            case "says-who":
                return SaysWho(conversation, utterance);
            case "why-answer":
                return Say(conversation, ReplyStatus.Command, intent, WhyAnswer(conversation));
            case "go-back":
                return GoBack(conversation, utterance);
            case "what-next" or "what-before":
                return Neighbour(conversation, utterance, intent == "what-next" ? 1 : -1);
            case "revisions-agree":
                return Agreement(conversation, utterance);
            case "revision-diff":
                return Difference(conversation, utterance);
            case "earlier-revision":
                return Earlier(conversation, utterance, analysis, match);
            default:
                return null;
        }
    }

    /// <summary>The sections, as a list to choose from.</summary>
    public Reply SectionList(string intent, ReplyStatus status)
    {
        var lines = new List<ReplyLine> { new(LineKind.Note, responses.Say("section-list"), []) };
        lines.AddRange(sections.Headings.Select(h => new ReplyLine(LineKind.Item, h, [])));
        return new Reply { Status = status, Intent = intent, Lines = lines, Suggestions = [.. sections.Headings.Where(h => sections.Entries(h).Count > 0).Take(3).Select(h => "Read " + h)] };
    }

    private IEnumerable<string> Starters() => suggestions.For(store.Entries.Where(e => e.EventId is not null || e.Asks.Count == 0).DistinctBy(e => e.Places[0].Section), 2);

    private TurnResult Read(Conversation conversation, string utterance, string heading)
    {
        var entries = sections.Entries(heading);
        return entries.Count == 0
            ? new TurnResult(conversation, SectionList("read-section", ReplyStatus.Command))
            : Page(conversation with { Choices = null }, utterance, new CursorMemory(heading, [.. entries.Select(e => e.Id)], 0, true));
    }

    private TurnResult Page(Conversation conversation, string utterance, CursorMemory cursor)
    {
        var entries = cursor.EntryIds.Where(store.EntriesById.ContainsKey).Select(id => store.EntriesById[id]).ToList();
        if (cursor.Next >= entries.Count)
        {
            if (!cursor.IsSection)
                return Say(conversation with { Cursor = null }, ReplyStatus.Command, "next", responses.Say("nothing-more"));
            var next = sections.Headings.SkipWhile(h => h != cursor.Title).Skip(1).FirstOrDefault(h => sections.Entries(h).Count > 0);
            return Say(conversation with { Cursor = null }, ReplyStatus.Command, "next", responses.Say("section-end", ("section", cursor.Title)), next is null ? [responses.Say("suggest-sections")] : ["Read " + next, responses.Say("suggest-sections")]);
        }

        var size = cursor.IsSection ? PerPage : 5;
        var shown = entries.Skip(cursor.Next).Take(size).ToList();
        var to = cursor.Next + shown.Count;
        var title = cursor.IsSection ? responses.Say("section-read", ("section", cursor.Title), ("from", Number(cursor.Next + 1)), ("to", Number(to)), ("count", Number(entries.Count))) : null;
        var reply = writer.List(cursor.IsSection ? "read-section" : "next", ReplyStatus.Answered, title, [.. shown.Select(e => (cursor.IsSection ? null : e.When?.ToString(), e))], to < entries.Count ? responses.Say("list-more", ("count", Number(entries.Count - to))) : null, 1);
        var remembered = memory.Remember(conversation, utterance, Reading(reply.Intent), shown, 0);
        return new TurnResult(remembered with { Cursor = cursor with { Next = to }, LastReplyEntry = shown[0].Id }, reply);
    }

    // What the same event, the same paragraph and linked events tell besides what was told.
    private TurnResult? More(Conversation conversation, string utterance)
    {
        if (conversation.Turns.Count == 0)
            return null;
        var told = conversation.Turns.SelectMany(t => t.AlsoEntries.Prepend(t.EntryId)).ToHashSet();
        var last = conversation.Turns.Reverse().Select(t => store.EntriesById.GetValueOrDefault(t.EntryId)).OfType<Entry>().FirstOrDefault();
        if (last is null)
            return null;
        var related = store.EntriesOf(last.EventId)
            .Concat(last.EventId is { } id ? store.Events[id].Links.OrderBy(l => l.Key, StringComparer.Ordinal).SelectMany(l => l.Value).SelectMany(e => store.EntriesOf(e)) : [])
            .Concat(store.Entries.Where(e => e.Places[0].SharesParagraphWith(last.Places[0])))
            .Where(e => !told.Contains(e.Id)).Select(e => e.Id).Distinct().Take(2).ToList();
        return related.Count == 0
            ? Say(conversation, ReplyStatus.Command, "more", responses.Say("nothing-more"), [responses.Say("suggest-sections")])
            : Entries(conversation, utterance, "more", related);
    }

    /// <summary>An entry that was picked from a list.</summary>
    /// <param name="conversation">What the bot remembers.</param>
    /// <param name="utterance">The words that picked it.</param>
    /// <param name="entry">Its id.</param>
    /// <param name="answer">What of it was picked, or null.</param>
    /// <param name="slot">What it was picked for, or null.</param>
    public TurnResult Show(Conversation conversation, string utterance, string entry, string? answer, string? slot = null)
    {
        var shown = Entries(conversation, utterance, "about", [entry], slot: slot);
        return answer is null ? shown : shown with { Reply = shown.Reply with { Answer = answer, Lines = [new ReplyLine(LineKind.Answer, answer, []), .. shown.Reply.Lines] } };
    }

    // "Out of how many?": the last answer once more, where it tells another number besides the one that was asked for.
    private TurnResult? Whole(Conversation conversation, string utterance)
    {
        if (conversation.LastReplyEntry is not { } last || !store.EntriesById.TryGetValue(last, out var entry))
            return null;
        var counts = entry.Propositions.SelectMany(p => p["count"].Concat(p["amount"])).Where(v => v.Value is not null).OrderBy(v => v.Value).ToList();
        if (counts.Count == 0)
            return null;
        var told = Entries(conversation, utterance, "whole", [entry.Id], remember: false);
        return counts.Count < 2 ? told : told with { Reply = told.Reply with { Answer = counts[^1].Text, Lines = [new ReplyLine(LineKind.Answer, counts[^1].Text, []), .. told.Reply.Lines] } };
    }

    private TurnResult? Neighbour(Conversation conversation, string utterance, int direction)
    {
        if (conversation.Turns.Count == 0 || !store.EntriesById.TryGetValue(conversation.Turns[^1].EntryId, out var last))
            return null;
        var linked = last.EventId is { } id
            ? (direction > 0 ? new[] { "followed-by", "leads-to" } : ["because"]).SelectMany(kind => store.Events[id].Links.GetValueOrDefault(kind, [])).SelectMany(e => store.EntriesOf(e)).FirstOrDefault()
            : null;
        if (linked is null && Bounds(last.When ?? (last.EventId is { } own ? store.Events[own].When : null)) is { } when)
        {
            var dated = catalogue.Dated().Where(x => (x.Entry.EventId != last.EventId || last.EventId is null) && x.When is { IsBounded: true, Days: <= LongestNeighbour });
            linked = direction > 0
                ? dated.Where(x => x.When.Start > when.End).OrderBy(x => x.When.Start).ThenBy(x => x.Order).Select(x => x.Entry).FirstOrDefault()
                : dated.Where(x => x.When.End < when.Start).OrderByDescending(x => x.When.End).ThenBy(x => x.Order).Select(x => x.Entry).FirstOrDefault();
        }

        return linked is null ? Say(conversation, ReplyStatus.NotFound, "what-next", responses.Say("nothing-more")) : Entries(conversation, utterance, direction > 0 ? "what-next" : "what-before", [linked.Id]);
    }

    // What has no end is followed, and what has no beginning preceded, from the end it has.
    private static (DateOnly Start, DateOnly End)? Bounds(Period? when) =>
        when is null || (when.Start == DateOnly.MinValue && when.End == DateOnly.MaxValue) ? null
        : when.IsBounded ? (when.Start, when.End)
        : when.Start == DateOnly.MinValue ? (when.End, when.End) : (when.Start, when.Start);

    private TurnResult GoBack(Conversation conversation, string utterance)
    {
        if (conversation.Cursor is { IsSection: true, Next: > PerPage } cursor && conversation.LastReplyEntry is { } shown && cursor.EntryIds.Contains(shown))
            return Page(conversation, utterance, cursor with { Next = Math.Max(0, cursor.Next - 2 * PerPage) });
        if (conversation.Turns.Count < 2)
            return Say(conversation with { Choices = null }, ReplyStatus.Command, "go-back", responses.Say("nothing-to-go-back"));
        var shorter = conversation with { Turns = [.. conversation.Turns.Take(conversation.Turns.Count - 1)], Choices = null, Cursor = null };
        var result = Entries(shorter, utterance, "go-back", [shorter.Turns[^1].EntryId], remember: false);
        return result with { Conversation = result.Conversation with { LastReplyEntry = shorter.Turns[^1].EntryId } };
    }

    private TurnResult Source(Conversation conversation, string utterance) =>
        conversation.LastReplyEntry is { } last && store.EntriesById.TryGetValue(last, out var entry)
            ? Prefixed(Entries(conversation, utterance, "source", [entry.Id], remember: false), responses.Say("source-is"))
            : Say(conversation, ReplyStatus.Command, "source", responses.Say("source-none"));

    private string WhyAnswer(Conversation conversation)
    {
        if (conversation.Turns.Count == 0)
            return responses.Say("why-none");
        var turn = conversation.Turns[^1];
        var asked = intents.NameOf(turn.Intent, turn.Slot) ?? responses.Say(turn.Intent == "yesno" ? "reading-yesno" : "reading-other");
        var reading = turn.Matched.Count == 0 ? asked : $"{asked} ({string.Join(", ", turn.Matched)})";
        return turn.Second is { } second
            ? responses.Say("why-answer", ("reading", reading), ("matched", Label(turn.EntryId)), ("second", Label(second)))
            : responses.Say("why-answer-alone", ("reading", reading), ("matched", Label(turn.EntryId)));
    }

    // What an entry tells of, in words that a person knows it by.
    private string Label(string entryId)
    {
        var entry = store.EntriesById[entryId];
        return entry.EventId is { } id ? store.Events[id].Label : $"\"{suggestions.For(entry) ?? entry.Own}\"";
    }

    // "Who says so?": who claims it, where somebody does.
    private TurnResult SaysWho(Conversation conversation, string utterance)
    {
        var source = Source(conversation, utterance);
        if (conversation.Turns.Count == 0 || conversation.Turns[^1].FactIn(store) is not var (entry, proposition) || entry.Id != conversation.LastReplyEntry)
            return source;
        var claimants = proposition.Claimants.Concat(entry.Propositions.SelectMany(p => p.Claimants)).Where(c => !c.IsUnknown).Select(c => c.Text).Distinct().ToList();
        if (claimants.Count == 0)
            return source;
        var answer = string.Join(" " + responses.Say("and") + " ", claimants);
        return source with { Reply = source.Reply with { Answer = answer, Lines = [new ReplyLine(LineKind.Answer, answer, []), .. source.Reply.Lines] } };
    }

    private TurnResult Agreement(Conversation conversation, string utterance)
    {
        if (conversation.LastReplyEntry is not { } last || !store.EntriesById.TryGetValue(last, out var entry))
            return Say(conversation, ReplyStatus.Command, "revisions-agree", responses.Say("source-none"));
        var documents = entry.Places.Select(p => p.Document).Distinct().ToList();
        var note = documents.Count > 1
            ? responses.Say("agree-both")
            : responses.Say("agree-single", ("revision", store.Document(documents[0])?.Revision ?? documents[0]));
        return Prefixed(Entries(conversation, utterance, "revisions-agree", [entry.Id], remember: false), note);
    }

    private TurnResult? Difference(Conversation conversation, string utterance)
    {
        if (store.Documents.Count < 2)
            return null;
        var later = store.Documents.FirstOrDefault(d => d.Revision == "later") ?? store.Documents[0];
        var only = store.Entries.Where(e => e.Places.All(p => p.Document == later.Id)).Select(e => e.Id).ToList();
        if (only.Count == 0)
            return null;
        var spread = Enumerable.Range(0, Math.Min(6, only.Count)).Select(i => only[i * only.Count / Math.Min(6, only.Count)]).ToList();
        return Prefixed(Entries(conversation with { Cursor = new CursorMemory(utterance, [.. only.Except(spread)], 0, false) }, utterance, "revision-diff", spread), responses.Say("diff-new"));
    }

    private TurnResult? Earlier(Conversation conversation, string utterance, Analysis analysis, IntentMatch match)
    {
        var earlier = store.Documents.FirstOrDefault(d => d.Revision == "earlier");
        if (earlier is null)
            return null;
        List<Token> asked = [.. analysis.Tokens.Where((t, i) => t.Kind == TokenKind.Word && !match.Tokens.Contains(i) && lexicon.ClassOf(t) == WordClass.Content)];
        if (asked.Count == 0)
            return EarlierOfLast(conversation, utterance, earlier.Id);
        var words = asked.SelectMany(t => t.Lemmas).ToHashSet();
        var told = store.Entries.Where(e => e.Places.Any(p => p.Document == earlier.Id))
            .Select(e => (Entry: e, Lemmas: analyzer.Read(e.Statement + " " + string.Join(' ', e.Asks)).Tokens.SelectMany(t => t.Lemmas).Where(l => l.Length > 3 && words.Contains(l)).ToHashSet()))
            .ToList();

        // A word that few of its entries hold tells which is meant; where it has less than one word of three, or not even a name, it is about something else.
        var frequency = told.SelectMany(t => t.Lemmas).GroupBy(l => l).ToDictionary(g => g.Key, g => g.Count());
        var best = told.Select(t => (t.Entry, t.Lemmas, Score: t.Lemmas.Sum(l => 1.0 / frequency[l]))).OrderByDescending(x => x.Score).First();
        return best.Score < 0.1 || 3 * asked.Count(t => t.Lemmas.Any(best.Lemmas.Contains)) < asked.Count || asked.Exists(t => !analyzer.IsKnown(t))
            ? null
            : Prefixed(Entries(conversation, utterance, "earlier-revision", [best.Entry.Id], placesOf: earlier.Id), responses.Say("revision-earlier"));
    }

    // "What does the older revision say about it?": about what was told last, or that it says nothing of it.
    private TurnResult? EarlierOfLast(Conversation conversation, string utterance, string earlier)
    {
        if (conversation.Turns.Count == 0)
            return null;
        var last = store.EntriesById[conversation.Turns[^1].EntryId];
        var told = store.EntriesOf(last.EventId).Prepend(last).FirstOrDefault(e => e.Places.Any(p => p.Document == earlier));
        return told is null ? Agreement(conversation, utterance) : Prefixed(Entries(conversation, utterance, "earlier-revision", [told.Id], placesOf: earlier), responses.Say("revision-earlier"));
    }

    private TurnResult Entries(Conversation conversation, string utterance, string intent, IReadOnlyList<string> ids, bool remember = true, string? placesOf = null, string? slot = null)
    {
        var entries = ids.Select(id => store.EntriesById[id]).Select(e => placesOf is null ? e : e with { Places = [.. e.Places.OrderBy(p => p.Document == placesOf ? 0 : 1)] }).ToList();
        var reply = writer.List(intent, ReplyStatus.Answered, null, [.. entries.Select(e => ((string?)null, e))], null, 1);
        if (entries.Count == 1)
            reply = reply with { Lines = [.. reply.Lines.Select(l => l with { Kind = LineKind.Statement })] };
        var next = remember ? memory.Remember(conversation, utterance, Reading(intent) with { Slot = slot }, entries, 0) with { Cursor = conversation.Cursor } : conversation;
        return new TurnResult(next with { LastReplyEntry = entries[0].Id, Choices = null }, reply);
    }

    private static Reading Reading(string intent) => new() { Intent = intent, Form = QuestionForm.Fragment, Terms = [] };

    private static TurnResult Prefixed(TurnResult result, string note) =>
        result with { Reply = result.Reply with { Lines = [new ReplyLine(LineKind.Note, note, []), .. result.Reply.Lines] } };

    private static TurnResult Say(Conversation conversation, ReplyStatus status, string intent, string text, IReadOnlyList<string>? suggestions = null, string? refusal = null) =>
        new(conversation, ReplyWriter.Note(status, intent, text) with { Suggestions = suggestions ?? [], Refusal = refusal });

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
