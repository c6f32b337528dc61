using RelationsBot.Knowledge;

namespace RelationsBot.Probes;

/// <summary>Probes made from facts alone: each filled slot, each empty one, each fact and statement asked for yes or no.</summary>
internal sealed class FactProbes
{
    /// <summary>The frame under which the store says what something is; every subject has it.</summary>
    private const string Define = "define";

    // Longer statements make no question that somebody would ask.
    private const int MostWords = 25;

    // What is so in a certain way only is not plainly so.
    private static readonly string[] Qualifying = ["attribute", "manner", "share", "condition"];

    private readonly StoreReading store;
    private readonly SlotWording wording;
    private readonly EmptySlots slots;

    public FactProbes(StoreReading store)
    {
        this.store = store;
        slots = new EmptySlots(store);
        var actions = new ActionWords(store.Store, store.Data.Lexicon, store.Data.Irregular);
        wording = new SlotWording(store, new FactWording(store, actions), new Inflection(store.Data.Irregular));
    }

    public IEnumerable<Probe> Of(Entry entry)
    {
        if (IsShort(entry.Statement))
            yield return new Probe(ProbeKind.Statement, $"Is it true that {Lowered(entry.Statement)}?", entry.Propositions[0], "statement");
        foreach (var fact in entry.Propositions)
        {
            var dated = FactWording.Year(fact).Length > 0 && Rivals(fact) > 0;
            foreach (var question in Filled(fact, dated))
                yield return Answerable(ProbeKind.Filled, question, fact);
            if (fact.Mode is Mode.Happened or Mode.Ongoing && !fact.IsNegative && !Qualifying.Any(r => EmptySlots.IsFilled(fact, r)) && wording.YesNo(fact) is { } whether)
                yield return Answerable(ProbeKind.FilledYesNo, whether, fact);
            foreach (var question in Empty(fact))
                yield return new Probe(ProbeKind.EmptySlot, question.Text, fact, question.Slot);
        }
    }

    private Probe Answerable(ProbeKind kind, WordedQuestion question, Proposition fact) =>
        new(kind, question.Text, fact, question.Slot) { AlsoRight = [.. slots.Like(fact, question.Named).Select(p => p.EntryId).Distinct()] };

    private IEnumerable<WordedQuestion> Filled(Proposition fact, bool dated)
    {
        var questions = new List<WordedQuestion?>();
        foreach (var (slot, role, opening) in SlotWording.Circumstances)
        {
            if (EmptySlots.IsFilled(fact, role) && !fact["agent"].Any(a => a.EntityId is { } id && fact[role].Any(v => v.EntityId == id)))
                questions.Add(wording.Circumstance(fact, slot, role, opening, dated));
        }

        var isQualified = Qualifying.Any(r => EmptySlots.IsFilled(fact, r));
        if (EmptySlots.IsFilled(fact, "agent") && !isQualified)
            questions.AddRange(wording.Agent(fact, dated));
        foreach (var role in (string[])["patient", "partner", "recipient", "destination", "origin", "content"])
        {
            if (EmptySlots.IsFilled(fact, role) && !isQualified)
                questions.AddRange(wording.Object(fact, role, dated));
        }

        questions.Add(wording.Count(fact, dated));
        if (fact.Frame == Define)
            questions.Add(wording.Definition(fact));
        return questions.OfType<WordedQuestion>();
    }

    private IEnumerable<WordedQuestion> Empty(Proposition fact)
    {
        if (fact.Mode is not (Mode.Happened or Mode.Ongoing) || fact.IsNegative)
            yield break;
        foreach (var (slot, role, opening) in SlotWording.Circumstances.Where(c => c.Slot is not ("result" or "topic" or "manner" or "claimant") && c.Opening != "In which year"))
        {
            if (wording.Circumstance(fact, slot, role, opening, dated: true) is { } question && slots.IsEmpty(fact, slot, role, question.Named))
                yield return question;
        }

        if (fact["agent"].All(v => v.IsUnknown))
        {
            foreach (var question in wording.Agent(fact, dated: true).Where(q => slots.IsEmpty(fact, "agent", "agent", q.Named)))
                yield return question;
        }
    }

    private int Rivals(Proposition fact)
    {
        var named = fact.Roles.Values.SelectMany(v => v).Select(v => v.EntityId).OfType<string>().Take(2).ToList();
        return slots.Like(fact, named).Count(p => p.When is { } when && fact.When is { } own && !when.Overlaps(own));
    }

    private static bool IsShort(string statement) =>
        statement.Split(' ').Length <= MostWords && statement.IndexOfAny([';', '(', ':']) < 0 && !statement.TrimEnd('.').Contains(". ", StringComparison.Ordinal);

    private string Lowered(string statement)
    {
        var sentence = statement.TrimEnd('.', ' ');
        return store.Analyze(statement).Mentions.Entities.Any(m => m.First == 0) || char.IsUpper(sentence[1]) ? sentence : char.ToLowerInvariant(sentence[0]) + sentence[1..];
    }
}
