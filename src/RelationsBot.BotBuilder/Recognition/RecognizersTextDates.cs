using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DateTime;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.BotBuilder.Recognition;

/// <summary>
/// Dates and periods by Microsoft.Recognizers.Text, read as it reads them, the time of day left out; durations and repetitions are none. A day without
/// a year counts where just one of the known days falls on it, as with the core's own recogniser. Safe for use by several threads.
/// </summary>
/// <param name="known">Days that are talked about, which a day without a year may mean.</param>
internal sealed class RecognizersTextDates(IEnumerable<DateOnly> known) : IDateRecognizer
{
    private static readonly string[] FromWhatWasTold = [" later", " earlier", " after", " before", " afterwards"];

    private readonly DateTimeModel model = new DateTimeRecognizer(Culture.English, DateTimeOptions.None, lazyInitialization: false, RecognizersText.TimeoutSeconds).GetDateTimeModel();
    private readonly DateRecognizer own = new(known);
    private readonly TimexPeriods periods = new(known);

    /// <inheritdoc/>
    public IReadOnlyList<DateMention> Recognize(Utterance utterance, DateOnly today)
    {
        if (utterance.Text.Length > RecognizersText.LongestText)
            return own.Recognize(utterance, today);
        var mentions = new List<DateMention>();
        foreach (var result in model.Parse(utterance.Text, today.ToDateTime(TimeOnly.MinValue)).OrderBy(r => r.Start))
        {
            if (!RecognizersText.IsWithin(result, utterance) || FromWhatWasTold.Any(words => result.Text.EndsWith(words, StringComparison.OrdinalIgnoreCase)))
                continue;
            var span = RecognizersText.SpanOf(result);
            if (mentions.Count > 0 && mentions[^1].Span.Overlaps(span))
                continue;
            if (Values(result) is [var value, ..] && periods.Of(value, result.Text) is { } period)
                mentions.Add(new DateMention(span, period, RelationOf(value)));
        }

        return mentions;
    }

    private static List<Dictionary<string, string>> Values(ModelResult result) =>
        result.Resolution is not null && result.Resolution.TryGetValue("values", out var values) && values is List<Dictionary<string, string>> list ? list : [];

    private static DateRelation RelationOf(Dictionary<string, string> value) => value.GetValueOrDefault("Mod") switch
    {
        "before" => DateRelation.Before,
        "after" => DateRelation.After,
        "since" => DateRelation.Since,
        "until" => DateRelation.Until,
        _ => DateRelation.In,
    };
}
