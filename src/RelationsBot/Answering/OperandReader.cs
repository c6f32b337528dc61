using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>Reads the parts of an operator's question, each as a question of its own. Immutable.</summary>
internal sealed class OperandReader(KnowledgeStore store, Analyzer analyzer, IntentRecognizer rules, Reader reader, Decider decider)
{
    private const string AtEnd = "at-end";
    private const string AtBeginning = "at-beginning";

    // As many words of the first part a second one may leave out.
    private const int LongestEllipsis = 4;

    // Facts that fit a part nearly as well as the best.
    private const double NearScore = 0.2;

    /// <summary>When what a part tells happened, or null where that is not known.</summary>
    /// <param name="operation">The question.</param>
    /// <param name="part">Which part.</param>
    /// <param name="beside">What the part stands beside: "the talks" are those of that matter; null: nothing.</param>
    public Operand? Time(Operation operation, int part, Operand? beside = null)
    {
        // "The end of the war": one side of what lasted.
        var analysis = analyzer.Analyze(operation.Part(part), operation.Today);
        if (rules.Recognize(analysis.Tokens, 0, analysis.Tokens.Count, analysis.Mentions) is { Rule.Intent: AtEnd or AtBeginning } edge)
        {
            var whole = new Operation(analysis, edge, operation.Today);
            return Time(operation, whole.Part(0), beside) is { When: { IsBounded: true } when } found
                ? found with { When = when.Precision == Precision.Range && when.Edtf.Split('/') is [var from, var to] ? Period.Parse(edge.Rule.Intent == AtEnd ? to : from) : when }
                : null;
        }

        return Time(operation, operation.Clause(part), beside);
    }

    /// <summary>When the thing that a part names came to be, or null where that is not known. Nobody's age is that.</summary>
    public Operand? Origin(Operation operation, int part)
    {
        var name = operation.Part(part);
        if (Read(operation, name) is not { } named || named.Terms.Where(t => t.Kind == TermKind.Entity).ToList() is not [{ } thing] || thing.EntityIds.Any(id => store.Entities[id].Type == EntityType.Person))
            return null;
        return operation.Match.Rule.Readings.Select(r => Time(operation, r.Replace(IntentRule.PartMark, name, StringComparison.Ordinal), beside: null)).FirstOrDefault(IsTold);

        // That it was founded must be told of it itself, by a fact of just that.
        bool IsTold(Operand? operand) => operand is not null && thing.EntityIds.Any(operand.Chosen.Fact.Own.Contains) && decider.Tells(operand.Decision.Reading, operand.Chosen.Fact);
    }

    private Operand? Time(Operation operation, string text, Operand? beside)
    {
        if (Read(operation, text) is not { } reading)
            return null;
        if (beside is not null && IsPlain(reading) && Decide(operation, reading, "time", "when", new Focus(beside.Chosen.Fact.Event?.Id, beside.Chosen.Fact.Entry.Id, IsBinding: true)) is { Outcome: Outcome.Answered } near)
            return Apart(near, beside.When!);
        var decision = Decide(operation, reading, "time", "when", default, IsAnyOfSeveral(reading));
        return Timed(decision) ?? Dated(operation, reading);
    }

    private static Operand? Timed(Decision decision) =>
        decision is { Outcome: Outcome.Answered, Chosen: [{ Filling.Role: "when" } chosen, ..] } ? At(decision, chosen) : null;

    // Of what was found around another happening, that which is at a time of its own.
    private static Operand? Apart(Decision decision, Period other) => decision.Candidates
        .Where(c => c.Vetoes.Count == 0 && c.Filling is { Role: "when" } && c.Score >= decision.Candidates[0].Score - NearScore)
        .Select(c => At(decision, c)).FirstOrDefault(o => o is not null && !o.When!.Overlaps(other)) ?? Timed(decision);

    // "the launch in November 2022": a part that dates itself asks for no time, but a fact must bear it out.
    private Operand? Dated(Operation operation, Reading reading)
    {
        if (!reading.Own.Any(t => t is { Kind: TermKind.Date, IsContext: false, Date.Relation: DateRelation.In }))
            return null;
        var decision = decider.Decide(reading with { Slot = null, Intent = "yesno", Form = QuestionForm.YesNo }, default, always: false);
        operation.Asked.Add(decision);
        return decision is { Outcome: Outcome.Answered, Computed: null, Chosen: [var chosen, ..] } ? At(decision, chosen) : null;
    }

    private static Operand? At(Decision decision, Candidate chosen) =>
        (chosen.Fact.Proposition.When ?? chosen.Fact.Event?.When) is { } when && when.Start > DateOnly.MinValue ? new Operand(decision, chosen, When: when) : null;

    /// <summary>How much or how many a part tells, or null where that is not known.</summary>
    public Operand? Amount(Operation operation, int part) => Valued(Ask(operation, operation.Clause(part), "amount", "howmuch"));

    /// <summary>The number a part tells, of whatever kind, or null where that is not known.</summary>
    /// <param name="operation">The question.</param>
    /// <param name="part">Which part.</param>
    /// <param name="first">The part before, whose words this one may leave out: "(Japanese see it) positively".</param>
    public Operand? Number(Operation operation, int part, Operand? first)
    {
        var text = operation.Clause(part);
        if (first is null)
            return Number(operation, text);
        var before = operation.Part(part - 1).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var left = 0; left <= Math.Min(LongestEllipsis, before.Length); left++)
        {
            var whole = left == 0 ? text : string.Join(' ', before[..^left]) + " " + text;
            if (Number(operation, whole) is { } found && found.Chosen.Fact != first.Chosen.Fact)
                return found;
        }

        return null;
    }

    private Operand? Number(Operation operation, string text) =>
        Valued(Ask(operation, text, "count", "howmany")) ?? Valued(Ask(operation, text, "share", "share")) ?? Valued(Ask(operation, text, "amount", "howmuch"));

    private static Operand? Valued(Decision? decision) =>
        decision is { Outcome: Outcome.Answered, Computed: null, Chosen: [{ Filling.Values: [{ Value: not null } value] } chosen, ..] } ? new Operand(decision, chosen, Value: value) : null;

    /// <summary>What is decided on a part, or null where it names nothing or points elsewhere.</summary>
    public Decision? Ask(Operation operation, int part, string slot, string intent) => Ask(operation, operation.Clause(part), slot, intent);

    private Decision? Ask(Operation operation, string text, string slot, string intent) =>
        Read(operation, text) is { } reading ? Decide(operation, reading, slot, intent, default) : null;

    private Reading? Read(Operation operation, string text)
    {
        var reading = reader.Read(analyzer.Analyze(text, operation.Today), isPart: true);
        return reading.Anaphora.Any(a => a is not ("that" or "this" or "those" or "these")) || !reading.Terms.Any(t => t.Kind == TermKind.Word || (t.Kind == TermKind.Entity && !t.EntityIds.All(id => store.Entities[id].IsSubject))) ? null : reading;
    }

    private Decision Decide(Operation operation, Reading reading, string slot, string intent, Focus focus, bool isAmbiguous = false)
    {
        var decision = decider.Decide(reading with { Slot = slot, Intent = intent, Form = QuestionForm.Open }, focus, always: false);
        if (isAmbiguous)
            decision = decision with { Outcome = Outcome.Refused, Refusal = Refusal.NotInSources };
        operation.Asked.Add(decision);
        return decision;
    }

    // "the talks": a noun that happenings at different times share names none of them.
    private bool IsAnyOfSeveral(Reading reading) =>
        reading.Own.Where(t => t.Class != WordClass.Evaluation).ToList() is [{ Kind: TermKind.Word, IsVerb: false } noun]
        && store.Events.Values.Where(e => e.When is not null && e.Kinds.Any(noun.Lemmas.Contains) && store.EntriesOf(e.Id).Any(x => x.Propositions.Any(p => p.Mode == Mode.Happened))).Select(e => e.When!.Edtf).Distinct().Skip(1).Any();

    // "the talks began": says no more than what is talked about tells.
    private static bool IsPlain(Reading reading) =>
        reading.Own.All(t => t.Kind == TermKind.Word && t.IsKnown) && reading.Own.Count(t => t.Class == WordClass.Content) <= 2;
}
