using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>Facts by the months they are about, so that few are looked at for a date. Immutable.</summary>
internal sealed class PeriodIndex
{
    // Longer periods stand in one list, which every date looks through.
    private const int LongestListed = 24;

    // A longer time looks through all facts.
    private const int LongestAsked = 1_200;

    private readonly Dictionary<int, List<int>> byMonth = [];
    private readonly List<int> wide = [];
    private readonly int count;

    /// <summary>Lists facts, in their order.</summary>
    public PeriodIndex(IReadOnlyList<Fact> facts)
    {
        count = facts.Count;
        foreach (var fact in facts)
        {
            foreach (var (period, _) in fact.Periods)
            {
                if (Length(period) > LongestListed)
                {
                    wide.Add(fact.Order);
                    continue;
                }

                for (var month = Month(period.Start); month <= Month(period.End); month++)
                {
                    if (!byMonth.TryGetValue(month, out var list))
                        byMonth[month] = list = [];
                    if (list.Count == 0 || list[^1] != fact.Order)
                        list.Add(fact.Order);
                }
            }
        }
    }

    /// <summary>How many facts are looked at for a time.</summary>
    public int CountNear(Period time)
    {
        if (Length(time) > LongestAsked)
            return count;
        var near = wide.Count;
        for (var month = Month(time.Start); month <= Month(time.End); month++)
            near += byMonth.TryGetValue(month, out var list) ? list.Count : 0;
        return near;
    }

    /// <summary>Facts that may be about a time: all that are, and some more. One may come several times.</summary>
    public IEnumerable<int> Near(Period time)
    {
        if (Length(time) > LongestAsked)
            return Enumerable.Range(0, count);
        return Enumerable.Range(Month(time.Start), Length(time)).SelectMany(month => byMonth.GetValueOrDefault(month, [])).Concat(wide);
    }

    private static int Month(DateOnly day) => (day.Year * 12) + day.Month;

    private static int Length(Period period) => Month(period.End) - Month(period.Start) + 1;
}
