using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Answering;

/// <summary>Reads the parts of an operator's question, each as a question of its own. Immutable.</summary>
internal sealed class OperandReader(KnowledgeStore store, Analyzer analyzer, Reader reader, Decider decider)
{
    /// <summary>When what a part tells happened, or null where that is not known.</summary>
    public Operand? Time(Operation operation, int part)
    {
        if (Ask(operation, part, "time", "when") is { Outcome: Outcome.Answered, Chosen: [{ Filling.Role: "when" } chosen, ..] } decision
            && (chosen.Fact.Proposition.When ?? chosen.Fact.Event?.When) is { } when && when.Start > DateOnly.MinValue)
        {
            return new Operand(decision, chosen, When: when);
        }

        return null;
    }

    /// <summary>How much or how many a part tells, or null where that is not known.</summary>
    public Operand? Amount(Operation operation, int part) =>
        Ask(operation, part, "amount", "howmuch") is { Outcome: Outcome.Answered, Chosen: [{ Filling.Values: [{ Value: not null } value] } chosen, ..] } decision
            ? new Operand(decision, chosen, Value: value)
            : null;

    /// <summary>What is decided on a part, or null where it names nothing or points elsewhere.</summary>
    public Decision? Ask(Operation operation, int part, string slot, string intent)
    {
        var reading = reader.Read(analyzer.Analyze(operation.Part(part), operation.Today));
        if (reading.Anaphora.Any(a => a is not ("that" or "this" or "those" or "these")) || !reading.Terms.Any(t => t.Kind == TermKind.Word || (t.Kind == TermKind.Entity && !t.EntityIds.All(id => store.Entities[id].IsSubject))))
            return null;
        var decision = decider.Decide(reading with { Slot = slot, Intent = intent, Form = QuestionForm.Open }, default, always: false);
        operation.Asked.Add(decision);
        return decision;
    }
}
