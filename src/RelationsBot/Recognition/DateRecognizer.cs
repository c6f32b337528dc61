using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>
/// Finds dates, months, years, decades, centuries, ranges of them and times relative to today. A date without a year counts only
/// where another date of the same utterance lends one, or where just one of the known days falls on it. Month comes before day in 9/17/2002 unless only the other reading is a date;
/// two digits up to 30 are a year of this century. Safe for use by several threads.
/// </summary>
/// <param name="known">Days that are talked about, which a day without a year may mean; null: none.</param>
public sealed class DateRecognizer(IEnumerable<DateOnly>? known = null) : IDateRecognizer
{
    private readonly record struct Found(int First, int Next, DateExpression Expression, DateRelation Relation);

    private readonly Dictionary<(int Month, int Day), int> years = (known ?? []).Distinct().GroupBy(d => (d.Month, d.Day)).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Year);

    /// <inheritdoc/>
    public IReadOnlyList<DateMention> Recognize(Utterance utterance, DateOnly today)
    {
        var atoms = new DateAtoms(utterance);
        var found = Find(atoms, new DateReader(atoms, new RelativeDates(today)));
        var mentions = new List<DateMention>(found.Count);
        var lent = LentYears(found);
        for (var i = 0; i < found.Count; i++)
        {
            var (first, next, expression, relation) = found[i];
            var year = !expression.LacksYear ? 0 : lent[i] > 0 ? lent[i] : years.GetValueOrDefault((expression.Left.Month, expression.Left.Day));
            if ((year > 0 || !expression.LacksYear) && expression.Resolve(year) is { } period)
                mentions.Add(new DateMention(atoms.Cover(first, next), period, relation));
        }

        return mentions;
    }

    private static List<Found> Find(DateAtoms atoms, DateReader reader)
    {
        var found = new List<Found>();
        for (var i = 0; i < atoms.Count;)
        {
            if (FindAt(atoms, reader, i) is { } one && IsMeant(atoms, one))
            {
                found.Add(one);
                i = one.Next;
            }
            else
            {
                i++;
            }
        }

        return found;
    }

    // "You may …": a month without day and year counts with a capital or behind a preposition, "may" and "march" with a day do too.
    private static bool IsMeant(DateAtoms atoms, Found found)
    {
        var left = found.Expression.Left;
        if (!left.LacksYear || found.Expression.Right is not null)
            return true;
        var month = left.Day == 0 || MonthNames.Month(atoms[found.First].Text) > 0 ? found.First : -1;
        if (month < 0 || (left.Day > 0 && !(atoms[month].Is("may") || atoms[month].Is("march"))))
            return true;
        return atoms[month].Capitalized || found.Relation != DateRelation.In || atoms[month - 1].IsIn(DateWords.BeforeBareMonth);
    }

    private static Found? FindAt(DateAtoms atoms, DateReader reader, int i)
    {
        foreach (var (words, relation) in DateWords.BeforeByFirst.GetValueOrDefault(atoms[i].Text, []))
        {
            if (!atoms.Row(i, words))
                continue;
            var at = i + words.Length;
            if ((reader.Read(at) ?? (atoms[at].Is("the") ? reader.Read(at + 1) : null) ?? ShortYear(atoms, at, i)) is { } bounded)
                return new Found(i, bounded.Next, bounded, relation);
            break;
        }

        if (reader.Read(i) is { } expression)
            return Behind(atoms, i, expression) ?? new Found(i, expression.Next, expression, DateRelation.In);
        if (atoms[i].Is("from") && reader.Read(i + 1) is { } start)
        {
            if (atoms[start.Next].Is("on") || atoms[start.Next].Is("forward") || atoms[start.Next].Is("forwards"))
                return new Found(i, start.Next + 1, start, DateRelation.Since);
            return Behind(atoms, i, start);
        }

        return atoms[i].Is("in") && ShortYear(atoms, i + 1, i) is { } year ? new Found(i + 1, year.Next, year, DateRelation.In) : null;
    }

    private static Found? Behind(DateAtoms atoms, int i, DateExpression expression)
    {
        foreach (var (words, relation) in DateWords.Behind)
        {
            var next = expression.Next + words.Length;
            if (atoms.Row(expression.Next, words) && !(words.Length == 2 && (StartsDate(atoms[next]) || atoms[next].Is("than"))))
                return new Found(i, next, expression, relation);
        }

        return null;
    }

    // "in 1977 and before 1983" has two dates.
    private static bool StartsDate(DateAtom atom) => atom.Kind is DateAtomKind.Number or DateAtomKind.Ordinal or DateAtomKind.Plural || MonthNames.Month(atom.Text) > 0 || atom.Is("the");

    // "in 98", "since 78": only where nothing follows that it could count.
    private static DateExpression? ShortYear(DateAtoms atoms, int i, int preposition)
    {
        if (!(atoms[preposition].Is("in") || atoms[preposition].Is("since")) || i != preposition + 1)
            return null;
        var atom = atoms[i];
        if (!atom.IsShort || atom.Text.Length != 2 || !(atom.Value > 31 || atom.Text[0] == '0'))
            return null;
        return atoms[i + 1].Kind == DateAtomKind.None || (atoms[i + 1].IsIn(DateWords.AfterShortYear) && !(atoms[i + 1].Glued && atoms[i + 2].Glued && atoms[i + 2].Kind == DateAtomKind.Number))
            ? new DateExpression(new DatePoint(i + 1, CalendarDates.ShortYear(atom.Value)))
            : null;
    }

    // The nearest date with a year, the one before it first.
    private static int[] LentYears(List<Found> found)
    {
        var years = new int[found.Count];
        var last = 0;
        for (var i = 0; i < found.Count; i++)
            years[i] = last = Lender(found[i].Expression) is > 0 and var year ? year : last;
        last = 0;
        for (var i = found.Count - 1; i >= 0; i--)
        {
            last = Lender(found[i].Expression) is > 0 and var year ? year : last;
            if (years[i] == 0)
                years[i] = last;
        }

        return years;
    }

    private static int Lender(DateExpression expression) =>
        !expression.LacksYear && expression.Resolve(0) is { Precision: Precision.Day or Precision.Month or Precision.Year } period ? period.Start.Year : 0;
}
