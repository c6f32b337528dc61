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

    [Fact]
    public void States_whose_people_act_on_each_other_are_exchanged()
    {
        AddPeoples();

        var questions = Questions(ProbeKind.ExchangedPeoples);

        Assert.Contains("Did Southish divers rob Northish farmers?", questions);
        Assert.Contains("When did Southland's divers rob Northland's farmers?", questions);
        Assert.Contains("Is it true that divers of Southland robbed farmers of Northland?", questions);
        Assert.Contains("Were Northish farmers robbed by Southish divers?", questions);
    }

    [Fact]
    public void Peoples_of_whom_each_acted_on_the_other_are_not_exchanged()
    {
        AddPeoples();
        store.Append(
            "entries/bridge.yaml",
            """
            - entry: farmers-robbed-divers
              statement: Southland in turn robbed Northland in 1934.
              places: ["chronicle#Lead/1/2"]
              propositions:
              - frame: rob
                when: 1934
                roles: {agent: southland, patient: northland}
              asks:
              - When did Southland rob Northland?

            """);

        Assert.Empty(Questions(ProbeKind.ExchangedPeoples));
    }

    [Fact]
    public void Another_is_asked_for_as_the_one_who_refused()
    {
        AddPeoples();

        var questions = Questions(ProbeKind.OtherStance);

        Assert.Contains("Did Southland refuse to shut the Alder Bridge?", questions);
        Assert.Contains("When did Southland refuse to shut the Alder Bridge?", questions);
        Assert.DoesNotContain(questions, q => q.Contains("Northland", StringComparison.Ordinal));
    }

    [Fact]
    public void A_refused_deed_is_asked_for_as_done()
    {
        AddPeoples();

        var results = Run().Results.Where(r => r.Probe.Kind == ProbeKind.UnrealisedDeed).ToList();

        Assert.Contains(results, r => r.Probe.Question == "Did Northland shut the Alder Bridge?");
        Assert.All(results, r => Assert.True(r.IsMet, r.Probe.Question));
    }

    [Fact]
    public void A_refused_deed_that_was_done_after_all_is_not_asked_for()
    {
        AddPeoples();
        store.Append(
            "entries/bridge.yaml",
            """
            - entry: bridge-shut
              statement: Northland shut the Alder Bridge in 1936.
              places: ["chronicle#Lead/1/2"]
              propositions:
              - frame: close
                when: 1936
                roles: {agent: northland, patient: alder-bridge}
              asks:
              - When did Northland shut the Alder Bridge?

            """);

        Assert.DoesNotContain(Questions(ProbeKind.UnrealisedDeed), q => q.Contains("Northland", StringComparison.Ordinal));
    }

    private List<string> Questions(ProbeKind kind) => [.. Run().Results.Where(r => r.Probe.Kind == kind).Select(r => r.Probe.Question)];

    // Two states, a group of people of each, and what they did.
    private void AddPeoples()
    {
        store.Append(
            "entities/people.yaml",
            """
            - {entity: northland, name: Northland, demonyms: [Northish], kinds: [country], type: country}
            - {entity: southland, name: Southland, demonyms: [Southish], kinds: [country], type: country}
            - {entity: north-divers, name: League of Divers, kinds: [group, divers], type: group, of: northland}
            - {entity: south-farmers, name: League of Farmers, kinds: [group, farmers], type: group, of: southland}

            """);
        store.Append(
            "frames.yaml",
            """
            - {frame: rob, name: somebody robs somebody, parent: happen, senses: [rob], required: [agent], allowed: [patient]}
            - {frame: refuse, name: somebody refuses to do something, parent: happen, senses: [refuse], required: [agent], allowed: [content, recipient]}

            """);
        store.Append("lexicon/actions.yaml", "- sense: rob\n  same: [rob]\n- sense: refuse\n  same: [refuse]\n");
        store.Append(
            "entries/bridge.yaml",
            """
            - entry: divers-robbed-farmers
              statement: The League of Divers robbed the League of Farmers in 1933.
              places: ["chronicle#Lead/1/2"]
              propositions:
              - frame: rob
                when: 1933
                roles: {agent: north-divers, patient: south-farmers}
              asks:
              - When did the League of Divers rob the League of Farmers?
            - entry: northland-refused
              statement: In 1935 Northland refused Southland to shut the Alder Bridge.
              places: ["chronicle#Lead/1/2"]
              propositions:
              - frame: refuse
                when: 1935
                roles:
                  agent: northland
                  recipient: southland
                  content: {text: to shut the Alder Bridge, kind: closure, entities: [alder-bridge]}
              asks:
              - When did Northland refuse to shut the Alder Bridge?

            """);
    }

    private ProbeRun Run(int most = int.MaxValue)
    {
        var data = DataFolder.Load(store.Folder);
        return ProbeRun.Of(data, new Bot(data), seed: 1, most);
    }
}
