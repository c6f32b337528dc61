namespace RelationsBot.Answering;

/// <summary>How strongly the evidence of a fact explains a word, each kind of it by itself, 0 to 1.</summary>
/// <param name="Evidence">All of it.</param>
/// <param name="Own">That of its frame and roles alone.</param>
/// <param name="Told">That of its frame, its roles and its statement.</param>
/// <param name="Asked">That of its sample questions.</param>
internal readonly record struct WordStrengths(double Evidence, double Own, double Told, double Asked)
{
    /// <summary>Those of two words together.</summary>
    public WordStrengths Plus(WordStrengths other) => new(Evidence + other.Evidence, Own + other.Own, Told + other.Told, Asked + other.Asked);

    /// <summary>Of a phrase: those of the whole, or where it is more a share of what its words have on average.</summary>
    /// <param name="words">The sum of its words.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="share">The share that counts.</param>
    public WordStrengths OrWords(WordStrengths words, int count, double share) => new(
        Math.Max(Evidence, share * (words.Evidence / count)),
        Math.Max(Own, share * (words.Own / count)),
        Math.Max(Told, share * (words.Told / count)),
        Math.Max(Asked, share * (words.Asked / count)));
}
