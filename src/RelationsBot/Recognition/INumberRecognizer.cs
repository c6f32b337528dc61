using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>Finds numbers. Implementations are safe for use by several threads and linear in the utterance.</summary>
public interface INumberRecognizer
{
    /// <summary>Finds numbers, ordinals, percentages and sums of money, in order, without overlaps.</summary>
    IReadOnlyList<NumberMention> Recognize(Utterance utterance);
}
