using System.Collections.Frozen;
using System.Globalization;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// "The rocket of 98": two digits that count nothing, and that end a year of the store, are that year. Numbers that a day of a month may
/// have stay numbers. Immutable.
/// </summary>
internal sealed class ShortYears
{
    private const int Century = 100;
    private const int Least = 32;

    private readonly FrozenDictionary<int, Period> years;

    /// <summary>Looks up which years the facts of a store have, and by which numbers they count.</summary>
    public ShortYears(KnowledgeStore store)
    {
        var propositions = store.Entries.SelectMany(e => e.Propositions).ToList();
        var counts = propositions.SelectMany(p => p.Values).Select(v => v.Value).OfType<decimal>().ToHashSet();
        years = propositions.Select(p => p.When).OfType<Period>().Where(p => p.IsBounded).SelectMany(p => new[] { p.Start.Year, p.End.Year }).Distinct()
            .GroupBy(y => y % Century)
            .Where(g => g.Key >= Least && !counts.Contains(g.Key) && g.Count() == 1)
            .ToFrozenDictionary(g => g.Key, g => Period.Parse(g.First().ToString("0000", CultureInfo.InvariantCulture))!);
    }

    /// <summary>The terms with the years in place of such numbers.</summary>
    public List<Term> Read(List<Term> terms, IReadOnlyList<Token> tokens) => terms.Exists(t => t.Kind == TermKind.Number)
        ? terms.ConvertAll(t => YearOf(t, tokens) is { } year ? t with { Kind = TermKind.Date, Number = null, Date = new DateMention(t.Number!.Span, year, DateRelation.In) } : t)
        : terms;

    // What is counted stands in the plural behind its number; a number alone is an answer or a choice.
    private Period? YearOf(Term term, IReadOnlyList<Token> tokens)
    {
        if (term is not { Kind: TermKind.Number, IsCompound: false, Text.Length: 2, Number: { Kind: NumberKind.Cardinal, Unit: null, Limit: null } number } || !years.TryGetValue((int)number.Value, out var year) || tokens.Count == 1)
            return null;
        var behind = term.End < tokens.Count ? tokens[term.End] : null;
        return behind is null or { Kind: TokenKind.Mark } || !(behind.Folded.EndsWith('s') || behind.IsInflected || behind.Kind == TokenKind.Number || behind.Folded is "percent" or "of" or "people" or "more" or "per") ? year : null;
    }
}
