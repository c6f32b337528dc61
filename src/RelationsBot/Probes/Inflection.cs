using RelationsBot.Text;

namespace RelationsBot.Probes;

/// <summary>A form of a verb.</summary>
internal enum VerbForm
{
    /// <summary>"go".</summary>
    Base,

    /// <summary>"goes".</summary>
    Third,

    /// <summary>"went".</summary>
    Past,

    /// <summary>"gone".</summary>
    Participle,

    /// <summary>"going".</summary>
    Gerund,
}

/// <summary>Forms of English verbs: those of the lexicon's table, else the regular endings. Of a phrase the first word is inflected. Immutable.</summary>
internal sealed class Inflection
{
    private static readonly string[] Unchanged = ["cut", "hit", "hurt", "let", "put", "set", "shut", "split", "spread", "cast", "cost", "quit", "burst", "shed", "read"];

    private static readonly string[] Doubling = ["b", "d", "g", "l", "m", "n", "p", "r", "t"];

    // Longer verbs that double are stressed at the end: admit, refer, compel, occur, control, kidnap.
    private static readonly string[] DoublingEndings = ["mit", "fer", "pel", "cur", "trol", "nap", "gret"];

    private readonly Dictionary<string, string[]> irregular;

    /// <summary>Takes the table of irregular forms.</summary>
    public Inflection(IReadOnlyDictionary<string, string[]> forms) => irregular = forms
        .Where(f => !f.Key.Contains('\'', StringComparison.Ordinal))
        .SelectMany(f => f.Value, (f, lemma) => (Lemma: lemma, Form: f.Key))
        .GroupBy(f => f.Lemma)
        .ToDictionary(g => g.Key, g => g.Select(f => f.Form).Order(StringComparer.Ordinal).ToArray());

    /// <summary>A form of a verb or of a phrase that begins with one.</summary>
    public string Of(string lemma, VerbForm form)
    {
        var blank = lemma.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? Word(lemma, form) : Word(lemma[..blank], form) + lemma[blank..];
    }

    /// <summary>The form that a word of an utterance has.</summary>
    public static VerbForm FormOf(Token token, string lemma)
    {
        if (token.Folded == lemma.Split(' ')[0])
            return VerbForm.Base;
        if (token.Folded.EndsWith("ing", StringComparison.Ordinal))
            return VerbForm.Gerund;
        return token.Folded[^1] == 's' ? VerbForm.Third : VerbForm.Past;
    }

    private string Word(string lemma, VerbForm form)
    {
        switch (form)
        {
            case VerbForm.Base:
                return lemma;
            case VerbForm.Third:
                return lemma switch { "be" => "is", "have" => "has", _ => Plural(lemma) };
            case VerbForm.Gerund:
                return lemma == "be" ? "being" : lemma[^1] == 'e' && !lemma.EndsWith("ee", StringComparison.Ordinal) ? lemma[..^1] + "ing" : Doubled(lemma) + "ing";
            default:
                return Irregular(lemma, form) ?? Regular(lemma);
        }
    }

    /// <summary>The plural of a noun; also the third person of a verb.</summary>
    public static string Plural(string word)
    {
        if (word[^1] == 'y' && word.Length > 1 && !IsVowel(word[^2]))
            return word[..^1] + "ies";
        return word[^1] is 's' or 'x' or 'z' or 'o' || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal) ? word + "es" : word + "s";
    }

    private string? Irregular(string lemma, VerbForm form)
    {
        if (lemma == "be")
            return form == VerbForm.Past ? "was" : "been";
        if (Unchanged.Contains(lemma))
            return lemma;
        var forms = irregular.GetValueOrDefault(lemma, []).Where(f => !f.EndsWith("ing", StringComparison.Ordinal) && f[^1] != 's' && f != lemma && !IsCompared(f)).ToArray();
        if (forms.Length == 0)
            return null;
        var participle = forms.FirstOrDefault(f => f[^1] == 'n' || f.EndsWith("ne", StringComparison.Ordinal) || f.EndsWith("um", StringComparison.Ordinal));
        return form == VerbForm.Participle ? participle ?? forms[0] : forms.FirstOrDefault(f => f != participle);
    }

    // "Meaner", "meanest": an adjective of that form.
    private static bool IsCompared(string form) => form.EndsWith("er", StringComparison.Ordinal) || form.EndsWith("est", StringComparison.Ordinal);

    private static string Regular(string lemma)
    {
        if (lemma[^1] == 'e')
            return lemma + "d";
        if (lemma[^1] == 'y' && lemma.Length > 1 && !IsVowel(lemma[^2]))
            return lemma[..^1] + "ied";
        return Doubled(lemma) + "ed";
    }

    // One short syllable doubles its last letter: "stop", "ban".
    private static string Doubled(string lemma) => DoublingEndings.Any(e => lemma.EndsWith(e, StringComparison.Ordinal)) ||
        (lemma.Length is 3 or 4 && Doubling.Contains(lemma[^1..]) && IsVowel(lemma[^2]) && !IsVowel(lemma[^3])) ? lemma + lemma[^1] : lemma;

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
