using System.Globalization;
using System.Text.Json;
using RelationsBot.Dialog;
using Xunit;

namespace RelationsBot.Tests.Batches;

/// <summary>
/// Questions and conversations that readers of the documents wrote who knew neither the store nor the engine. Each batch was asked once
/// unseen and then opened; here it only guards what was reached: at least as many turns right, at most as many answered wrong, as
/// <c>floors.txt</c> says.
/// </summary>
public class BatchTests
{
    private static readonly string Folder = Repository.Tests("Batches", "");
    private static readonly string File = Repository.Tests("Batches", "floors.txt");
    private static readonly Lock Writing = new();

    public static IEnumerable<TheoryDataRow<string>> Batches => Directory.EnumerateFiles(Folder, "*.jsonl").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal).Select(f => new TheoryDataRow<string>(f));

    [Theory]
    [MemberData(nameof(Batches))]
    public void A_batch_keeps_what_was_reached(string batch)
    {
        var (turns, right, wrong) = Ask(batch);
        if (Environment.GetEnvironmentVariable("KNOWN_FAILURES") == "rewrite")
        {
            Write(batch, right, wrong);
            return;
        }

        var (leastRight, mostWrong) = Floors()[batch];
        Assert.True(right >= leastRight && wrong <= mostWrong, string.Create(CultureInfo.InvariantCulture, $"{batch}: {right} of {turns} turns right, {wrong} answered wrong; at least {leastRight} and at most {mostWrong} were reached before"));
    }

    private static (int Turns, int Right, int Wrong) Ask(string batch)
    {
        var (turns, right, wrong) = (0, 0, 0);
        foreach (var line in System.IO.File.ReadLines(Path.Combine(Folder, batch + ".jsonl")).Where(l => l.Trim().Length > 0))
        {
            using var conversation = JsonDocument.Parse(line);
            List<string> tags = conversation.RootElement.TryGetProperty("tags", out var list) ? [.. list.EnumerateArray().Select(t => t.GetString()!)] : [];
            var state = Conversation.Empty;
            foreach (var turn in conversation.RootElement.GetProperty("turns").EnumerateArray())
            {
                (state, var reply) = ShippedStore.Bot.Take(state, turn.GetProperty("user").GetString()!);
                if (!turn.TryGetProperty("expect", out var expect))
                    continue;
                turns++;
                var isRight = Expectation.Of(expect).IsMetBy(reply, tags);
                right += isRight ? 1 : 0;
                wrong += !isRight && Expectation.StatusOf(reply) == "answered" ? 1 : 0;
            }
        }

        return (turns, right, wrong);
    }

    private static Dictionary<string, (int Right, int Wrong)> Floors() => !System.IO.File.Exists(File) ? [] : System.IO.File.ReadLines(File)
        .Where(l => l.Length > 0 && l[0] != '#')
        .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(l => l[0], l => (int.Parse(l[1], CultureInfo.InvariantCulture), int.Parse(l[2], CultureInfo.InvariantCulture)));

    // A floor is never lowered by itself: a loss is looked at, then written by hand.
    private static void Write(string batch, int right, int wrong)
    {
        lock (Writing)
        {
            var floors = Floors();
            floors[batch] = floors.TryGetValue(batch, out var before) ? (Math.Max(before.Right, right), Math.Min(before.Wrong, wrong)) : (right, wrong);
            System.IO.File.WriteAllLines(File, ["# batch, turns right at least, turns answered wrong at most", .. floors.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key} {f.Value.Right} {f.Value.Wrong}"))]);
        }
    }
}
