using RelationsBot.Dialog;
using RelationsBot.DialogsData;
using RelationsBot.Knowledge;

namespace RelationsBot.Probes;

/// <summary>
/// Asks a bot thousands of questions made from its own store, each with the outcome it must have: what a fact holds must be answered
/// from it; what no fact bears out must not be answered as if it were true. First come questions made from the facts alone; then
/// those of them that are answered right, and the store's sample questions, are made wrong in one place each; last come questions that
/// say nothing but what is asked, behind one that is answered right. The same data and seed give the same probes.
/// </summary>
public sealed class ProbeRun
{
    private readonly StoreReading store;
    private readonly Bot bot;
    private readonly Draw draw;
    private readonly int most;
    private readonly string correction;
    private readonly string yes;
    private readonly string no;
    private readonly string noWith;

    private ProbeRun(BotData data, Bot bot, int seed, int most, bool exchanging)
    {
        this.bot = bot;
        this.most = most;
        draw = new Draw(seed);
        store = new StoreReading(data, bot);
        correction = data.Responses.Say("correction");
        yes = data.Responses.Say("yes");
        no = data.Responses.Say("no");
        noWith = data.Responses.Say("verdict-with", ("verdict", no), ("value", ""));
        var made = Ask(Chosen(data.Store.Entries.SelectMany(new FactProbes(store).Of)));
        Results = made;
        if (!exchanging)
            return;
        var phrases = new PhraseProbes(store, draw);
        var asked = Ask(Chosen([.. phrases.Filled(), .. phrases.Absent(), .. Clauses()]));
        var asks = data.Store.Entries.SelectMany(e => e.Asks, (e, ask) => (Entry: e, Ask: ask)).AsParallel().AsOrdered().Select(x => Base(x.Entry, x.Ask)).OfType<BaseQuestion>().ToList();
        IExchange[] exchanges = [new Names(store, draw), new Parties(store), new Years(store, draw), new Actions(store, draw), new Numbers(store, draw), new AskedNouns(store, draw)];
        var bases = asks.Concat(made.Where(r => r.Probe.MustBeAnswered && r.IsMet).Select(r => new BaseQuestion(r.Probe.Question, r.Probe.About, store)));
        var exchanged = bases.AsParallel().AsOrdered().SelectMany(b => exchanges.SelectMany(e => e.Of(b))).ToList();
        var followUps = new FollowUpProbes(store, [.. made.Where(r => r.Probe.MustBeAnswered && r.IsMet)]);
        Results = [.. made, .. asked, .. Ask(Chosen(exchanged)), .. Ask(Chosen(followUps.All))];
    }

    /// <summary>Every probe with what came of it, by kind in the order of the data.</summary>
    public IReadOnlyList<ProbeResult> Results { get; }

    /// <summary>Runs the probes.</summary>
    /// <param name="data">Data that have loaded.</param>
    /// <param name="bot">The bot to ask.</param>
    /// <param name="seed">Decides what is exchanged for what, and which probes are left out where there are too many.</param>
    /// <param name="most">Most probes of a kind; at least 1.</param>
    public static ProbeRun Of(BotData data, Bot bot, int seed = 1, int most = int.MaxValue) => new(data, bot, seed, most, exchanging: true);

    /// <summary>Runs those probes that are made from the facts alone.</summary>
    /// <param name="data">Data that have loaded.</param>
    /// <param name="bot">The bot to ask.</param>
    public static ProbeRun OfFacts(BotData data, Bot bot) => new(data, bot, seed: 1, int.MaxValue, exchanging: false);

    // Made from the facts in words of their own: a question about them need not be answered first.
    private IEnumerable<Probe> Clauses()
    {
        var inflection = new Inflection(store.Data.Irregular);
        var actions = new ActionWords(store.Store, store.Data.Lexicon, store.Data.Irregular);
        var facts = new FactWording(store, actions);
        var attitudes = new Attitudes(store);
        return
        [
            .. new Peoples(store, actions, facts, inflection, draw).All,
            .. new Stances(store, attitudes, actions, inflection, draw).All,
            .. new Unrealised(store, attitudes, actions, facts, inflection).All,
        ];
    }

    private List<Probe> Chosen(IEnumerable<Probe> probes) => [.. probes
        .DistinctBy(p => (p.Kind, string.Join('\n', p.Before), p.Question))
        .GroupBy(p => p.Kind)
        .OrderBy(g => g.Key)
        .SelectMany(g => draw.Shuffle(g, p => string.Join('\n', [.. p.Before, p.Question])).Take(most))];

    private List<ProbeResult> Ask(List<Probe> probes) => [.. probes.AsParallel().AsOrdered().Select(Ask)];

    private ProbeResult Ask(Probe probe)
    {
        var before = probe.Before.Aggregate(Conversation.Empty, (begun, question) => bot.Take(begun, question).Conversation);
        var (conversation, reply) = bot.Take(before, probe.Question);
        var reached = reply.Citations.Select(c => c.EntryId).Distinct().ToList();
        var told = conversation.Turns is [.., var turn] && reached.Count > 0 ? store.Store.EntriesById[turn.EntryId].Propositions[turn.Proposition] : null;
        return new ProbeResult(probe, Outcome(probe, reply, told, reached), reached, reply.Answer, reply.Refusal) { Fact = told };
    }

    private ProbeOutcome Outcome(Probe probe, Reply reply, Proposition? told, List<string> reached)
    {
        if (reply.Status == ReplyStatus.Clarify)
            return ProbeOutcome.AskedBack;
        if (reached.Count == 0)
            return ProbeOutcome.Refused;
        if (reply.Answer == no || reply.Answer?.StartsWith(noWith, StringComparison.Ordinal) == true || reply.Lines.Any(l => l.Kind == LineKind.Note && l.Text == correction))
            return ProbeOutcome.Corrected;

        // What is wished or refused is told right by telling just that.
        if (probe.Kind == ProbeKind.UnrealisedDeed && reply.Answer != yes)
            return ProbeOutcome.Corrected;
        return probe.MustBeAnswered && IsReached(probe, reply, told, reached) ? ProbeOutcome.Reached : ProbeOutcome.Asserted;
    }

    // From its entry, an entry of its happening or a linked one, or from a fact that tells the same.
    private bool IsReached(Probe probe, Reply reply, Proposition? told, List<string> reached)
    {
        var about = probe.About;
        var own = store.Store.EntriesById[about.EntryId];
        var entries = reached.Select(id => store.Store.EntriesById[id]).ToList();
        if (entries.Contains(own) || probe.AlsoRight.Any(reached.Contains) || store.Linked(own).Overlaps(entries.SelectMany(StoreReading.Events)))
            return true;
        if (told is null || !store.AreRelated(about.Frame, told.Frame) || about.IsNegative != told.IsNegative)
            return false;
        return about.When?.ToString() == reply.Answer
            || about.Roles.Values.Append(about.Claimants).SelectMany(v => v).Any(v => v.Text.Length > 0 && v.Text == reply.Answer)
            || about.Roles.Count(r => r.Value.Any(v => !v.IsUnknown && told[r.Key].Any(t => t.Text == v.Text))) >= 2;
    }

    // A sample question that is answered from its entry, and not by a list.
    private BaseQuestion? Base(Entry entry, string ask)
    {
        var (conversation, reply) = bot.Take(Conversation.Empty, ask);
        if (reply.Status != ReplyStatus.Answered || reply.Lines.Any(l => l.Kind is LineKind.Item or LineKind.Note) || conversation.Turns is not [.., var turn] || turn.EntryId != entry.Id)
            return null;
        return new BaseQuestion(ask, entry.Propositions[turn.Proposition], store);
    }
}
