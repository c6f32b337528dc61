using RelationsBot.DialogsData;
using RelationsBot.Probes;
using RelationsBot.Tests.DialogsData;
using Xunit;

namespace RelationsBot.Tests.Probes;

/// <summary>What is made from a small store, and how it is judged.</summary>
public sealed class ProbeRunTests : IDisposable
{
    private readonly MadeUpStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void A_filled_slot_is_asked_for_and_reached() =>
        Assert.Contains(Run().Results, r => r.Probe is { Kind: ProbeKind.Filled, Detail: "time" } && r.Outcome == ProbeOutcome.Reached && r.Reached.Contains(r.Probe.About.EntryId));

    [Fact]
    public void An_exchange_names_the_question_it_was_made_from()
    {
        var exchanged = Run().Results.Where(r => r.Probe.Base is not null).ToList();

        Assert.NotEmpty(exchanged);
        Assert.All(exchanged, r => Assert.NotEqual(r.Probe.Base, r.Probe.Question));
        Assert.All(exchanged, r => Assert.False(r.Probe.MustBeAnswered));
    }

    [Fact]
    public void The_same_seed_gives_the_same_probes() =>
        Assert.Equal(Run().Results.Select(r => (r.Probe.Question, r.Outcome)), Run().Results.Select(r => (r.Probe.Question, r.Outcome)));

    [Fact]
    public void Most_bounds_each_kind() => Assert.All(ProbeReport.Of(Run(most: 1)), r => Assert.Single(r.Results));

    private ProbeRun Run(int most = int.MaxValue)
    {
        var data = DataFolder.Load(store.Folder);
        return ProbeRun.Of(data, new Bot(data), seed: 1, most);
    }
}
