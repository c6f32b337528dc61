namespace RelationsBot.Answering;

/// <summary>Why a fact is ruled out. Put into words only for a trace: most facts are ruled out, and few turns are looked into.</summary>
/// <param name="Reason">The reason, with {0} where the word stands.</param>
/// <param name="Word">The word of the question that it is about.</param>
internal readonly record struct Veto(string Reason, string Word = "")
{
    public override string ToString() => Reason.Replace("{0}", Word, StringComparison.Ordinal);
}
