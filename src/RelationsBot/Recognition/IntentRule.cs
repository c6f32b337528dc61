namespace RelationsBot.Recognition;

/// <summary>A rule that recognises a kind of question or a dialog move from words, not from a subject.</summary>
/// <param name="Id">Unique, kebab-case.</param>
/// <param name="Name">What it recognises, for authors and traces.</param>
/// <param name="Intent">The intent it gives; several rules may share one.</param>
/// <param name="Slot">Id of the slot that the question asks for, or null.</param>
/// <param name="Patterns">One of them must match.</param>
/// <param name="AntiPatterns">None of them may match.</param>
/// <param name="Precedence">Higher wins wherever in the utterance the match begins; 0 is usual.</param>
/// <param name="Examples">Utterances for which this rule must win.</param>
/// <param name="CounterExamples">Utterances for which it must not.</param>
public sealed record IntentRule(
    string Id,
    string Name,
    string Intent,
    string? Slot,
    IReadOnlyList<Pattern> Patterns,
    IReadOnlyList<Pattern> AntiPatterns,
    int Precedence,
    IReadOnlyList<string> Examples,
    IReadOnlyList<string> CounterExamples)
{
    /// <summary>What stands for the part in a reading.</summary>
    public const string PartMark = "{part}";

    /// <summary>What an operator's part is read as, in order, <see cref="PartMark"/> standing for its words; empty: as it stands.</summary>
    public IReadOnlyList<string> Readings { get; init; } = [];
}
