using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>"In which months of 2021 and 2022", "how did A and B treat it": two of a kind, each of which may have a fact of its own.</summary>
internal static class Coordination
{
    /// <summary>The question asked of each of two dates or names that "and" joins, or null where it joins none.</summary>
    /// <param name="reading">The question.</param>
    /// <param name="tokens">Its tokens.</param>
    public static (Reading One, Reading Other)? Split(Reading reading, IReadOnlyList<Token> tokens)
    {
        var own = reading.Own.Where(t => t.First >= 0 && !t.IsContext).ToList();
        for (var i = 1; i < own.Count; i++)
        {
            var (left, right) = (own[i - 1], own[i]);
            if (left.Kind != right.Kind || left.Kind is not (TermKind.Date or TermKind.Entity) || !IsJoined(left, right, tokens))
                continue;
            return (reading.Without(right, left), reading.Without(left, right));
        }

        return null;
    }

    private static bool IsJoined(Term left, Term right, IReadOnlyList<Token> tokens) =>
        right.First - left.End is 1 or 2 && tokens[left.End].Folded is "and" or "&"
        && !(left.First > 0 && tokens[left.First - 1].Folded is "between" or "from");
}
