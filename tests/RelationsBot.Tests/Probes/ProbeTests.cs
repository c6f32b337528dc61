using System.Globalization;
using RelationsBot.Probes;
using Xunit;

namespace RelationsBot.Tests.Probes;

/// <summary>
/// Questions made from the shipped store, at most a hundred of a kind. The floors stand in <c>floors.txt</c> beside this file: a kind
/// that falls below its floor is red, and so is one that has risen well above it, until the floor is raised.
/// </summary>
public class ProbeTests
{
    // A gain of so many percentage points is written down; less is noise of the choice.
    private const double Slack = 2;

    private const int Most = 100;

    private static readonly string File = Repository.Tests("Probes", "floors.txt");

    private static readonly Lazy<IReadOnlyList<ProbeReport>> Reports = new(() => ProbeReport.Of(ProbeRun.Of(ShippedStore.Data, ShippedStore.Bot, seed: 1, Most)));

    public static IEnumerable<TheoryDataRow<ProbeKind>> Kinds => Enum.GetValues<ProbeKind>().Select(k => new TheoryDataRow<ProbeKind>(k));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_keeps_its_floor(ProbeKind kind)
    {
        var report = Reports.Value.FirstOrDefault(r => r.Kind == kind);
        Assert.True(report is not null, $"no probe of kind {kind} can be made from the shipped store");
        var share = 100 * report.Share;
        if (Environment.GetEnvironmentVariable("KNOWN_FAILURES") == "rewrite")
        {
            Write(kind, share);
            return;
        }

        var floor = Floors()[kind];
        var failures = string.Join('\n', report.Results.Where(r => !r.IsMet).Take(8).Select(r => $"{r.Outcome}: {r.Probe.Question} → {string.Join(", ", r.Reached)}"));
        Assert.True(share >= floor, string.Create(CultureInfo.InvariantCulture, $"{kind}: {share:0.0} % of {report.Results.Count} end as they must, the floor is {floor:0.0} %; among the others:\n{failures}"));
        Assert.True(share < floor + Slack + 0.05, string.Create(CultureInfo.InvariantCulture, $"{kind}: {share:0.0} % end as they must now, so keep it so: raise its floor of {floor:0.0} % in tests/RelationsBot.Tests/Probes/floors.txt"));
    }

    private static Dictionary<ProbeKind, double> Floors() => System.IO.File.ReadLines(File)
        .Where(l => l.Length > 0 && l[0] != '#')
        .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(l => Enum.Parse<ProbeKind>(l[0]), l => double.Parse(l[1], CultureInfo.InvariantCulture));

    private static void Write(ProbeKind kind, double share)
    {
        // A floor is never lowered by itself: a loss is looked at, then written by hand.
        lock (Reports)
        {
            var floors = Floors();
            floors[kind] = Math.Max(floors.GetValueOrDefault(kind), Math.Floor(share * 10) / 10);
            var comments = System.IO.File.ReadLines(File).Where(l => l.StartsWith('#'));
            System.IO.File.WriteAllLines(File, [.. comments, .. floors.OrderBy(f => f.Key).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key,-18} {f.Value,5:0.0}"))]);
        }
    }
}
