using System.Collections.Frozen;
using RelationsBot.Knowledge;

namespace RelationsBot.Recognition;

/// <summary>Reads decades, centuries, seasons, halves and quarters, and what "early" or "end of" makes of them.</summary>
internal static class LongPeriods
{
    private static readonly FrozenDictionary<string, int> DecadeWords = new Dictionary<string, int>
    {
        ["noughties"] = 0,
        ["tens"] = 10,
        ["twenties"] = 20,
        ["thirties"] = 30,
        ["forties"] = 40,
        ["fifties"] = 50,
        ["sixties"] = 60,
        ["seventies"] = 70,
        ["eighties"] = 80,
        ["nineties"] = 90,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> FirstMonthOfSeason = new Dictionary<string, int>
    {
        ["spring"] = 3,
        ["springtime"] = 3,
        ["summer"] = 6,
        ["summertime"] = 6,
        ["autumn"] = 9,
        ["fall"] = 9,
        ["winter"] = 12,
        ["wintertime"] = 12,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> VagueWords = new Dictionary<string, string>
    {
        ["early"] = "early",
        ["mid"] = "mid",
        ["middle"] = "mid",
        ["late"] = "late",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> VagueNouns = new Dictionary<string, string>
    {
        ["beginning"] = "early",
        ["start"] = "early",
        ["onset"] = "early",
        ["dawn"] = "early",
        ["middle"] = "mid",
        ["midst"] = "mid",
        ["end"] = "late",
        ["close"] = "late",
    }.ToFrozenDictionary();

    private const int WeeksOfAMonth = 5;

    /// <summary>"early", "in the middle of": the EDTF word and where what it is about begins.</summary>
    public static (string Vague, int Next)? Vague(DateAtoms atoms, int i)
    {
        var (vague, next) = ("", 0);
        if (atoms.Row(i, "first", "part", "of") || atoms.Row(i, "early", "part", "of"))
            (vague, next) = ("early", i + 3);
        else if (atoms.Row(i, "latter", "part", "of") || atoms.Row(i, "last", "part", "of") || atoms.Row(i, "late", "part", "of"))
            (vague, next) = ("late", i + 3);
        else if (VagueNouns.TryGetValue(atoms[i].Text, out var noun) && atoms[i + 1].Is("of"))
            (vague, next) = (noun, i + 2);
        else if (VagueWords.TryGetValue(atoms[i].Text, out var word))
            (vague, next) = (word, atoms[i + 1].IsIn(DateWords.Dashes) ? i + 2 : atoms.Skip(atoms.Skip(i + 1, "in"), "on"));
        else
            return null;
        return (vague, atoms.Skip(next, "the"));
    }

    /// <summary>Puts "early", "mid" or "late" on a time, as far as it can bear it.</summary>
    public static DatePoint? Qualify(DatePoint point, string vague)
    {
        if (point.Edtf is not { } edtf || point.Day > 0)
            return null;
        if (!edtf.Contains('/', StringComparison.Ordinal))
            return DatePoint.Of(point.Next, edtf.Contains(' ', StringComparison.Ordinal) ? edtf : $"{vague} {edtf}");

        // A season has three months, one for each word; other ranges stay whole.
        var period = Period.Parse(edtf);
        if (period is not { IsBounded: true } || (period.Start.Day, period.Days is >= 90 and <= 92) is not (1, true))
            return point;
        var month = period.Start.AddMonths(vague switch { "early" => 0, "mid" => 1, _ => 2 });
        return new DatePoint(point.Next, month.Year, month.Month);
    }

    /// <summary>A decade, century, season, half or quarter.</summary>
    public static DatePoint? Read(DateAtoms atoms, int i, Func<DateAtoms, int, DatePoint?> readInner)
    {
        var start = atoms.Skip(i, "the");
        return Decade(atoms, start, start > i) ?? Century(atoms, start) ?? Season(atoms, start) ?? Part(atoms, start, readInner) ?? DecadeFrom(atoms, start);
    }

    // 1970s, 1970's, '70s, 70's, the seventies, nineteen-seventies, the two thousands
    private static DatePoint? Decade(DateAtoms atoms, int i, bool afterArticle)
    {
        var mark = atoms[i].IsIn(DateWords.Apostrophes) ? 1 : 0;
        var number = atoms[i + mark];
        var next = i + mark + 1;
        var isPlural = number.Kind == DateAtomKind.Plural;
        if (number.Kind == DateAtomKind.Number && number.Text.Length is 2 or 4)
        {
            if (atoms[next].IsIn(DateWords.Apostrophes) && atoms[next].Glued && atoms[next + 1].Is("s"))
                (isPlural, next) = (true, next + 2);
            else if (atoms[next].Is("s") && number.Text.Length == 4)
                (isPlural, next) = (true, next + 1);
        }

        if (isPlural && number.Value % 10 == 0)
        {
            var isLong = number.Value >= 1000;
            if (isLong || mark > 0 || IsShortDecadeAllowed(atoms, i, afterArticle || number.Kind == DateAtomKind.Plural))
                return isLong && mark > 0 ? null : DecadeOf(next, isLong ? number.Value : ShortDecade(number.Value));
            return null;
        }

        if (mark > 0 || atoms[i].Kind != DateAtomKind.Word)
            return null;
        if (DecadeWords.TryGetValue(atoms[i].Text, out var short_))
            return atoms[i].Is("noughties") || (!atoms[i].Is("tens") && IsShortDecadeAllowed(atoms, i, afterArticle)) ? DecadeOf(i + 1, ShortDecade(short_)) : null;
        if (atoms.Row(i, "two", "thousands"))
            return afterArticle ? DecadeOf(i + 2, 2000) : null;
        if (atoms.Row(i, "two", "thousand", "and", "tens"))
            return DecadeOf(i + 4, 2010);
        var century = atoms[i].Text switch { "sixteen" => 1600, "seventeen" => 1700, "eighteen" => 1800, "nineteen" => 1900, "twenty" => 2000, _ => 0 };
        var word = atoms.Skip(i + 1, "-");
        if (century == 0)
            return null;
        if (atoms[word].Is("hundreds"))
            return DatePoint.Of(word + 1, $"{century / 100:D2}XX");
        return DecadeWords.TryGetValue(atoms[word].Text, out short_) ? DecadeOf(word + 1, century + short_) : null;
    }

    // "In his 80s" is an age; "80s" else is a decade wherever it stands.
    private static bool IsShortDecadeAllowed(DateAtoms atoms, int i, bool isSure)
    {
        for (var at = i - 1; at >= i - 3; at--)
        {
            if (atoms[at].IsIn(DateWords.Owners))
                return false;
        }

        return isSure || i == 0 || atoms[i - 1].IsIn(DateWords.BeforeShortDecade);
    }

    private static int ShortDecade(int digits) => digits <= 20 ? 2000 + digits : 1900 + digits;

    private static DatePoint? DecadeOf(int next, int year) => year is >= 1000 and <= 2100 ? DatePoint.Of(next, $"{year / 10:D3}X") : null;

    // 20th century, nineteenth century
    private static DatePoint? Century(DateAtoms atoms, int i)
    {
        var (rank, next) = atoms[i].Kind == DateAtomKind.Ordinal ? (atoms[i].Value, i + 1) : SpelledNumbers.Ordinal(atoms, i) ?? (0, 0);
        next = atoms.Skip(next, "-");
        return rank is >= 2 and <= 22 && (atoms[next].Is("century") || atoms[next].Is("centuries")) ? DatePoint.Of(next + 1, $"{rank - 1:D2}XX") : null;
    }

    // summer of 1990, winter 1990/91
    private static DatePoint? Season(DateAtoms atoms, int i)
    {
        if (atoms[i].Kind != DateAtomKind.Word || !FirstMonthOfSeason.TryGetValue(atoms[i].Text, out var month))
            return null;
        var next = atoms.Skip(atoms.Skip(atoms.Skip(i + 1, ","), "of"), "in");
        if (CalendarDates.Year(atoms, next, afterMonth: false) is not var (year, end))
            return null;
        if (month < 12)
            return DatePoint.Of(end, $"{year:D4}-{month:D2}/{year:D4}-{month + 2:D2}");
        if ((atoms[end].Is("/") || atoms[end].IsIn(DateWords.Dashes)) && atoms[end + 1].Kind == DateAtomKind.Number && atoms[end + 1].Value % 100 == (year + 1) % 100)
            end += 2;
        return DatePoint.Of(end, $"{year:D4}-12/{year + 1:D4}-02");
    }

    // the first half of 2024, third quarter of 2016, Q3 2016, second half of the 1990s
    private static DatePoint? Part(DateAtoms atoms, int i, Func<DateAtoms, int, DatePoint?> readInner)
    {
        if (ShortPart(atoms[i]) is var (part, months))
        {
            var after = atoms.Skip(atoms.Skip(i + 1, "of"), "-");
            return CalendarDates.Year(atoms, after, afterMonth: false) is var (year, end) ? Months(end, year, part, months) : null;
        }

        if (atoms[i].IsYear && ShortPart(atoms[atoms.Skip(i + 1, "-")]) is var (partBehind, monthsBehind))
            return Months(atoms.Skip(i + 1, "-") + 1, atoms[i].Value, partBehind, monthsBehind);

        var (rank, next) = atoms[i].Text switch
        {
            "last" => (-1, i + 1),
            "latter" => (2, i + 1),
            "final" => (-1, i + 1),
            _ => atoms[i].Kind == DateAtomKind.Ordinal ? (atoms[i].Value, i + 1) : SpelledNumbers.Ordinal(atoms, i) ?? (0, 0),
        };
        next = atoms.Skip(next, "-");
        var parts = atoms[next].Text switch { "half" => 2, "quarter" => 4, "third" => 3, "decade" => 10, "month" => 12, "week" => WeeksOfAMonth, _ => 0 };
        if (rank == -1)
            rank = parts;
        if (parts == 0 || rank < 1 || rank > parts)
            return null;
        var isWeek = atoms[next].Is("week");
        next = atoms.Skip(atoms.Skip(atoms.Skip(next + 1, ","), "of"), "the");
        return readInner(atoms, next) is { } whole ? isWeek ? Week(whole, rank) : Share(whole, rank, parts) : null;
    }

    // "Q3", "H1": which part, and how many months it has.
    private static (int Part, int Months)? ShortPart(DateAtom atom) => atom.Kind == DateAtomKind.Word
        ? atom.Text switch
        {
            ['q', >= '1' and <= '4'] => (atom.Text[1] - '0', 3),
            "h1" or "h2" => (atom.Text[1] - '0', 6),
            _ => null,
        }
        : null;

    private static DatePoint? Share(DatePoint whole, int rank, int parts)
    {
        if (whole.IsYear)
            return parts == 10 ? null : Months(whole.Next, whole.Year, rank, 12 / parts);
        if (parts == 12)
            return null;
        if (whole.ToPeriod() is not { IsBounded: true } period)
            return null;
        if (period.Precision == Precision.Year && !period.IsVague)
            return parts == 10 ? null : Months(whole.Next, period.Start.Year, rank, 12 / parts);
        if (period.Precision == Precision.Month && !period.IsVague && parts == 2)
        {
            var month = period.Edtf;
            return DatePoint.Of(whole.Next, rank == 1 ? $"{month}-01/{month}-15" : $"{month}-16/{month}-{period.End.Day:D2}");
        }

        if (period.Precision is not (Precision.Decade or Precision.Century) || period.IsVague)
            return null;
        var years = period.End.Year - period.Start.Year + 1;
        if (years % parts != 0 || years == parts)
            return null;
        var length = years / parts;
        var first = period.Start.Year + ((rank - 1) * length);
        return length == 10 ? DecadeOf(whole.Next, first) : DatePoint.Of(whole.Next, $"{first:D4}/{first + length - 1:D4}");
    }

    // The first week of a month is its first seven days, the last its last seven.
    private static DatePoint? Week(DatePoint month, int rank)
    {
        if (month.Month == 0 || month.Day > 0 || month.ToPeriod() is not { } period)
            return null;
        var first = rank == WeeksOfAMonth ? period.End.Day - 6 : ((rank - 1) * 7) + 1;
        return first + 6 > period.End.Day ? null : DatePoint.Of(month.Next, $"{period.Edtf}-{first:D2}/{period.Edtf}-{first + 6:D2}");
    }

    private static DatePoint? Months(int next, int year, int rank, int length) =>
        length == 1 ? new DatePoint(next, year, rank) : DatePoint.Of(next, $"{year:D4}-{((rank - 1) * length) + 1:D2}/{year:D4}-{rank * length:D2}");

    // the decade from 1955, the decade before 1990
    private static DatePoint? DecadeFrom(DateAtoms atoms, int i)
    {
        if (!atoms[i].Is("decade"))
            return null;
        var next = atoms[i + 1].Is("starting") || atoms[i + 1].Is("beginning") ? i + 2 : i + 1;
        var offset = atoms[next].Text switch { "from" or "in" or "since" => 0, "after" or "following" => 1, "before" or "until" or "preceding" or "to" => -10, _ => 99 };
        if (offset == 99 || (atoms[next].Is("in") && next == i + 1) || CalendarDates.Year(atoms, next + 1, afterMonth: false) is not var (year, end))
            return null;
        if (atoms[end].IsIn(DateWords.Connectors))
            return null;
        return DatePoint.Of(end, $"{year + offset:D4}/{year + offset + 9:D4}");
    }
}
