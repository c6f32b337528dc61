namespace RelationsBot.Text;

/// <summary>A stretch of an utterance's cleaned text.</summary>
/// <param name="Start">Index of the first character, from 0.</param>
/// <param name="Length">Number of characters, at least 0.</param>
public readonly record struct Span(int Start, int Length)
{
    /// <summary>Index after the last character.</summary>
    public int End => Start + Length;

    /// <summary>Whether the other stretch lies inside this one.</summary>
    public bool Contains(Span other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether the two stretches share a character.</summary>
    public bool Overlaps(Span other) => other.Start < End && Start < other.End;
}
