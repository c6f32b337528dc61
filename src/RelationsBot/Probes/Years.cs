using System.Globalization;
using System.Text.RegularExpressions;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Probes;

/// <summary>Moves each year that a question names, and adds a wrong one where it names none.</summary>
internal sealed partial class Years(StoreReading store, Draw draw) : IExchange
{
    private readonly ActionWords words = new(store.Store, store.Data.Lexicon, store.Data.Irregular);

    // Near misses tell more than far ones; the sources' own span bounds them.
    private static readonly int[] Distances = [1, -1, 2, -2, 3, -3, 5, -5, 10, -10, 17, -17, 30, -30];

    private static readonly string[] AsksForTime = ["when", "year", "date", "decade", "month", "day", "long", "since", "until"];

    public IEnumerable<Probe> Of(BaseQuestion question)
    {
        var dates = question.Analysis.Mentions.Dates;
        foreach (var (date, first, end) in dates)
        {
            if (date.Relation != DateRelation.In)
                continue;
            var words = question.Words(first, end);
            if (Year().Matches(words) is not [var match])
                continue;
            var year = int.Parse(match.Value, CultureInfo.InvariantCulture);
            var isDecade = words.EndsWith("0s", StringComparison.Ordinal);
            foreach (var moved in Free(question, year, isDecade).Take(2))
            {
                var text = Year().Replace(words, moved.ToString(CultureInfo.InvariantCulture));
                yield return new Probe(ProbeKind.MovedYear, question.With((first, end, text)), question.Fact, $"{words} → {text}", question.Text);
            }
        }

        // Behind a second question the year would belong to that one alone.
        if (dates.Count == 0 && !question.Text.Contains(", and ", StringComparison.Ordinal) && question.Fact.When is { IsBounded: true } when && question.Text.EndsWith('?') && !question.Tokens.Any(t => AsksForTime.Any(t.Is)))
        {
            foreach (var added in Free(question, when.Start.Year, isDecade: false).Take(3))
                yield return new Probe(ProbeKind.AddedYear, $"{question.Text.TrimEnd('?', ' ')} in {added}?", question.Fact, $"in {added}", question.Text);
        }
    }

    // Years in which the sources tell nothing of the kind.
    private IEnumerable<int> Free(BaseQuestion question, int year, bool isDecade)
    {
        // What a role names by a word of the same sense has its time there: "colonial rule (1910–45)" of taking over.
        var senses = words.In(question.Analysis, question.Frames).Take(1).SelectMany(w => w.Sense.Same).ToHashSet();
        var near = question.Entry.Kin.Concat(store.All.Where(e => e.Roles.Overlaps(senses) && question.Named.All(id => e.Entities.Any(other => store.IsMeantBy(id, other))))).ToList();
        return draw.Shuffle(Distances, d => question.Text + d.ToString(CultureInfo.InvariantCulture))
            .Where(d => !isDecade || d % 10 == 0)
            .Select(d => year + d)
            .Where(y => y > 1850 && y <= store.Store.LatestDay.Year)
            .Where(y => Period.Parse(isDecade ? FormattableString.Invariant($"{y / 10}X") : y.ToString(CultureInfo.InvariantCulture)) is { } period && !near.Any(e => e.Periods.Any(p => p.Overlaps(period))));
    }

    // Not NonBacktracking, which cannot look around; the length is fixed, so that nothing is tried twice.
    [GeneratedRegex(@"(?<!\d)\d{4}(?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Year();
}
