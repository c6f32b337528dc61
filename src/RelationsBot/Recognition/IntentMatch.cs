namespace RelationsBot.Recognition;

/// <summary>A rule that fired.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Pattern">Its pattern that matched.</param>
/// <param name="Tokens">Indexes of the tokens the pattern's words stand for; gaps left out.</param>
public sealed record IntentMatch(IntentRule Rule, Pattern Pattern, IReadOnlyList<int> Tokens)
{
    /// <summary>Of an operator the ranges of tokens that it works on, each with the index after its last.</summary>
    public IReadOnlyList<(int First, int End)> Parts { get; init; } = [];

    /// <summary>Index of the first matched token.</summary>
    public int First => Tokens[0];
}
