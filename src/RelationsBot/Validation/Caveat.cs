namespace RelationsBot.Validation;

/// <summary>
/// A kind of hedge, or negation, that a statement and its source must share. A word that ends with an asterisk stands for all that begin so.
/// </summary>
/// <param name="Name">As problems name it.</param>
/// <param name="Signals">Words that say it and call for it on the other side.</param>
/// <param name="Equal">Words that say as much without calling for it: they occur in other meanings too.</param>
/// <param name="Implied">Words of a source from which a statement may take it; in a statement they are too little.</param>
internal sealed record Caveat(string Name, string[] Signals, string[] Equal, string[] Implied)
{
    /// <summary>That something is not so.</summary>
    public static readonly Caveat Negation = Of(
        "negation", "not never no none neither nor nobody nothing without cannot",
        "refus* den* refrain* unable inability fail* lack* non unpaid prevent* false dismiss* disapprov* absence");

    /// <summary>All kinds.</summary>
    public static readonly IReadOnlyList<Caveat> All =
    [
        Of("reported", "reportedly purportedly", "according reports said", "reported says"),
        Of("alleged", "allegedly alleged supposedly", "accus* claim* allegation*", "attribut*"),
        Of("believed", "believed presumed suspected", "believe believes think thinks thought opinion suspect*", "view*"),
        Of("claimed", "claim claims claimed claiming", "insist* said say says according", "state* alleg* accus*"),
        Of("seeming", "seem seems seemed seemingly appear appears apparently", "", "appeared apparent"),
        Of("possible", "may might could possibly possible possibility perhaps potential potentially", "can prospect", "raise*"),
        Of("estimated", "estimated", "estimate estimates"),
        Of("only", "only merely solely exclusively", "just alone sole"),
        Of("mainly", "mainly mostly primarily chiefly largely", "primary main chief", "most"),
        Of("partly", "partly partially", "part"),
        Of("often", "often frequently"),
        Of("sometimes", "sometimes occasionally"),
        Of("expected", "expected anticipated", "expect* anticipat*"),
        Negation,
    ];

    /// <summary>The kinds that a text's words signal, each with the word.</summary>
    public static IEnumerable<(Caveat Caveat, string Word)> SignalledBy(CheckedText text) =>
        All.Select(c => (Caveat: c, Word: text.Words.FirstOrDefault(w => Has(c.Signals, w)))).Where(c => c.Word is not null).Select(c => (c.Caveat, c.Word!));

    /// <summary>Whether a text says it.</summary>
    public bool IsSaidBy(CheckedText text) => text.Words.Any(w => Has(Signals, w) || Has(Equal, w));

    /// <summary>Whether a text says it or at least gives reason to.</summary>
    public bool IsBackedBy(CheckedText text) => IsSaidBy(text) || text.Words.Any(w => Has(Implied, w));

    private static bool Has(string[] words, string word)
    {
        foreach (var candidate in words)
        {
            if (candidate.EndsWith('*') ? word.StartsWith(candidate.AsSpan(0, candidate.Length - 1), StringComparison.Ordinal) : word == candidate)
                return true;
        }

        return false;
    }

    private static Caveat Of(string name, string signals, string equal = "", string implied = "") =>
        new(name, signals.Split(' '), equal.Split(' ', StringSplitOptions.RemoveEmptyEntries), implied.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
