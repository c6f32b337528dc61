using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>
/// Who takes part in a deed that an entry does not tell but only names within a role of its facts: "raised the issue of the
/// abductions" says nothing of who raised it having abducted anybody. Immutable.
/// </summary>
internal sealed class NamedDeeds(FactIndex index, Matcher matcher, ValueTexts texts, Roles roles)
{
    // From here on a word of a value names the deed.
    private const double Named = 0.7;
    private const double NearlyNamed = 0.4;

    // What somebody is or how he does it is his own.
    private static readonly string[] Describing = ["as", "kind", "attribute", "manner"];

    // What may name another happening than the one that is told.
    private static readonly string[] Surrounding = ["reason", "purpose", "instrument", "result", "reaction", "context", "condition", "exchange"];

    // What points, and what for.
    private static readonly string[] Pointing = ["agent", "purpose"];

    // What the values of each fact that was asked about name.
    private readonly NamingValue[]?[] naming = new NamingValue[]?[index.Facts.Count];

    // A value with the role it has, and what its kinds and its text stand for, or the words it may also be asked by.
    private readonly record struct NamingValue(string Role, RoleValue Value, bool Describes, Evidence[] Texts, Evidence[] Words)
    {
        public bool IsPhrase => Value.EntityId is null;
    }

    /// <summary>Who takes part in the question's deed where the fact's entry names it within a role; null: it does not, or does not say who.</summary>
    public HashSet<string>? Parties(Inquiry inquiry, Fact fact)
    {
        var verbs = inquiry.Main.FindAll(t => !t.IsStance);
        if (verbs.Count == 0)
            return null;
        HashSet<string>? parties = null;
        foreach (var told in index.OfEntry(fact.Entry))
        {
            foreach (var value in NamingIn(told))
            {
                if (value is { IsPhrase: true, Describes: false } && (Names(verbs, value.Texts, Named) || Names(verbs, value.Words, Named)))
                    (parties ??= []).UnionWith(roles.Parties(told, value.Value).Concat(told.Proposition["content"].Contains(value.Value) ? roles.Partaking(told) : []));
            }
        }

        // Who does nearly the same takes part in it too.
        if (parties is not null)
        {
            foreach (var told in index.OfEntry(fact.Entry).Where(f => inquiry.Named(f) >= NearlyNamed))
                parties.UnionWith(roles.Partaking(told));
        }

        return parties;
    }

    /// <summary>Whether a fact names the question's deed only in what surrounds what it tells: "after the tests of missiles a drill was held" is no launch.</summary>
    public bool IsOnlyAround(Inquiry inquiry, Fact fact)
    {
        var isAround = false;
        foreach (var value in NamingIn(fact))
        {
            if (!Names(inquiry.Main, value.Texts, Ranking.LeastNear))
                continue;
            if (!Surrounding.Contains(value.Role))
                return false;
            isAround = true;
        }

        return isAround;
    }

    /// <summary>"Japan's launch": who has a deed in the question, but not where the entry names it, or null.</summary>
    public Veto? Stranger(Inquiry inquiry, Fact fact)
    {
        for (var i = 0; i + 1 < inquiry.Terms.Length; i++)
        {
            if (inquiry.Terms[i] is not { IsOwner: true, IsInherited: false } owner || !roles.IsState(owner))
                continue;
            var had = inquiry.Terms.Skip(i + 1).Take(2).Where(t => t is { Kind: TermKind.Word, IsVerb: false }).ToList();
            List<string>? parties = null;
            foreach (var told in index.OfEntry(fact.Entry))
            {
                foreach (var value in NamingIn(told))
                {
                    if (value.IsPhrase && value.Value.Entities.Any(roles.IsAgent) && Names(had, value.Texts, Named))
                        (parties ??= []).AddRange(roles.Parties(told, value.Value));
                }
            }

            if (parties is not null && roles.Outsider(owner, [.. parties, .. roles.Partaking(fact)]) is { } stranger)
                return stranger;
        }

        return null;
    }

    /// <summary>Whether a question asks for the pointing that a fact is: by its verb, by what points or by what for.</summary>
    public bool AsksForPointing(Inquiry inquiry, Fact fact) =>
        inquiry.Named(fact) >= FrameWords.Enough
        || Pointing.SelectMany(r => fact.Proposition[r]).SelectMany(v => v.Kinds.Concat(v.Words).Append(v.Text)).Any(t => inquiry.Terms.Any(w => w is { Kind: TermKind.Word, IsContext: false } && matcher.WordStrength(w, texts.Of(t).Evidence) >= Named));

    private bool Names(List<Term> words, Evidence[] texts, double least)
    {
        foreach (var text in texts)
        {
            foreach (var word in words)
            {
                if (matcher.WordStrength(word, text) >= least)
                    return true;
            }
        }

        return false;
    }

    private NamingValue[] NamingIn(Fact fact) => naming[fact.Order] ??=
    [
        .. fact.Proposition.Roles.SelectMany(r => r.Value, (r, v) => (r.Key, Value: v)).Where(v => !v.Value.IsUnknown)
            .Select(v => new NamingValue(v.Key, v.Value, Describing.Contains(v.Key), [.. v.Value.Kinds.Append(v.Value.Text).Select(t => texts.Of(t).Evidence)], [.. v.Value.Words.Select(t => texts.Of(t).Evidence)])),
    ];
}
