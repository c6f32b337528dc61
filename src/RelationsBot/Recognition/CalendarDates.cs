namespace RelationsBot.Recognition;

/// <summary>Reads days, months and years of the calendar.</summary>
internal static class CalendarDates
{
    private const int LastShortYearOfThisCentury = 30;

    /// <summary>The longest date at an atom; its year is 0 where none is said.</summary>
    public static DatePoint? Read(DateAtoms atoms, int i)
    {
        if (MonthNames.Weekday(atoms[i].Text) > 0 && atoms[i].Kind == DateAtomKind.Word)
        {
            var next = atoms[i + 1].Is(",") || atoms[i + 1].Is(".") || atoms[i + 1].Is("-") || atoms[i + 1].Is("(") ? i + 2 : i + 1;
            var inner = WithoutWeekday(atoms, atoms.Skip(next, "the"));
            if (inner is not { Day: > 0 } day)
                return null;
            return atoms[i + 1].Is("(") && atoms[day.Next].Is(")") ? day with { Next = day.Next + 1 } : day;
        }

        return WithoutWeekday(atoms, i);
    }

    /// <summary>A day of the month: "17", "17th", "seventeenth", "twenty one".</summary>
    public static (int Day, int Next)? DayOfMonth(DateAtoms atoms, int i)
    {
        var atom = atoms[i];
        if ((atom.IsShort || atom.Kind == DateAtomKind.Ordinal) && atom.Value is >= 1 and <= 31)
            return (atom.Value, i + 1);
        return SpelledNumbers.Ordinal(atoms, i) is { Value: >= 1 and <= 31 } ordinal ? ordinal : null;
    }

    /// <summary>A month's name, with its full stop where it is shortened.</summary>
    public static (int Month, int Next)? Month(DateAtoms atoms, int i)
    {
        var atom = atoms[i];
        if (atom.Kind != DateAtomKind.Word || MonthNames.Month(atom.Text) is not (> 0 and var month))
            return null;
        if (atom.Text == "may" && atoms[i + 1].IsIn(DateWords.AfterMayAsVerb))
            return null;
        return (month, !MonthNames.IsFull(atom.Text) && atoms[i + 1].Is(".") ? i + 2 : i + 1);
    }

    /// <summary>A year: "2002", "'98", "nineteen seventy-seven".</summary>
    /// <param name="atoms">The utterance.</param>
    /// <param name="i">Where it begins.</param>
    /// <param name="afterMonth">Whether two digits above 31 are a year.</param>
    public static (int Year, int Next)? Year(DateAtoms atoms, int i, bool afterMonth)
    {
        var atom = atoms[i];
        if (atom.IsYear && !(atoms[i + 1].IsIn(DateWords.UnitNouns) && !afterMonth))
            return (atom.Value, i + 1);
        if (atom.IsIn(DateWords.Apostrophes) && atoms[i + 1] is { Glued: true, IsShort: true, Text.Length: 2 } && !IsPluralEnding(atoms, i + 2))
            return (ShortYear(atoms[i + 1].Value), i + 2);
        if (afterMonth && atom.IsShort && atom.Text.Length == 2 && (atom.Value > 31 || atom.Text[0] == '0'))
            return (ShortYear(atom.Value), i + 1);
        return SpelledNumbers.Year(atoms, i, afterMonth);
    }

    /// <summary>The year that two digits stand for.</summary>
    public static int ShortYear(int digits) => digits <= LastShortYearOfThisCentury ? 2000 + digits : 1900 + digits;

    private static bool IsPluralEnding(DateAtoms atoms, int i) => atoms[i].IsIn(DateWords.Apostrophes) && atoms[i + 1].Is("s");

    private static DatePoint? WithoutWeekday(DateAtoms atoms, int i) =>
        Numeric(atoms, i) ?? DayFirst(atoms, i) ?? MonthFirst(atoms, i) ?? YearFirst(atoms, i);

    // 17 September 2002, 17th of Sept, 17-Sep-2002
    private static DatePoint? DayFirst(DateAtoms atoms, int i)
    {
        if (DayOfMonth(atoms, i) is not var (day, next))
            return SpelledDayFirst(atoms, i);
        next = Separator(atoms, next);
        if (atoms.Row(next, "day", "of"))
            next += 2;
        if (Month(atoms, next) is not var (month, afterMonth))
            return null;
        if (TrailingYear(atoms, afterMonth) is var (year, end))
            return new DatePoint(end, year, month, day);
        return new DatePoint(Trim(atoms, afterMonth), 0, month, day);
    }

    // twenty five January nineteen eighty six: only with its year, since "five may" is mostly something else
    private static DatePoint? SpelledDayFirst(DateAtoms atoms, int i) =>
        SpelledNumbers.Cardinal(atoms, i) is { Value: <= 31 } day && Month(atoms, day.Next) is var (month, next) && TrailingYear(atoms, next) is var (year, end)
            ? new DatePoint(end, year, month, day.Value)
            : null;

    // September 17, 2002; September 1990; September
    private static DatePoint? MonthFirst(DateAtoms atoms, int i)
    {
        if (Month(atoms, i) is not var (month, afterMonth))
            return null;
        var next = atoms.Skip(Separator(atoms, afterMonth), "the");
        if ((DayOfMonth(atoms, next) ?? SpelledDay(atoms, next)) is var (day, afterDay) && !IsYearApostrophe(atoms, next)
            && !atoms[afterDay].IsIn(DateWords.UnitNouns))
        {
            if (TrailingYear(atoms, afterDay) is var (year, end))
                return new DatePoint(end, year, month, day);
            return new DatePoint(afterDay, 0, month, day);
        }

        if (TrailingYear(atoms, afterMonth) is var (ofYear, afterYear))
            return new DatePoint(afterYear, ofYear, month);
        return new DatePoint(Trim(atoms, afterMonth), 0, month);
    }

    // 1990 September, 2019-sep-1, 2016, nov
    private static DatePoint? YearFirst(DateAtoms atoms, int i)
    {
        if (!atoms[i].IsYear || IsLabelled(atoms, i))
            return null;
        var next = Separator(atoms, i + 1);
        if (atoms[next].Is(","))
            next++;
        if (Month(atoms, next) is not var (month, afterMonth))
            return null;

        // "1990 March 17, 1991": the month belongs to the date that follows.
        if (MonthFirst(atoms, next) is { Year: > 0 })
            return null;
        if (DayOfMonth(atoms, Separator(atoms, afterMonth)) is var (day, end))
            return new DatePoint(end, atoms[i].Value, month, day);
        return new DatePoint(Trim(atoms, afterMonth), atoms[i].Value, month);
    }

    private static (int Year, int Next)? TrailingYear(DateAtoms atoms, int i)
    {
        var next = i;
        if (atoms[next].IsIn(DateWords.Separators) || atoms[next].Is(","))
        {
            // A full stop after a written-out month ends the sentence; Month() has taken that of a shortened one.
            if (atoms[next].Is(".") && !atoms[next + 1].Glued)
                return null;
            next++;
        }

        next = atoms.Skip(atoms.Skip(next, "of"), "in");
        next = atoms.Row(next, "the", "year") ? next + 2 : next;
        return Year(atoms, next, afterMonth: true);
    }

    private static (int Day, int Next)? SpelledDay(DateAtoms atoms, int i) =>
        SpelledNumbers.Year(atoms, i, bareThousand: true) is null && SpelledNumbers.Cardinal(atoms, i) is { Value: >= 1 and <= 31 } number ? number : null;

    private static bool IsYearApostrophe(DateAtoms atoms, int i) => atoms[i].IsIn(DateWords.Apostrophes);

    private static int Separator(DateAtoms atoms, int i)
    {
        if (atoms[i].IsIn(DateWords.Separators) || (atoms[i].Is(",") && atoms[i + 1].Kind is DateAtomKind.Ordinal or DateAtomKind.Number))
            i++;
        return atoms.Skip(i, "of");
    }

    private static int Trim(DateAtoms atoms, int next) => atoms[next - 1].Is(".") ? next - 1 : next;

    /// <summary>Whether the number counts or numbers something and is no year.</summary>
    public static bool IsLabelled(DateAtoms atoms, int i)
    {
        const int ChainLimit = 8;
        for (var at = i - 1; at >= i - ChainLimit; at--)
        {
            if (atoms[at].IsIn(DateWords.Labels))
                return true;
            if (!(atoms[at].IsYear || atoms[at].Is("and") || atoms[at].Is(",") || atoms[at].Is(".") || atoms[at].Is("or")))
                return false;
        }

        return false;
    }

    // 9/17/2002, 17/9/2002, 13.02.2007, 2002-09-17, 9/1990, 2016-11
    private static DatePoint? Numeric(DateAtoms atoms, int i)
    {
        var (first, mark, second, mark2, third) = (atoms[i], atoms[i + 1], atoms[i + 2], atoms[i + 3], atoms[i + 4]);
        if (first.Kind != DateAtomKind.Number || second.Kind != DateAtomKind.Number || !mark.IsIn(DateWords.Separators))
            return null;
        if (atoms[i - 1].Is(mark.Text) && first.Glued && atoms[i - 1].Glued && atoms[i - 2].Kind is DateAtomKind.Number or DateAtomKind.Other)
            return null;
        var hasThird = third.Kind == DateAtomKind.Number && (mark2.Text == mark.Text || (mark2.Is(",") && mark.Is("/")));
        if (hasThird && IsOpen(atoms, i + 5, mark.Text))
        {
            if (first.IsYear && second.IsShort && third.IsShort)
                return Valid(i + 5, first.Value, second.Value, third.Value);
            if (first.IsShort && second.IsShort && (third.IsYear || (third.Text.Length == 2 && second.Glued && third.Glued)))
            {
                var year = third.IsYear ? third.Value : ShortYear(third.Value);
                var american = mark.Is(".") ? Valid(i + 5, year, second.Value, first.Value) : Valid(i + 5, year, first.Value, second.Value);
                return american ?? (mark.Is(".") ? Valid(i + 5, year, first.Value, second.Value) : Valid(i + 5, year, second.Value, first.Value));
            }

            return null;
        }

        if (mark.Is(".") || !IsOpen(atoms, i + 3, mark.Text) || atoms[i + 3].IsIn(DateWords.UnitNouns))
            return null;
        if (first.IsShort && first.Value is >= 1 and <= 12 && second.IsYear)
            return new DatePoint(i + 3, second.Value, first.Value);
        if (first.IsYear && second.IsShort && second.Value is >= 1 and <= 12 && !IsLabelled(atoms, i))
            return new DatePoint(i + 3, first.Value, second.Value);
        return null;
    }

    // Whether no further number is tied on: "1-222-2222" is no date.
    private static bool IsOpen(DateAtoms atoms, int i, string mark) =>
        !((atoms[i].Is(mark) || atoms[i].Is("%")) && atoms[i].Glued && atoms[i + 1].Glued && atoms[i + 1].Kind is DateAtomKind.Number or DateAtomKind.Other);

    private static DatePoint? Valid(int next, int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DatePoint(next, year, month, day) : null;
}
