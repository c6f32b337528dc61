using RelationsBot.Answering;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Dialog;

/// <summary>Several entries that answer together, or several things to choose from.</summary>
internal sealed record Listing
{
    /// <summary>The entries with what stands before each.</summary>
    public IReadOnlyList<(string? Label, Entry Entry)> Items { get; init; } = [];

    /// <summary>Things to choose from, instead of items.</summary>
    public IReadOnlyList<ChoiceMemory>? Choices { get; init; }

    /// <summary>What it lists: a date.</summary>
    public string? Title { get; init; }

    /// <summary>The short answer, where there is one.</summary>
    public string? Answer { get; init; }

    /// <summary>How many are shown at once.</summary>
    public int Most { get; init; } = 6;

    /// <summary>Questions about what is nearest, where nothing is listed.</summary>
    public IReadOnlyList<string> Nearest { get; init; } = [];
}

/// <summary>
/// Answers what is about several facts at once: a date, a kind of person or thing, a timeline; and bare noun phrases that several
/// things fit. Immutable.
/// </summary>
internal sealed class Catalogue(KnowledgeStore store, Suggestions suggestions, FactIndex index, Matcher matcher)
{
    private const int MostChoices = 5;

    // Verbs that only ask whether the text has something.
    private static readonly string[] Mentioning = ["name", "mention", "list", "appear", "feature", "exist", "cover", "include", "report", "tell", "describe"];

    /// <summary>The listing a reading asks for, or null where it asks for one fact.</summary>
    public Listing? TryAnswer(Reading reading)
    {
        var telling = reading.Terms.Where(t => !t.IsContext && t.Class != WordClass.Evaluation).ToList();
        var dates = telling.Where(t => t.Kind == TermKind.Date).ToList();
        var words = telling.Where(t => t.Kind == TermKind.Word).ToList();
        var entities = telling.Where(t => t.Kind == TermKind.Entity).ToList();
        if (reading.Intent == "timeline")
            return Timeline(words, entities, dates);
        if (dates.Count == 1 && words.Count == 0 && (reading.Intent == "what-happened" || (reading.Form == QuestionForm.Fragment && entities.Count == 0)) && entities.All(e => e.EntityIds.Any(index.IsEverywhere)))
            return OnDate(dates[0].Date!);
        if (reading.Form == QuestionForm.Fragment && dates.Count == 0)
        {
            if (entities.Count == 1 && words.Count == 0 && entities[0].Mention == MentionKind.SharedName)
                return new Listing { Choices = Named(entities[0].EntityIds) };
            if (words.Count is >= 1 and <= 2 && entities.All(e => e.Mention == MentionKind.Demonym || e.EntityIds.Any(index.IsEverywhere)) && telling.All(t => t.Kind != TermKind.Number) && !words.Any(w => w.IsVerb))
                return BarePhrase(words, entities);
        }

        if (reading.Intent is "which" or "what" or "list" or "who" && words.Any(w => w.IsAskedHead || reading.Intent is "list" or "who"))
            return Category(reading, words, entities);
        return null;
    }

    /// <summary>What there is to choose from where a question names what it is about by a noun alone, which several bear ("when were the talks?"); null where it says more.</summary>
    public IReadOnlyList<ChoiceMemory>? Unclear(Reading reading, Analysis analysis)
    {
        if (reading is not { Form: QuestionForm.Open, Slot: not null, Rank: 0, Anaphora.Count: 0 })
            return null;
        var telling = reading.Terms.Where(t => !t.NamesSlot && t.Class is not (WordClass.Evaluation or WordClass.Aspect or WordClass.Light)).ToList();
        return telling is [{ Kind: TermKind.Word, IsVerb: false, First: > 0 } noun] && analysis.Tokens[noun.First - 1].Folded == "the" && !IsSeveral(noun, analysis) && BarePhrase(telling, [])?.Choices is { Count: > 1 } choices ? choices : null;
    }

    /// <summary>How well words pick one of several choices, 0 to 1.</summary>
    public double Fit(IReadOnlyList<Term> terms, ChoiceMemory choice)
    {
        var telling = terms.Where(t => t.Class != WordClass.Evaluation).ToList();
        if (telling.Count == 0)
            return 0;
        var best = 0d;
        var facts = index.Facts.Where(f => choice.EntryIds.Contains(f.Entry.Id)).ToList();
        foreach (var fact in facts)
        {
            var explained = telling.Sum(t => Strength(t, fact));
            best = Math.Max(best, explained / telling.Count);
        }

        return best;
    }

    /// <summary>When a choice happened, or null.</summary>
    public Period? When(ChoiceMemory choice) =>
        choice.EntryIds.Where(store.EntriesById.ContainsKey).Select(id => store.EntriesById[id]).Select(e => (e.EventId is { } id ? store.Events[id].When : null) ?? e.When).FirstOrDefault(p => p is not null);

    /// <summary>Entries dated within a time, in order of time.</summary>
    public Listing OnDate(DateMention date)
    {
        var scope = date.Scope;
        var found = Dated()
            .Where(x => scope.Contains(x.When) || (x.When.Overlaps(scope) && x.When is { IsBounded: true, Precision: Precision.Day or Precision.Month or Precision.Year or Precision.Range } && (x.When.Days <= 731 || x.When.Start.Year == scope.Start.Year || x.When.End.Year == scope.End.Year)))
            .OrderBy(x => scope.Contains(x.When) ? 0 : 1).ThenBy(x => x.When.Start).ThenBy(x => x.Order)
            .ToList();
        var items = found.DistinctBy(x => x.Entry.Id).Select(x => ((string?)x.When.ToString(), x.Entry)).ToList();
        if (items.Count > 0)
            return new Listing { Items = items, Title = date.Period.ToString(), Most = scope.Precision is Precision.Day or Precision.Month ? 2 : 5 };
        var before = Dated().Where(x => x.When.End < scope.Start).OrderByDescending(x => x.When.End).Take(1);
        var after = Dated().Where(x => x.When.Start > scope.End).OrderBy(x => x.When.Start).Take(1);
        return new Listing { Title = date.Period.ToString(), Nearest = suggestions.For(before.Concat(after).Select(x => x.Entry), 2) };
    }

    /// <summary>Every dated happening in order of time: one entry for an event.</summary>
    public IReadOnlyList<(Period When, Entry Entry, int Order)> Dated() =>
        [.. store.Entries.SelectMany((entry, order) => entry.Propositions
            .Select(p => p.When ?? (p.EventId is { } id ? store.Events[id].When : null)).OfType<Period>().DistinctBy(p => p.Edtf)
            .Select(when => (when, entry, order)))];

    private Listing Timeline(List<Term> words, List<Term> entities, List<Term> dates)
    {
        var about = words.Concat(entities.Where(e => !e.EntityIds.Any(index.IsEverywhere))).ToList();
        var items = Dated().Where(x => x.When.Start != DateOnly.MinValue)
            .Where(x => dates.Count == 0 || dates.Any(d => d.Date!.Scope.Overlaps(x.When) && (d.Date.Scope.Contains(x.When) || x.When.Days <= 731)))
            .Where(x => about.Count == 0 || index.OfEntry(x.Entry).Any(f => about.All(t => Strength(t, f) >= 0.6)))
            .OrderBy(x => x.When.Start).ThenBy(x => x.When.End).ThenBy(x => x.Order)
            .DistinctBy(x => x.Entry.EventId ?? x.Entry.Id)
            .Select(x => ((string?)x.When.ToString(), x.Entry)).ToList();
        return new Listing { Items = items, Title = string.Join(", ", dates.Select(d => d.Date!.Period.ToString())), Most = 8, Nearest = [] };
    }

    // "the prime minister", "the missile launch": people and happenings of that kind.
    private Listing? BarePhrase(List<Term> words, List<Term> entities)
    {
        var people = store.Entities.Values.Where(e => words.All(w => IsKind(w, e.Kinds) || w.Senses.Any(u => u is { Near: false, Sense.IsAction: false } && e.Kinds.Any(u.Sense.Same.Contains))) && entities.All(m => m.EntityIds.Contains(e.Of ?? e.Id))).OrderBy(e => e.Id, StringComparer.Ordinal).ToList();
        var head = words[^1];
        var exact = store.Events.Values.Any(e => IsKind(head, e.Kinds));
        var events = store.Events.Values
            .Where(e => (exact ? IsKind(head, e.Kinds) : OfKind(head, e.Kinds)) && words.All(w => ReferenceEquals(w, head) || EventStrength(w, e) >= 0.6))
            .OrderBy(e => e.When?.Start ?? DateOnly.MaxValue).ThenBy(e => e.Id, StringComparer.Ordinal).ToList();
        if (people.Count > 1 && people.Count >= events.Count)
            return new Listing { Choices = Named([.. people.Select(p => p.Id)]) };
        if (events.Count > 1)
            return new Listing { Choices = [.. events.Where(e => store.EntriesOf(e.Id).Count > 0).Take(MostChoices).Select(e => new ChoiceMemory(e.Label, e.Label, [.. store.EntriesOf(e.Id).Select(x => x.Id)]))] };
        return null;
    }

    /// <summary>Entities to choose from, those with most facts first; of each the facts about it first.</summary>
    public IReadOnlyList<ChoiceMemory> Named(IReadOnlyList<string> ids) =>
        [.. ids.Select(id => (Entity: store.Entities[id], Entries: index.Postings(id).Select(i => index.Facts[i]).OrderByDescending(f => f.Own.Contains(id)).ThenByDescending(f => IsSubject(f, id)).ThenBy(f => f.OfEntry.Count(e => !store.Entities[e].IsSubject)).Select(f => f.Entry.Id).Distinct().ToList()))
            .Where(x => x.Entries.Count > 0)
            .OrderByDescending(x => x.Entries.Count).ThenBy(x => x.Entity.Id, StringComparer.Ordinal)
            .Take(MostChoices)
            .Select(x => new ChoiceMemory(x.Entity.Facts.Count > 0 ? $"{x.Entity.Name}, {x.Entity.Facts[0]}" : x.Entity.Name, x.Entity.Name, x.Entries))];

    // Whom a fact is about: who alone acts in it, or, where nobody acts, whom it befalls.
    private static bool IsSubject(Fact fact, string entity) =>
        (fact.Proposition["agent"] is { Count: > 0 } agents ? agents : fact.Proposition["patient"]) is [var only] && only.EntityId == entity;

    // "Which North Korean foreign ministers are named?": entities of a kind, where nothing else is asked of them.
    private Listing? Category(Reading reading, List<Term> words, List<Term> entities)
    {
        var asked = words.Where(w => w.IsAsked || reading.Intent is "list" or "who").ToList();
        var rest = words.Except(asked).Where(w => !Mentioning.Any(m => w.Lemmas.Contains(m))).ToList();
        asked = [.. asked.Where(w => !Mentioning.Any(m => w.Lemmas.Contains(m)))];
        var several = reading.AsksForSeveral || reading.Intent == "list";
        if (asked.Count == 0 || rest.Count > 0 || !several || reading.Terms.Any(t => t.Kind is TermKind.Date or TermKind.Number && !t.IsAsked))
            return null;
        if (entities.Any(e => !e.IsAsked && reading.Intent != "list" && !e.EntityIds.Any(index.IsEverywhere)))
            return null;
        var states = entities.SelectMany(e => e.EntityIds).ToHashSet();
        var matching = store.Entities.Values
            .Where(e => asked.All(w => OfKind(w, e.Kinds)) && (states.Count == 0 || (e.Of is { } of && states.Contains(of))))
            .Select(e => (Entity: e, Entry: index.Postings(e.Id).Select(i => index.Facts[i]).OrderByDescending(f => f.Own.Contains(e.Id)).ThenBy(f => f.Order).Select(f => f.Entry).FirstOrDefault()))
            .Where(x => x.Entry is not null)
            .OrderBy(x => index.Postings(x.Entity.Id).Min())
            .ToList();
        if (matching.Count > 0)
            return new Listing { Items = [.. matching.Select(x => ((string?)x.Entity.Name, x.Entry!))], Answer = string.Join(", ", matching.Select(x => x.Entity.Name)), Most = 8 };
        var happenings = store.Events.Values
            .Where(e => OfKind(asked[^1], e.Kinds) && asked.All(w => EventStrength(w, e) >= 0.6))
            .Select(e => (Event: e, Entry: store.EntriesOf(e.Id).FirstOrDefault()))
            .Where(x => x.Entry is not null)
            .OrderBy(x => x.Event.When?.Start ?? DateOnly.MaxValue).ThenBy(x => x.Event.Id, StringComparer.Ordinal)
            .ToList();
        return happenings.Count > 1 ? new Listing { Items = [.. happenings.Select(x => (x.Event.When?.ToString(), x.Entry!))], Most = 8 } : null;
    }

    // "The abductions" are all of them; "the talks" are one matter.
    private bool IsSeveral(Term noun, Analysis analysis) =>
        analysis.Tokens[noun.End - 1] is { Folded: var form } && !noun.Lemmas.Any(l => l.EndsWith(form, StringComparison.Ordinal)) && !store.Events.Values.Any(e => e.Kinds.Contains(form));

    private static bool IsKind(Term word, IReadOnlyList<string> kinds) => kinds.Any(k => word.Lemmas.Any(l => string.Equals(l, k, StringComparison.OrdinalIgnoreCase)));

    private static bool OfKind(Term word, IReadOnlyList<string> kinds)
    {
        foreach (var kind in kinds)
        {
            var parts = kind.ToLowerInvariant().Split(' ', '-');
            if (word.Lemmas.Any(l => l == kind.ToLowerInvariant() || parts.Contains(l)))
                return true;
            if (word.Senses.Any(u => !u.Near && u.Sense.Same.Contains(kind)))
                return true;
        }

        return false;
    }

    private double EventStrength(Term word, Event happening) =>
        store.EntriesOf(happening.Id).SelectMany(index.OfEntry).Select(f => Strength(word, f)).DefaultIfEmpty(0).Max();

    private double Strength(Term term, Fact fact) => term.Kind switch
    {
        TermKind.Word => matcher.WordStrength(term, fact.Evidence),
        TermKind.Entity => term.EntityIds.Any(fact.OfEntry.Contains) ? 1 : term.EntityIds.Any(id => store.Entities[id].Governs && store.Entities[id].Of is { } of && fact.OfEntry.Contains(of)) ? 0.8 : 0,
        TermKind.Date => DateExplainer.Strength(term.Date!, fact),
        _ => fact.Numbers.Contains(term.Number!.Value) ? 1 : 0,
    };
}
