using System.CommandLine;
using System.Globalization;
using RelationsBot.DialogsData;
using RelationsBot.Probes;
using RelationsBot.Validation;

namespace RelationsBot.Cli.Verbs;

/// <summary><c>coverage</c>: by which questions each fact is reached.</summary>
internal static class CoverageVerb
{
    public static Verb Create(Terminal terminal, StoreOptions store)
    {
        var unreached = new Option<bool>("--unreached") { Description = "List only the facts that no question reaches." };
        var verb = new Verb(
            "coverage",
            "Lists every fact by the questions that reach it.",
            new("relationsbot coverage", "all facts, then the counts"),
            new("relationsbot coverage --unreached", "only those that nothing reaches"))
        {
            Notes =
            [
                "A line is \"entry/number frame: sample question; slots and kinds of probes\". Sample questions are asked without lending",
                "their words; probes are made from the facts themselves (relationsbot probe). A fact that nothing reaches may still",
                "be told: another fact of its entry answers in its place.",
            ],
        };
        verb.Options.Add(unreached);
        verb.SetAction(line =>
        {
            var data = DataFolder.Load(store.DataFolder(line));
            var facts = FactCoverage.Of(data, SampleQuestionCheck.Of(data));
            foreach (var fact in facts.Where(f => !f.IsReached || !line.GetValue(unreached)))
                terminal.Out.WriteLine(Row(fact));
            terminal.Out.WriteLine(Summary(facts));
            return ExitCode.Done;
        });
        return verb;
    }

    private static string Row(FactReach reach)
    {
        var ways = new[] { reach.BySampleQuestion is { } ask ? $"\"{ask}\"" : "", string.Join(", ", reach.ByProbes) }.Where(w => w.Length > 0).DefaultIfEmpty("not reached");
        return $"{reach.Fact.EntryId}/{reach.Fact.Index + 1} {reach.Fact.Frame}: {string.Join("; ", ways)}";
    }

    private static string Summary(IReadOnlyList<FactReach> facts)
    {
        var asked = facts.Count(f => f.BySampleQuestion is not null);
        var probed = facts.Count(f => f.BySampleQuestion is null && f.IsReached);
        return string.Create(CultureInfo.InvariantCulture, $"{facts.Count:N0} facts: {asked:N0} reached by a sample question, {probed:N0} by probes alone, {facts.Count - asked - probed:N0} not at all");
    }
}
