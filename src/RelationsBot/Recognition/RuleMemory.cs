namespace RelationsBot.Recognition;

/// <summary>
/// Which rule was recognised in which stretch of an utterance: the steps of a turn (courtesy, moves, talk, the question) ask for the same ones again. For
/// one thread.
/// </summary>
internal sealed class RuleMemory
{
    // So few that to look through them costs less than a key.
    private readonly List<(IntentRecognizer By, int From, int To, IntentMatch? Match)> known = [];

    /// <summary>What a recogniser found from one token to before another; false: it has not looked there yet.</summary>
    public bool TryGet(IntentRecognizer by, int from, int to, out IntentMatch? match)
    {
        foreach (var found in known)
        {
            if (found.From == from && found.To == to && ReferenceEquals(found.By, by))
            {
                match = found.Match;
                return true;
            }
        }

        match = null;
        return false;
    }

    /// <summary>Keeps what a recogniser found.</summary>
    public IntentMatch? Keep(IntentRecognizer by, int from, int to, IntentMatch? match)
    {
        known.Add((by, from, to, match));
        return match;
    }
}
