using System.Globalization;
using RelationsBot.Recognition;

namespace RelationsBot.Probes;

/// <summary>Exchanges numbers, breaks their limits, and asks for more of a kind than there are.</summary>
internal sealed class Numbers(StoreReading store, Draw draw) : IExchange
{
    private static readonly string[] Ordinals = ["seventh", "eighth", "ninth", "eleventh", "twelfth"];

    public IEnumerable<Probe> Of(BaseQuestion question)
    {
        foreach (var (number, first, end) in question.Analysis.Mentions.Numbers)
        {
            if (number.Kind == NumberKind.Ordinal)
                yield return Exchanged(ProbeKind.OrdinalOutOfRange, question, first, end, Ordinal(question));
            else if (number.Kind is NumberKind.Cardinal or NumberKind.Percentage or NumberKind.Currency && number.Value > 1)
            {
                yield return Exchanged(ProbeKind.OtherNumber, question, first, end, Figure(question, number, Other(question, number)));
                yield return Exchanged(ProbeKind.BrokenLimit, question, first, end, Outside(number));
            }
        }

        foreach (var probe in Counted(question).Take(1))
            yield return probe;
    }

    // "The summit" becomes "the ninth summit": the happening is one of few.
    private IEnumerable<Probe> Counted(BaseQuestion question)
    {
        var kinds = StoreReading.Events(question.Entry.Entry).SelectMany(id => store.Store.Events[id].Kinds).ToHashSet();
        for (var i = 1; i < question.Tokens.Count; i++)
        {
            if (question.Tokens[i - 1].Folded == "the" && kinds.Contains(question.Tokens[i].Folded) && !question.Tokens[i].Folded.EndsWith('s') && !question.Analysis.Mentions.Covers(i))
                yield return Exchanged(ProbeKind.OrdinalOutOfRange, question, i, i + 1, Ordinal(question) + " " + question.Tokens[i].Text);
        }
    }

    private string Ordinal(BaseQuestion question) => Ordinals[draw.Of(question.Text) % Ordinals.Length];

    // A number that the entry does not hold, of the same size.
    private decimal Other(BaseQuestion question, NumberMention number)
    {
        decimal[] others = number.Value >= 1000 ? [number.Value * 3, number.Value / 4] : number.Kind == NumberKind.Percentage ? [37, 64, 12] : [number.Value + 4, number.Value + 7, number.Value + 11];
        return others.First(n => !question.Entry.Numbers.Contains(n));
    }

    private static string Figure(BaseQuestion question, NumberMention number, decimal value) => Limited(number.Limit ?? "", number, value);

    // Whatever the limit was, the number lies outside of the new one.
    private static string Outside(NumberMention number) => number.Limit is "at least" or "over"
        ? Limited(number.Limit == "over" ? "less than" : "at most", number, Math.Max(1, Math.Floor(number.Value / 2)))
        : Limited(number.Limit == "almost" ? "over" : "at least", number, number.Kind == NumberKind.Percentage ? Math.Min(99, number.Value + 7) : number.Value * 2);

    private static string Limited(string limit, NumberMention number, decimal value)
    {
        var figure = value >= 1_000_000 && value % 100_000 == 0
            ? (value / 1_000_000).ToString("0.#", CultureInfo.InvariantCulture) + " million"
            : value.ToString("#,0", CultureInfo.InvariantCulture);
        figure = number.Kind switch
        {
            NumberKind.Percentage => figure + "%",
            NumberKind.Currency when number.Unit == "USD" => "$" + figure,
            NumberKind.Currency => figure + " " + number.Unit,
            _ => figure,
        };
        return limit.Length == 0 ? figure : limit + " " + figure;
    }

    private static Probe Exchanged(ProbeKind kind, BaseQuestion question, int first, int end, string text) =>
        new(kind, question.With((first, end, text)), question.Fact, $"{question.Words(first, end)} → {text}", question.Text);
}
