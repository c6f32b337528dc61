using System.CommandLine;
using System.Globalization;
using RelationsBot.DialogsData;
using RelationsBot.Probes;

namespace RelationsBot.Cli.Verbs;

/// <summary><c>probe</c>: questions made from the store itself, each with the outcome it must have.</summary>
internal static class ProbeVerb
{
    public static Verb Create(Terminal terminal, StoreOptions store)
    {
        var seed = new Option<int>("--seed") { Description = "Another seed exchanges for other names, years and words.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var most = new Option<int>("--most") { Description = "Most probes of a kind. Default: all.", HelpName = "N", DefaultValueFactory = _ => int.MaxValue };
        most.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0))
                result.AddError($"--most: '{token.Value}' is no whole number of at least 1.");
        });
        var failures = new Option<bool>("--failures") { Description = "Also list every probe that did not end as it must." };
        var verb = new Verb(
            "probe",
            "Asks questions made from the store itself: what it holds, and what it does not.",
            new("relationsbot probe", "how many of each kind end as they must"),
            new("relationsbot probe --failures", "also every one that does not, with what came of it"),
            new("relationsbot probe --most 200 --seed 7", "a quick look at other probes"))
        {
            Notes =
            [
                "The first kinds ask for what facts hold and must be answered from them. All others suppose what no fact bears out:",
                "they are met when refused, corrected or asked back, and not when answered as if true (\"asserted\").",
            ],
        };
        verb.Options.Add(seed);
        verb.Options.Add(most);
        verb.Options.Add(failures);
        verb.SetAction(line =>
        {
            var data = DataFolder.Load(store.DataFolder(line));
            var run = ProbeRun.Of(data, new Bot(data), line.GetValue(seed), line.GetValue(most));
            var reports = ProbeReport.Of(run);
            foreach (var result in line.GetValue(failures) ? reports.SelectMany(r => r.Results).Where(r => !r.IsMet) : [])
                terminal.Out.WriteLine(Failure(result));
            foreach (var row in Table(reports))
                terminal.Out.WriteLine(row);
            return ExitCode.Done;
        });
        return verb;
    }

    private static string Failure(ProbeResult result)
    {
        var probe = result.Probe;
        var reached = result.Reached.Count == 0 ? "" : $" → {string.Join(", ", result.Reached)}";
        var answer = result.Answer is null ? "" : $" \"{result.Answer}\"";
        return $"{probe.Kind} {result.Outcome}{(result.Refusal is null ? "" : " " + result.Refusal)}: {string.Join(" > ", [.. probe.Before, probe.Question])} [{probe.About.EntryId}.{probe.About.Index + 1}, {probe.Detail}]{reached}{answer}";
    }

    private static IEnumerable<string> Table(IReadOnlyList<ProbeReport> reports)
    {
        yield return $"{"kind",-20} {"cases",6} {"met",6} {"share",7} {"reached",8} {"asserted",9} {"corrected",10} {"refused",8} {"asked back",11}";
        foreach (var report in reports)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Kind,-20} {report.Results.Count,6} {report.Met,6} {report.Share,7:0.0%} {report.Count(ProbeOutcome.Reached),8} {report.Count(ProbeOutcome.Asserted),9} {report.Count(ProbeOutcome.Corrected),10} {report.Count(ProbeOutcome.Refused),8} {report.Count(ProbeOutcome.AskedBack),11}");
        }
    }
}
