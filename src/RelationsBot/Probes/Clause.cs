namespace RelationsBot.Probes;

/// <summary>Who did what to whom, in words: the stuff that questions about a fact are made of.</summary>
/// <param name="Subject">Who acts; null: the clause is passive.</param>
/// <param name="Verb">The base form, a phrase perhaps.</param>
/// <param name="Objects">Further participants with their prepositions; in a passive clause the first is its subject.</param>
/// <param name="When">"in 2002", or empty.</param>
internal sealed record Clause(string? Subject, string Verb, IReadOnlyList<ClausePart> Objects, string When)
{
    /// <summary>"did Koizumi visit Pyongyang in 2002", "was Chongryon founded in 1955"; "did North Korea send a telegram to".</summary>
    public string Inverted(Inflection inflection)
    {
        if (Subject is not null)
            return Join(["did", Subject, Verb, .. Objects.Select(o => o.ToString()), When]);
        return Join([Objects[0].Be, Objects[0].Text, inflection.Of(Verb, VerbForm.Participle), .. Objects.Skip(1).Select(o => o.ToString()), When]);
    }

    /// <summary>"visited Pyongyang in 2002".</summary>
    public string Predicate(Inflection inflection) => Join([inflection.Of(Verb, VerbForm.Past), .. Objects.Select(o => o.ToString()), When]);

    private static string Join(IEnumerable<string> parts) => string.Join(' ', parts.Where(p => p.Length > 0));
}

/// <summary>A participant in words.</summary>
/// <param name="Role">Its role.</param>
/// <param name="Preposition">"to", or empty.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Entity">Id of the entity it is, or null.</param>
internal sealed record ClausePart(string Role, string Preposition, string Text, string? Entity)
{
    /// <summary>"was" or "were".</summary>
    public string Be => Text.EndsWith('s') && Entity is null ? "were" : "was";

    public override string ToString() => Preposition.Length == 0 ? Text : Preposition + " " + Text;
}
