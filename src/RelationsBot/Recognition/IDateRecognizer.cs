using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>Finds dates and periods. Implementations are safe for use by several threads and linear in the utterance.</summary>
public interface IDateRecognizer
{
    /// <summary>Finds dates, in order, without overlaps.</summary>
    /// <param name="utterance">What was typed.</param>
    /// <param name="today">The day relative dates ("last year") count from.</param>
    IReadOnlyList<DateMention> Recognize(Utterance utterance, DateOnly today);
}
