using System.Collections.Frozen;

namespace RelationsBot.Recognition;

/// <summary>The nouns of the calendar's units.</summary>
internal static class DateUnits
{
    private static readonly FrozenDictionary<string, DateUnit> Nouns = new Dictionary<string, DateUnit>
    {
        ["day"] = DateUnit.Day,
        ["days"] = DateUnit.Day,
        ["week"] = DateUnit.Week,
        ["weeks"] = DateUnit.Week,
        ["month"] = DateUnit.Month,
        ["months"] = DateUnit.Month,
        ["year"] = DateUnit.Year,
        ["years"] = DateUnit.Year,
        ["yrs"] = DateUnit.Year,
        ["decade"] = DateUnit.Decade,
        ["decades"] = DateUnit.Decade,
        ["century"] = DateUnit.Century,
        ["centuries"] = DateUnit.Century,
    }.ToFrozenDictionary();

    /// <summary>The unit a folded word names.</summary>
    public static bool TryGet(string folded, out DateUnit unit) => Nouns.TryGetValue(folded, out unit);
}
