namespace RelationsBot.Answering;

/// <summary>How far a fact explains one term of a question.</summary>
/// <param name="Term">The term.</param>
/// <param name="Strength">0 (not at all) to 1.</param>
/// <param name="Weight">How much the term tells, at least 0.</param>
/// <param name="Veto">Why the fact is ruled out where the term stays unexplained; null: it is not.</param>
internal readonly record struct Explanation(Term Term, double Strength, double Weight, Veto? Veto)
{
    /// <summary>From here on a term counts as explained.</summary>
    public const double Enough = 0.3;

    /// <summary>Whether the fact explains it.</summary>
    public bool IsExplained => Strength >= Enough;
}
