using System.Collections.Frozen;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Holds a fact against the terms of a question: how strongly each is explained, how much it tells, and whether its absence rules
/// the fact out. Names, numbers, dates, the asked noun and verbs rule out; other words that evoke a frame of the store do too;
/// known words outside the store cost; fillers are free. Immutable.
/// </summary>
internal sealed class Matcher
{
    private const double EvaluationWeight = 0.15;
    private const double AttributeWeight = 0.6;
    private const double ContextWeight = 0.3;
    private const double InheritedWeight = 0.45;
    private const double OutsideStoreWeight = 0.6;
    private const double AspectWeight = 0.3;
    private const double SlotNounWeight = 0.25;
    private const double VerbThreshold = 0.5;
    private const double MostCost = 2.2;
    private const double MostOfWord = 0.8;

    // Compared at 0, 0.3 and 0.7 on opened question batches (fewest wrong answers), in ingested documents at 0.3, 0.5, 0.7 and 1 (most found).
    private const double ShareOfOwnRarity = 0.3;
    private const double ShareOfOwnRarityDerived = 0.7;

    private const double OfTie = 0.6;
    private const double OfPhrase = 0.9;
    private const double OfIdiom = 0.4;

    // Roles of what a happening hangs together with.
    private static readonly string[] Ties = ["reason", "result", "topic", "context", "exchange", "purpose"];

    private readonly KnowledgeStore store;
    private readonly FactIndex index;
    private readonly FrozenSet<string> evoking;
    private readonly FrozenSet<string> happenings;
    private readonly ILookup<string, string> kin;

    public Matcher(KnowledgeStore store, FactIndex index)
    {
        this.store = store;
        this.index = index;
        var peoples = store.Entities.Values.Where(e => e.Demonyms.Count > 0).ToList();
        kin = peoples.SelectMany(wide => peoples.Where(narrow => IsWithin(narrow, wide)).Select(narrow => (wide.Id, Narrow: narrow.Id))).ToLookup(p => p.Id, p => p.Narrow);
        happenings = store.Events.Values.SelectMany(e => e.Kinds).Where(k => !k.Contains(' ', StringComparison.Ordinal)).ToFrozenSet();
        evoking = store.Frames.Values.SelectMany(f => f.Senses).ToFrozenSet();
    }

    // "Koreans" are North Koreans too: the name of a people that ends with another's.
    private static bool IsWithin(Entity narrow, Entity wide) =>
        wide != narrow && wide.Demonyms.Any(w => narrow.Demonyms.Any(n => n.EndsWith(" " + w, StringComparison.Ordinal)));

    /// <summary>Weight of a term: how much it tells which fact is meant.</summary>
    public double Weight(Term term)
    {
        var weight = term.Kind switch
        {
            TermKind.Entity => term.EntityIds.Min(index.RarityOf) * (term.Mention == MentionKind.Demonym ? 0.5 : 1) * (term.EntityIds.Any(index.IsEverywhere) ? 0.4 : 1.2),
            TermKind.Date => Math.Log(1 + store.Entries.Count) * 0.7,
            TermKind.Number => term.Number!.Kind == NumberKind.Ordinal ? 0.8 : Math.Log(1 + store.Entries.Count) * 0.7,
            _ => WordWeight(term),
        };
        if (term.IsContext)
            weight *= ContextWeight;
        if (term.IsInherited)
            weight *= InheritedWeight;
        return weight;
    }

    private double WordWeight(Term term)
    {
        var concepts = ConceptsOf(term).Select(c => c.Concept).Where(c => index.Postings(c).Length > 0).ToList();
        var full = Math.Log(1 + store.Entries.Count);
        var weight = concepts.Count == 0 ? full * OutsideStoreWeight : Math.Min(full * MostOfWord, Rarity(term, concepts));
        return term.Class switch
        {
            WordClass.Evaluation => weight * EvaluationWeight,
            WordClass.Attribute => weight * AttributeWeight,
            _ => weight,
        };
    }

    // A word tells as much as it is rare itself, less where others of the store mean the same. Where facts are whole sentences, the same
    // sense may stand there by chance, and the word itself tells more.
    private double Rarity(Term term, List<int> concepts)
    {
        var own = term.Lemmas.Select(index.Concepts.FindWord).Where(concepts.Contains).ToList();
        var share = index.IsDerived ? ShareOfOwnRarityDerived : ShareOfOwnRarity;
        return own.Count == 0
            ? index.IsDerived ? concepts.Max(index.Rarity) : concepts.Min(index.Rarity)
            : share * own.Min(index.Rarity) + (1 - share) * concepts.Min(index.Rarity);
    }

    /// <summary>The concept of a word itself, or -1.</summary>
    public int ConceptOf(string lemma) => index.Concepts.FindWord(lemma);

    /// <summary>The term with its concepts looked up, once for all the facts it is held against.</summary>
    public Term Resolve(Term term) => term.Kind != TermKind.Word || term.Concepts is not null
        ? term
        : term with { Concepts = [.. LookUp(term).OrderByDescending(c => c.Strength)], EvokesFrame = LookUpEvokes(term), Parts = [.. term.Parts.Select(Resolve)] };

    /// <summary>The concepts of the index a word stands for, and how strongly.</summary>
    public IEnumerable<(int Concept, float Strength)> ConceptsOf(Term term) => term.Concepts ?? LookUp(term);

    private IEnumerable<(int Concept, float Strength)> LookUp(Term term) => LookUpAll(term).Where(c => c.Concept >= 0);

    private IEnumerable<(int Concept, float Strength)> LookUpAll(Term term)
    {
        foreach (var lemma in term.Lemmas)
            yield return (index.Concepts.FindWord(lemma), Concepts.Word);
        foreach (var use in term.Senses)
        {
            yield return (index.Concepts.FindSense(use.Sense.Id), use.Near ? Concepts.Near : Concepts.Same);
            if (!use.Near)
                yield return (index.Concepts.FindNear(use.Sense.Id), Concepts.Near);
        }
    }

    /// <summary>Holds a fact against one term.</summary>
    public Explanation Explain(Term term, double weight, Fact fact, Reading reading)
    {
        switch (term.Kind)
        {
            case TermKind.Entity:
                {
                    var strength = EntityStrength(term, fact);
                    Veto? veto = strength < Explanation.Enough && !term.IsInherited && (!term.IsContext || (term.IsSetting && !term.EntityIds.Any(id => store.Entities[id].Type == EntityType.Group))) && !term.EntityIds.Any(index.IsEverywhere) ? new Veto("'{0}' is not in it", term.Text) : null;
                    return new Explanation(term, strength, weight, veto);
                }

            case TermKind.Date:
                {
                    // "How many by 1984": a count of another year is no answer.
                    var date = term.Date is { Relation: DateRelation.Until } limit && reading.Slot is { } slot && (slot == "attribute" || store.Slots[slot].Type is SlotType.Number or SlotType.Amount) ? limit with { Relation = DateRelation.In } : term.Date!;
                    var strength = date.Relation != term.Date!.Relation && EndsWith(date.Period, fact) ? 1 : DateStrength(date, fact);

                    // "After the meeting of 2007, when did they …", "Poll of 2017: what share …": a limit that stands before the question,
                    // or the time of what it is about, counts all the same.
                    var isLimit = !term.IsContext || (term.IsSetting && ((reading.Slot == "time" && date.Relation is DateRelation.After or DateRelation.Before) || !reading.Terms.Any(t => t.IsSetting && t.IsVerb)));
                    return new Explanation(term, strength, weight, strength < Explanation.Enough && !term.IsInherited && isLimit ? new Veto("another time than {0}", term.Text) : null);
                }

            case TermKind.Number:
                return Number(term, weight, fact);
            default:
                return Word(term, weight, fact, reading);
        }
    }

    private Explanation Word(Term term, double weight, Fact fact, Reading reading)
    {
        // What happens must be told by the fact itself: no kind of its people, no event around it tells it.
        var strength = term is { IsMainVerb: true, Class: WordClass.Content } ? Math.Max(WordStrength(term, fact.Told), 0.9 * WordStrength(term, fact.Asked)) : WordStrength(term, fact.Evidence);

        // "The line that caused the conflict": that two matters hang together is told where a fact has both.
        if (term.Class == WordClass.Relation && Array.Exists(Ties, r => fact.Proposition[r].Count > 0))
            strength = Math.Max(strength, OfTie);

        // "When did the talks start" asks for the talks' time, whether or not their start is told by itself.
        if (term.Class == WordClass.Aspect && reading.Slot is "time" or "duration")
            return new Explanation(term, Math.Max(strength, 0.5), weight * AspectWeight, null);
        Veto? veto = null;

        // A clause of time beside the question only needs to be near what is told.
        var leastTold = term.IsSubordinate ? Explanation.Enough : VerbThreshold;
        if (!term.IsContext && !term.IsInherited)
        {
            if (fact.IsDerived)
                veto = strength < Explanation.Enough && term.IsUnknownName ? new Veto("'{0}' is an unknown name", term.Text) : null;
            else if (term.IsVerb && strength < leastTold && !(term.IsSubordinate && term.Class == WordClass.Aspect) && !term.NamesSlot && term.Class is WordClass.Content or WordClass.Aspect or WordClass.Relation)
                veto = new Veto("'{0}' is not what happens", term.Text);
            else if (strength < Explanation.Enough && term.IsActingNoun)
                veto = new Veto("'{0}' does nothing there", term.Text);
            else if (strength < Explanation.Enough && term is { IsActedOn: true, NamesSlot: false, Class: WordClass.Content })
                veto = new Veto("it is not done to '{0}' there", term.Text);
            else if (strength < VerbThreshold && term.IsPredicate || strength < Ranking.Near && term.IsRequired)
                veto = new Veto("nothing tells '{0}'", term.Text);
            else if (strength < Explanation.Enough && term.IsUnknownName)
                veto = new Veto("'{0}' is an unknown name", term.Text);
            else if (term.NamesSlot)
                veto = null;
            else if (strength < Explanation.Enough && term.IsAskedHead)
                veto = new Veto("no '{0}' in it", term.Text);
            else if (term.Class == WordClass.Content && ((strength < leastTold && Evokes(term)) || (strength < Explanation.Enough && term.Lemmas.Any(happenings.Contains))))
                veto = new Veto("'{0}' is another matter", term.Text);
        }

        // A known word that the fact does not tell, and that is no other deed either, is a small cost.
        if (veto is null && strength < Explanation.Enough && !term.IsVerb && !term.IsAsked)
            weight = Math.Min(weight, MostCost);
        return new Explanation(term, strength, term.NamesSlot ? weight * SlotNounWeight : weight, veto);
    }

    /// <summary>How strongly some evidence explains a word.</summary>
    public double WordStrength(Term term, Evidence evidence)
    {
        var best = OwnStrength(term, evidence);

        // "own up", "run out of": what an idiom means its one word does not.
        if (term.Parts.Count == 0 || (term.Parts.Count == 1 && term.IsVerb && term.Senses.Any(u => !u.Near) && term.Lemmas[0].Split(' ').Any(FunctionWords.Particles.Contains)))
            return best;

        // A phrase is explained by its words too: "send a message" by a sending and a message. "Short of" hardly by "short".
        var sum = 0d;
        foreach (var part in term.Parts)
            sum += WordStrength(part, evidence);
        return Math.Max(best, (IsIdiom(term) ? OfIdiom : OfPhrase) * (sum / term.Parts.Count));
    }

    // One word with a preposition behind it, that has a sense of its own.
    private static bool IsIdiom(Term term) => term.Parts.Count == 1 && term.Senses.Any(u => !u.Near) && term.Lemmas[0].EndsWith(" of", StringComparison.Ordinal);

    /// <summary>How strongly some evidence explains a word or a phrase as a whole.</summary>
    public double OwnStrength(Term term, Evidence evidence)
    {
        var best = 0d;
        foreach (var (concept, strength) in term.Concepts ?? [.. LookUp(term).OrderByDescending(c => c.Strength)])
        {
            // The strongest come first, and no evidence is above 1.
            if (strength <= best)
                break;
            best = Math.Max(best, evidence[concept] * strength);
        }

        return best;
    }

    /// <summary>Whether a word evokes a frame of the store.</summary>
    public bool Evokes(Term term) => term.EvokesFrame ?? LookUpEvokes(term);

    private bool LookUpEvokes(Term term) => term.Senses.Any(u => !u.Near && evoking.Contains(u.Sense.Id)) && term.Senses.Count(u => !u.Near) <= 3;

    private double EntityStrength(Term term, Fact fact)
    {
        var best = 0d;
        foreach (var id in term.EntityIds)
        {
            var entity = store.Entities[id];
            var state = entity.Governs ? entity.Of : null;
            if (fact.Own.Contains(id))
                return 1;
            if (fact.OfEntry.Contains(id) || (state is not null && fact.Own.Contains(state)))
                best = Math.Max(best, 0.9);
            else if (state is not null && fact.OfEntry.Contains(state))
                best = Math.Max(best, 0.85);
            else if (state is not null && fact.StatesOfEntry.Contains(state))
                best = Math.Max(best, 0.7);

            // Who is of a state acts for it, but is not where somebody goes.
            else if (entity.Type == EntityType.Country && fact.StatesOfEntry.Contains(id) && !(term.Part == TermPart.Object || term.PartBeside == TermPart.Object || term.Preposition is "in" or "to" or "into" or "from"))
                best = Math.Max(best, 0.8);
            else if (!(entity.Type == EntityType.Person && (term.IsOwner || term.Part != TermPart.None)) && HasNamesake(fact, id))
                best = Math.Max(best, 0.75);
            else if (fact.OfEvent.Contains(id) && !(entity.IsAgent && (term.IsOwner || term.Part != TermPart.None || term.PartBeside != TermPart.None || term.Preposition is not null)))
                best = Math.Max(best, 0.6);
            else if (index.IsEverywhere(id) || (term.Mention == MentionKind.Demonym && kin[id].Any(k => index.IsEverywhere(k) || fact.OfEntry.Contains(k))))
                best = Math.Max(best, 0.4);
        }

        return best;
    }

    private bool HasNamesake(Fact fact, string entity) => index.NamedAfter(entity) is { } named && Array.Exists(fact.OfEntry, named.Contains);

    /// <summary>How well a fact fits a mentioned time, at the precision of the question.</summary>
    public static double DateStrength(DateMention date, Fact fact)
    {
        var best = 0d;
        foreach (var (period, strength) in fact.Periods)
        {
            var fit = Fit(date.Scope, period);

            // "after the 2002 confession": the date may belong to what the scene is measured from.
            if (date.Relation != DateRelation.In)
                fit = Math.Max(fit, Fit(date.Period, period) * 0.7);
            best = Math.Max(best, fit * strength);
        }

        return best;
    }

    // "How many by 1960", of what is told up to then.
    private static bool EndsWith(Period limit, Fact fact)
    {
        foreach (var (period, strength) in fact.Periods)
        {
            if (strength >= 1 && period.Start == DateOnly.MinValue && period.End == limit.End)
                return true;
        }

        return false;
    }

    private static double Fit(Period scope, Period period)
    {
        if (!scope.Overlaps(period))
            return 0;
        if (scope.Contains(period))
            return 1;
        if (!period.IsBounded)
        {
            // An open end is unknown, not endless: a vague limit vouches for the ten years next to it, an exact one for its own year.
            var reach = period.Edtf.Contains('X', StringComparison.Ordinal) ? 10 : 0;
            var near = scope.IsBounded && (period.Start == DateOnly.MinValue ? scope.End.Year >= period.End.Year - reach : scope.Start.Year <= period.Start.Year + reach);
            return near ? 0.65 : 0.1;
        }

        if (period.Contains(scope))
            return period.Days <= 3700 ? 0.85 : 0.6;
        return 0.65;
    }

    private static Explanation Number(Term term, double weight, Fact fact)
    {
        var number = term.Number!;
        if (number.Kind == NumberKind.Ordinal)
        {
            if (number.Value == -1 && !term.IsContext && fact.Ordinals.Contains(1) && !fact.Ordinals.Contains(-1))
                return new Explanation(term, 0, weight, new Veto("the first one, not the {0}", term.Text));
            if (number.Value is 1 or -1)
                return new Explanation(term, fact.Ordinals.Contains(number.Value) ? 1 : 0.5, term.IsContext ? 0 : weight, null);
            var named = fact.Ordinals.Contains(number.Value);
            return new Explanation(term, named ? 1 : 0, weight, named || term.IsContext ? null : new Veto("no {0} one", term.Text));
        }

        // "In 98", "02 and 04": two digits may be a year.
        if (term.Text.Length is 2 or 4 && term.Text.All(char.IsAsciiDigit) && fact.Periods.Any(p => p.Period.IsBounded && p.Period.Days <= 366 && (p.Period.Start.Year == number.Value || p.Period.Start.Year % 100 == number.Value)))
            return new Explanation(term, 0.9, weight, null);
        if (term.IsAsked || term.IsCompound || (number.Value is 1 or 2 && term.End >= 0))
            return new Explanation(term, 1, 0, null);
        var found = fact.Numbers.Contains(number.Value);
        return new Explanation(term, found ? 1 : 0, weight, found || term.IsContext || term.IsInherited ? null : new Veto("another number than {0}", term.Text));
    }
}
