using System.Collections.Concurrent;
using System.Globalization;

namespace RelationsBot.Chaos;

/// <summary>What happened, and everything that must not have.</summary>
internal sealed class Tally
{
    private readonly ConcurrentQueue<string> problems = [];
    private readonly ConcurrentQueue<(double Seconds, double Cpu)> starts = [];
    private long acknowledged;
    private long conversations;
    private long repeated;
    private long doubleDeliveries;
    private long turns;
    private long kills;
    private long cuts;
    private long longestWait;

    public IReadOnlyCollection<string> Problems => problems;

    public long Acknowledged => Interlocked.Read(ref acknowledged);

    /// <summary>How many rows there must be: one a turn.</summary>
    public long Turns => Interlocked.Read(ref turns);

    public long Kills => Interlocked.Read(ref kills);

    public void Problem(string problem) => problems.Enqueue(problem);

    public void Answered(TimeSpan waited)
    {
        Interlocked.Increment(ref acknowledged);
        Interlocked.Increment(ref turns);
        long known, milliseconds = (long)waited.TotalMilliseconds;
        do
            known = Interlocked.Read(ref longestWait);
        while (known < milliseconds && Interlocked.CompareExchange(ref longestWait, milliseconds, known) != known);
    }

    public void Began(bool isTurn)
    {
        Interlocked.Increment(ref conversations);
        if (isTurn)
            Interlocked.Increment(ref turns);
    }

    public void Repeated() => Interlocked.Increment(ref repeated);

    public void DeliveredTwice() => Interlocked.Increment(ref doubleDeliveries);

    public void Killed() => Interlocked.Increment(ref kills);

    public void Cut(long connections) => Interlocked.Add(ref cuts, connections);

    public void Started((TimeSpan Took, TimeSpan Cpu) start) => starts.Enqueue((start.Took.TotalSeconds, start.Cpu.TotalSeconds));

    public override string ToString()
    {
        var times = starts.IsEmpty ? "none" : $"{Spread(starts.Select(start => start.Seconds))}; CPU {Spread(starts.Select(start => start.Cpu))}";
        return string.Create(CultureInfo.InvariantCulture, $"""
            acknowledged: {acknowledged} activities in {conversations} conversations, {doubleDeliveries} of them delivered to two servers at once
            struck: {kills} kills, {cuts} connections cut; {repeated} tries failed and were repeated, longest wait {longestWait / 1000.0:0.0} s
            starts under load, from the process to the first stored answer: {times}
            lost, doubled, misplaced or mixed up: {problems.Count}
            """) + string.Concat(problems.Take(20).Select(problem => "\n  " + problem));
    }

    private static string Spread(IEnumerable<double> seconds)
    {
        var sorted = seconds.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"median {sorted[sorted.Count / 2]:0.0} s, longest {sorted[^1]:0.0} s");
    }
}
