using System.Globalization;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.Number;
using Microsoft.Recognizers.Text.NumberWithUnit;
using RelationsBot.Recognition;
using RelationsBot.Text;
using LibraryNumbers = Microsoft.Recognizers.Text.Number.NumberRecognizer;
using OwnNumbers = RelationsBot.Recognition.NumberRecognizer;

namespace RelationsBot.BotBuilder.Recognition;

/// <summary>
/// Numbers, ordinals, percentages and sums of money by Microsoft.Recognizers.Text, with the core's words of limit before them. A bare
/// "one" is left out: the library counts pronouns too. Safe for use by several threads.
/// </summary>
internal sealed class RecognizersTextNumbers : INumberRecognizer
{
    private readonly OwnNumbers own = new();

    // Where several read the same words, the first that is longest is taken.
    private readonly (IModel Model, NumberKind Kind)[] models;

    public RecognizersTextNumbers()
    {
        var numbers = new LibraryNumbers(Culture.English, NumberOptions.None, lazyInitialization: false, RecognizersText.TimeoutSeconds);
        var units = new NumberWithUnitRecognizer(Culture.English, NumberWithUnitOptions.None, lazyInitialization: false, RecognizersText.TimeoutSeconds);
        models =
        [
            (numbers.GetPercentageModel(), NumberKind.Percentage),
            (units.GetCurrencyModel(), NumberKind.Currency),
            (numbers.GetOrdinalModel(), NumberKind.Ordinal),
            (numbers.GetNumberModel(), NumberKind.Cardinal),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<NumberMention> Recognize(Utterance utterance)
    {
        if (utterance.Text.Length > RecognizersText.LongestText)
            return own.Recognize(utterance);
        var found = models.SelectMany(m => m.Model.Parse(utterance.Text).Where(r => RecognizersText.IsWithin(r, utterance)).Select(r => Read(r, m.Kind))).OfType<NumberMention>();
        var mentions = new List<NumberMention>();
        foreach (var mention in found.OrderByDescending(m => m.Span.Length))
        {
            if (!mentions.Any(taken => taken.Span.Overlaps(mention.Span)))
                mentions.Add(mention);
        }

        mentions.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return Limited(mentions, utterance.Tokens);
    }

    private static NumberMention? Read(ModelResult result, NumberKind kind)
    {
        if (result.Text.Equals("one", StringComparison.OrdinalIgnoreCase) || Resolved(result, "value") is not { } text)
            return null;
        var span = RecognizersText.SpanOf(result);

        // "the last"; "the next" is no rank but a move.
        if (kind == NumberKind.Ordinal && text == "end+0")
            return new NumberMention(span, -1, kind, null, null);
        if (!decimal.TryParse(text.TrimEnd('%'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return null;
        if (kind != NumberKind.Currency)
            return new NumberMention(span, value, kind, null, null);
        var currency = Resolved(result, "isoCurrency") ?? (Resolved(result, "unit") == "Dollar" ? "USD" : null);
        return currency is null ? null : new NumberMention(span, value, kind, currency, null);
    }

    private static string? Resolved(ModelResult result, string key) =>
        result.Resolution is not null && result.Resolution.TryGetValue(key, out var value) && value?.ToString() is { Length: > 0 } text ? text : null;

    private static List<NumberMention> Limited(List<NumberMention> mentions, IReadOnlyList<Token> tokens)
    {
        var free = 0;
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            var first = free;
            while (first < tokens.Count && tokens[first].Span.End <= mention.Span.Start)
                first++;
            if (mention.Kind != NumberKind.Ordinal && NumberLimits.Before(tokens, first, free) is var (limit, limitFirst))
                mentions[i] = mention with { Span = new Span(tokens[limitFirst].Span.Start, mention.Span.End - tokens[limitFirst].Span.Start), Limit = limit };
            free = first;
            while (free < tokens.Count && tokens[free].Span.Start < mention.Span.End)
                free++;
        }

        return mentions;
    }
}
