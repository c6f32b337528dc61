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
    private readonly QuestionAnswering answering;
    private readonly Responses responses;
    private readonly Intake intake;
    private readonly Surroundings surroundings;
    private readonly KeywordQuestion keywords;
    private readonly MoveRecognizer moveRecognizer;
    private readonly Moves moves;
    private readonly Clarification clarification;
    private readonly QuestionParts parts;
    private readonly Asking asking;

    public DialogEngine(QuestionAnswering answering, Responses responses, Func<Place, string?> quote)
    {
        this.answering = answering;
        this.responses = responses;
        var (store, lexicon, analyzer, intents, courtesy) = (answering.Store, answering.Lexicon, answering.Analyzer, answering.Intents, answering.Courtesy);
        var suggestions = new Suggestions(store, responses);
        var writer = new ReplyWriter(store, responses, suggestions, quote);
        intake = new Intake(writer, responses);
        Search = new Search(store, analyzer, answering.Reader, answering.Decider, writer, responses);

        var talk = new Talk(store, lexicon, intents, courtesy, answering.Index);
        surroundings = new Surroundings(intents, courtesy, talk, new Cleft(lexicon));
        keywords = new KeywordQuestion(store, lexicon);
        moveRecognizer = new MoveRecognizer(intents, courtesy, talk);
        parts = new QuestionParts(lexicon, intents);

        var memory = new Memory(store, lexicon);
        var catalogue = new Catalogue(store, suggestions, answering.Index, answering.Matcher);
        moves = new Moves(store, intents, responses, suggestions, writer, memory, new Sections(store), catalogue, analyzer, lexicon);
        var picks = new Picks(store, answering.Reader, catalogue);
        var responder = new Responder(answering.Decider, writer, responses, memory, moves);
        clarification = new Clarification(answering, writer, responses, suggestions, memory, picks, responder);
        asking = new Asking(answering, responses, memory, moves, catalogue, picks, clarification, responder);
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
        conversation = StoredConversation.Known(conversation, answering.Store);
        (var text, utterance, var rejection) = intake.Receive(utterance);
        var trace = new Trace();
        if (rejection is not null)
            return Finish(new TurnResult(conversation, rejection), utterance, trace);

        var analysis = answering.Analyzer.Analyze(text, today);
        Tell(trace, text, analysis);
        var plain = surroundings.Without(analysis) ?? keywords.Of(analysis);
        if (plain is not null)
            trace.Add(() => "question: " + plain);
        var asked = plain is null ? analysis : answering.Analyzer.Analyze(plain, today);
        if ((Move(conversation, utterance, asked, today, trace) ?? Pick(conversation, asked, today, trace)) is { } result)
            return Finish(result, utterance, trace);
        if (SuggestionOf(conversation, text) is { } suggestion)
            return Take(conversation with { Suggestions = [] }, suggestion, today);
        var questions = parts.Of(asked);
        return questions.Count > 1
            ? Finish(AskAll(conversation, questions, today, trace), utterance, trace)
            : Finish(asking.Ask(conversation, plain ?? utterance, asked, today, trace), utterance, trace);
    }

    private static void Tell(Trace trace, string text, Analysis analysis)
    {
        trace.Add(() => "text: " + text);
        trace.AddRange(() => analysis.Repairs.Select(r => $"spelling: {r.Typed} → {r.Read}"));
        trace.AddRange(() => analysis.Mentions.Entities.Select(m => $"entity: {string.Join('|', m.EntityIds)} ({m.Kind})"));
        trace.AddRange(() => analysis.Mentions.Dates.Select(d => $"date: {d.Mention.Scope.Edtf} ({d.Mention.Relation})"));
    }

    // What steers the conversation instead of asking, or null.
    private TurnResult? Move(Conversation conversation, string utterance, Analysis asked, DateOnly today, Trace trace)
    {
        if ((moveRecognizer.Of(asked, isPicking: conversation.Choices is not null) ?? Rule(asked)) is not { } whole)
            return null;
        trace.Add(() => $"rule: {whole.Rule.Id} \"{whole.Pattern.Source}\"");
        return moves.Take(whole, conversation, utterance, asked)
            ?? (whole.Rule.Intent == "pick-other" && !MeansRest(conversation, asked) ? clarification.Other(conversation, today, trace) : null);
    }

    // "And the other ones?", where nothing was offered: of what was told.
    private static bool MeansRest(Conversation conversation, Analysis asked) =>
        conversation is { Choices: null, Left: null, Turns.Count: > 0 } && asked.Tokens.Any(t => t.Folded == "ones");

    // The rule of an utterance as a whole, behind what opens it.
    private IntentMatch? Rule(Analysis asked)
    {
        var first = 0;
        while (first < asked.Tokens.Count && asked.Tokens[first].Kind == TokenKind.Mark)
            first++;
        var match = answering.Intents.Recognize(asked.Tokens, first, asked.Tokens.Count, asked.Mentions);
        return match is null || Courtesy.Social.Contains(match.Rule.Intent) ? null : match;
    }

    private TurnResult? Pick(Conversation conversation, Analysis asked, DateOnly today, Trace trace) =>
        conversation.Choices is { } choices ? clarification.Pick(conversation, choices, asked, today, trace) : null;

    // "2": what was suggested last, by its number, or null.
    private static string? SuggestionOf(Conversation conversation, string text) =>
        conversation.Choices is null && text.Length <= 2 && int.TryParse(text, out var number) && number >= 1 && number <= conversation.Suggestions.Count
            ? conversation.Suggestions[number - 1]
            : null;

    // Several questions of one message are as many turns, so that a later one may lean on an earlier.
    private TurnResult AskAll(Conversation conversation, IReadOnlyList<string> questions, DateOnly today, Trace trace)
    {
        var replies = new List<Reply>();
        foreach (var question in questions)
        {
            trace.Add(() => "question: " + question);
            var analysis = answering.Analyzer.Analyze(question, today);

            // "Who was X and how did he die": what points to something unknown is unknown too.
            if (replies.Count > 0 && replies[^1].Status == ReplyStatus.NotFound && answering.Reader.Read(analysis).Anaphora.Count > 0)
                continue;
            var (next, reply) = asking.Ask(conversation, question, analysis, today, trace);
            conversation = next;
            replies.Add(reply);
        }

        return new TurnResult(conversation, JoinedReply.Of(replies));
    }

    private static TurnResult Finish(TurnResult result, string utterance, Trace trace)
    {
        trace.Add(() => $"reply: {result.Reply.Status} {result.Reply.Refusal}".TrimEnd());
        return result with
        {
            Conversation = result.Conversation with { LastUtterance = Memory.Remembered(utterance), Suggestions = result.Reply.Suggestions, Taken = result.Conversation.Taken + 1 },
            Reply = result.Reply with { Trace = trace },
        };
    }
}
