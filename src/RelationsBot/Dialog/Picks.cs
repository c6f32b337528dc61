using RelationsBot.Answering;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Dialog;

/// <summary>
/// Which of the things that were offered is meant: by number, by rank, by time, or by words that only one of them explains. Immutable.
/// </summary>
internal sealed class Picks(KnowledgeStore store, Reader reader, Catalogue catalogue)
{
    private const double LeastFit = 0.5;
    private const double LeastLead = 0.05;
    private const int MostWords = 6;

    /// <summary>The choice that an utterance picks, or null: a whole question of its own is no pick.</summary>
    public ChoiceMemory? Of(IReadOnlyList<ChoiceMemory> choices, Analysis analysis)
    {
        // A button sends its label.
        if (choices.FirstOrDefault(c => string.Equals(c.Label, analysis.Utterance.Text, StringComparison.OrdinalIgnoreCase)) is { } labelled)
            return labelled;
        var reading = reader.Read(analysis, isPart: true);
        if (choices.Count == 1 && analysis.Tokens.Count > 0 && analysis.Tokens[0].Folded is "yes" or "yeah" or "yep" or "sure" or "exactly")
            return choices[0];
        if (ByTime(choices, analysis) is { } timed)
            return timed;
        if (NumberOf(reading) is { } number)
        {
            var at = number == -1 ? choices.Count : number;
            if (at >= 1 && at <= choices.Count)
                return choices[at - 1];
        }

        // "The one who founded it" describes, it does not ask; nor does "I mean the Japanese one, when the talks began".
        var describes = analysis.Tokens.Count > 0 && (analysis.Tokens[0].Folded is "the" || Corrects(analysis.Tokens));
        var terms = (describes ? reading.Terms : reading.Own).Where(t => t.Kind != TermKind.Number && !t.Lemmas.Contains("one")).ToList();
        if ((reading.Form != QuestionForm.Fragment && !describes) || terms.Count is 0 or > MostWords)
            return null;
        return Best(choices, terms);
    }

    /// <summary>Of what was offered beside what was picked the one that the clause before a question tells: "and the Italian one, for the war, who gave it?"; null where none does.</summary>
    public ChoiceMemory? Told(IReadOnlyList<ChoiceMemory> left, Analysis analysis)
    {
        var reading = reader.Read(analysis);
        if (reading.Match is not { First: var asking } || !analysis.Tokens.Take(asking).Any(t => t.Folded == "one"))
            return null;
        var told = reading.Terms.Where(t => t.Kind != TermKind.Number && t.First >= 0 && t.First < asking && !t.Lemmas.Contains("one")).ToList();
        return told.Count is 0 or > MostWords ? null : Best(left, told);
    }

    /// <summary>Whether an utterance is a number and no more, though nothing with that number was offered.</summary>
    public bool IsOutOfRange(IReadOnlyList<ChoiceMemory> choices, Analysis analysis) =>
        NumberOf(reader.Read(analysis)) is { } number && (number < -1 || number == 0 || number > choices.Count);

    /// <summary>Of several who bear a name the one that the other words of a correction tell: "no, I meant the Kim who founded it"; null where no correction says so.</summary>
    public ChoiceMemory? Meant(Analysis analysis, Reading fresh)
    {
        if (!analysis.Tokens.Any(t => t.Folded is "meant" or "mean") || fresh.Own.FirstOrDefault(t => t is { Kind: TermKind.Entity, Mention: MentionKind.SharedName }) is not { } shared)
            return null;
        var told = fresh.Own.Where(t => t != shared && t.Kind is TermKind.Word or TermKind.Entity).ToList();
        return told.Count is 0 or > MostWords ? null : Best(catalogue.Named(shared.EntityIds), told);
    }

    private static bool Corrects(IReadOnlyList<Token> tokens)
    {
        var meant = Enumerable.Range(0, Math.Min(MostWords, tokens.Count)).FirstOrDefault(i => tokens[i].Folded is "mean" or "meant", -1);
        return meant >= 0 && meant + 1 < tokens.Count && tokens[meant + 1].Folded == "the" && tokens.Skip(meant).Any(t => t.Folded == "one");
    }

    private ChoiceMemory? Best(IReadOnlyList<ChoiceMemory> choices, IReadOnlyList<Term> terms)
    {
        var scored = choices.Select(c => (Choice: c, Score: catalogue.Fit(terms, c))).OrderByDescending(x => x.Score).ToList();
        if (scored.Count == 0 || scored[0].Score < LeastFit || (scored.Count > 1 && scored[0].Score <= scored[1].Score + LeastLead))
            return null;

        // The words that picked it also say which of its entries is wanted first.
        var choice = scored[0].Choice;
        return choice with { EntryIds = [.. choice.EntryIds.OrderByDescending(id => catalogue.Fit(terms, choice with { EntryIds = [id] }))] };
    }

    // "The later one", "the first": by time, where the choices have one.
    private ChoiceMemory? ByTime(IReadOnlyList<ChoiceMemory> choices, Analysis analysis)
    {
        var forms = analysis.Tokens.Where(t => t.Kind == TokenKind.Word).Select(t => t.Folded).ToList();
        var latest = forms.Exists(f => f is "later" or "latest" or "last" or "newer" or "newest" or "recent");
        if (forms.Count > 5 || !(latest || forms.Exists(f => f is "earlier" or "earliest" or "older" or "oldest")))
            return null;
        var dated = choices.Where(c => catalogue.When(c) is not null).ToList();
        if (dated.Count < 2)
            return null;
        return latest ? dated.MaxBy(c => catalogue.When(c)!.Start) : dated.MinBy(c => catalogue.When(c)!.Start);
    }

    // The number or rank that an utterance is, or null; -1 is the last. "Former" and "latter" are the two of two.
    private static int? NumberOf(Reading reading)
    {
        if (reading.Form != QuestionForm.Fragment || reading.Terms.Count(t => t.Kind != TermKind.Number && t.Class != WordClass.Attribute) > 1)
            return null;
        var number = reading.Terms.Select(t => t.Number).FirstOrDefault(n => n is { Kind: NumberKind.Cardinal or NumberKind.Ordinal });
        if (number is null)
            return reading.Anaphora.Contains("former") ? 1 : reading.Anaphora.Contains("latter") ? -1 : null;
        return number.Value == -1 ? -1 : (int)Math.Clamp(number.Value, 0, int.MaxValue);
    }

    /// <summary>The entries that a choice stands for.</summary>
    public List<Entry> Entries(ChoiceMemory choice) => [.. choice.EntryIds.Where(store.EntriesById.ContainsKey).Select(id => store.EntriesById[id])];
}
