using RelationsBot.Dialog;
using RelationsBot.DialogsData;
using RelationsBot.Knowledge;

namespace RelationsBot.Validation;

/// <summary>What became of a sample question that was asked as a stranger would, without lending its words to its entry.</summary>
public enum SampleQuestionOutcome
{
    /// <summary>Answered from its entry, from its event or from an event linked with it.</summary>
    Answered,

    /// <summary>Answered from elsewhere, where the same is told.</summary>
    ToldElsewhere,

    /// <summary>The bot asked which of several things is meant.</summary>
    AskedBack,

    /// <summary>Nothing was stated.</summary>
    Refused,

    /// <summary>Answered from entries about something else: a problem.</summary>
    Astray,
}

/// <summary>A sample question with its outcome.</summary>
/// <param name="Entry">The entry it is a sample question of.</param>
/// <param name="Question">Its words.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reached">Ids of the entries that were cited, the best first; empty where nothing was stated.</param>
/// <param name="Answer">The short answer given, or null.</param>
public sealed record SampleQuestionResult(Entry Entry, string Question, SampleQuestionOutcome Outcome, IReadOnlyList<string> Reached, string? Answer)
{
    /// <summary>Of a question answered from its entry: the id of the entry about something else that came next, or null where none could have answered.</summary>
    public string? Rival { get; init; }

    /// <summary>By how much its own entry explains the question better than <see cref="Rival"/> does, in the score of the trace.</summary>
    public double Margin { get; init; } = double.PositiveInfinity;

    /// <summary>The fact that answered, or null.</summary>
    public Proposition? Fact { get; init; }
}

/// <summary>
/// Asks every sample question of a bot whose index holds none of them. One that is answered only from entries that are neither its own nor of its
/// event nor of an event linked with it is a problem, unless what answered tells the same: a fact of the same frame, polarity and time that holds
/// the same short answer. One that is refused is information.
/// </summary>
public sealed class SampleQuestionCheck
{
    private readonly BotData data;
    private readonly Bot bot;

    private SampleQuestionCheck(BotData data, TimeProvider? clock)
    {
        this.data = data;
        bot = new Bot(data, new BotOptions { LendAsks = false, Clock = clock ?? TimeProvider.System });
        Results = [.. data.Store.Entries.SelectMany(e => e.Asks, Ask)];
        Problems = [.. Results.Where(r => r.Outcome == SampleQuestionOutcome.Astray).Select(Problem).OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)];
    }

    /// <summary>Every sample question, in the order of the data.</summary>
    public IReadOnlyList<SampleQuestionResult> Results { get; }

    /// <summary>The questions that went astray, by file and line of their entry.</summary>
    public IReadOnlyList<DataProblem> Problems { get; }

    /// <summary>The bot that was asked: it has not read the sample questions.</summary>
    internal Bot Bot => bot;

    /// <summary>Asks all sample questions, each in a conversation of its own.</summary>
    /// <param name="data">Data that have loaded.</param>
    /// <param name="clock">The clock that relative dates count from; null: the system's.</param>
    public static SampleQuestionCheck Of(BotData data, TimeProvider? clock = null) => new(data, clock);

    private SampleQuestionResult Ask(Entry entry, string question)
    {
        var (conversation, reply) = bot.Take(Conversation.Empty, question);
        var reached = reply.Citations.Select(c => c.EntryId).Distinct().ToList();
        var outcome = reply.Status switch
        {
            ReplyStatus.Clarify => SampleQuestionOutcome.AskedBack,
            _ when reached.Count == 0 => SampleQuestionOutcome.Refused,
            _ => SampleQuestionOutcome.Astray,
        };
        if (outcome == SampleQuestionOutcome.Astray)
        {
            var entries = reached.Select(id => data.Store.EntriesById[id]).ToList();
            if (entries.Contains(entry) || Linked(entry).Overlaps(entries.SelectMany(Events)))
                outcome = SampleQuestionOutcome.Answered;
            else if (conversation.Turns is [.., var turn] && entry.Propositions.Any(p => TellsTheSame(p, turn, reply.Answer)))
                outcome = SampleQuestionOutcome.ToldElsewhere;
        }

        var result = new SampleQuestionResult(entry, question, outcome, reached, reply.Answer)
        {
            Fact = conversation.Turns is [.., var last] ? data.Store.EntriesById[last.EntryId].Propositions[last.Proposition] : null,
        };
        return outcome == SampleQuestionOutcome.Answered ? WithRival(result) : result;
    }

    // The best candidate about something else that could have answered as well.
    private SampleQuestionResult WithRival(SampleQuestionResult result)
    {
        var linked = Linked(result.Entry);
        var able = bot.Decider.Decide(bot.Read(result.Question), default, always: false).Candidates.Where(c => c.Vetoes.Count == 0 && !c.LacksSlot).ToLookup(c => c.Fact.Entry == result.Entry || linked.Overlaps(Events(c.Fact.Entry)));
        if (able[true].MaxBy(c => c.Score) is not { } own || able[false].MaxBy(c => c.Score) is not { } other)
            return result;
        return result with { Rival = other.Fact.Entry.Id, Margin = own.Score - other.Score };
    }

    // The same frame, not denied where the other affirms, at no other time, and the short answer stands in it too. Where none was given (to yes or
    // no, to "tell me about"), two roles must hold the same instead: of the main parties one is everywhere.
    private bool TellsTheSame(Proposition proposition, TurnMemory turn, string? answer)
    {
        var told = data.Store.EntriesById[turn.EntryId].Propositions[turn.Proposition];
        if (!(data.Store.IsA(proposition.Frame, told.Frame) || data.Store.IsA(told.Frame, proposition.Frame) || data.Store.Frames[told.Frame].Reverse == proposition.Frame)
            || proposition.IsNegative != told.IsNegative
            || (proposition.When is { } when && told.When is { } then && !when.Overlaps(then)))
        {
            return false;
        }

        if (turn.Slot is not null && answer is not null)
            return proposition.When?.ToString() == answer || proposition.Roles.Values.Append(proposition.Claimants).SelectMany(v => v).Any(v => v.Text == answer);
        return proposition.Roles.Count(r => r.Value.Any(v => !v.IsUnknown && told[r.Key].Any(t => t.Text == v.Text))) >= 2;
    }

    private static IEnumerable<string> Events(Entry entry) => entry.Propositions.Select(p => p.EventId).Append(entry.EventId).OfType<string>();

    // The events of an entry and those linked with them, whichever of both names the link.
    private HashSet<string> Linked(Entry entry)
    {
        var own = Events(entry).ToHashSet();
        var linked = data.Store.Events.Values.Where(e => own.Contains(e.Id) || e.Links.Values.Any(own.Overlaps)).Select(e => e.Id);
        return [.. own, .. linked, .. own.SelectMany(id => data.Store.Events[id].Links.Values).SelectMany(ids => ids)];
    }

    private DataProblem Problem(SampleQuestionResult result)
    {
        var (file, line) = data.Lines.GetValueOrDefault(result.Entry.Id, ("entries", 0));
        var answer = result.Answer is null ? "" : $", with the answer \"{result.Answer}\"";
        return new DataProblem(file, line, $"entry '{result.Entry.Id}': its sample question \"{result.Question}\" reaches '{string.Join("', '", result.Reached)}'{answer}");
    }
}
