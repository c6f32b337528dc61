using System.Collections.Frozen;

namespace RelationsBot.Recognition;

/// <summary>English months and days of the week, full and shortened.</summary>
internal static class MonthNames
{
    private static readonly string[] Full =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Short = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly FrozenDictionary<string, int> Months = Build();

    private static readonly FrozenDictionary<string, int> Weekdays = new Dictionary<string, int>
    {
        ["monday"] = 1,
        ["mon"] = 1,
        ["tuesday"] = 2,
        ["tue"] = 2,
        ["tues"] = 2,
        ["wednesday"] = 3,
        ["wed"] = 3,
        ["thursday"] = 4,
        ["thu"] = 4,
        ["thur"] = 4,
        ["thurs"] = 4,
        ["friday"] = 5,
        ["fri"] = 5,
        ["saturday"] = 6,
        ["sat"] = 6,
        ["sunday"] = 7,
        ["sun"] = 7,
    }.ToFrozenDictionary();

    /// <summary>1 to 12, or 0 where the folded word is no month.</summary>
    public static int Month(string folded) => Months.GetValueOrDefault(folded);

    /// <summary>Monday is 1, Sunday 7; 0 where the folded word is no weekday.</summary>
    public static int Weekday(string folded) => Weekdays.GetValueOrDefault(folded);

    /// <summary>Whether the month is written out.</summary>
    public static bool IsFull(string folded) => Full.Contains(folded);

    private static FrozenDictionary<string, int> Build()
    {
        var months = new Dictionary<string, int> { ["sept"] = 9 };
        for (var i = 0; i < 12; i++)
        {
            months[Full[i]] = i + 1;
            months[Short[i]] = i + 1;
        }

        return months.ToFrozenDictionary();
    }
}
