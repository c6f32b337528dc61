using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Answers "A or B?": each alternative is asked by itself, and the one that a fact bears out is chosen. Where the facts bear out both, or
/// neither, there is no choice. Immutable.
/// </summary>
internal sealed class Alternatives(KnowledgeStore store, Decider decider)
{
    // How much more of the question the chosen alternative must explain where both are borne out.
    private const double Margin = 0.1;

    /// <summary>What comes of a question that offers a choice, or null where no two alternatives stand in it or none is chosen.</summary>
    /// <param name="reading">The question.</param>
    /// <param name="tokens">Its tokens.</param>
    public Decision? Decide(Reading reading, IReadOnlyList<Token> tokens)
    {
        if (reading.Form != QuestionForm.Choice || Of(reading, tokens) is not var (left, right))
            return null;
        var one = Ask(reading, left, right);
        var other = Ask(reading, right, left);
        var isOne = one.Outcome == Outcome.Answered;
        var isOther = other.Outcome == Outcome.Answered;
        if (!isOne && !isOther)
            return Neither(reading, left, right);
        var takesOne = isOne && (!isOther || one.Chosen[0].Share > other.Chosen[0].Share + Margin);
        var takesOther = isOther && (!isOne || other.Chosen[0].Share > one.Chosen[0].Share + Margin);
        if (!takesOne && !takesOther)
            return null;
        var chosen = takesOne ? one : other;
        var term = takesOne ? left : right;
        return chosen with { Reading = reading, Verdict = null, Computed = term.Kind == TermKind.Entity && !chosen.Chosen[0].Fact.Proposition.IsNegative ? new ChosenAlternative(NameOf(term, chosen.Chosen[0].Fact)) : null };
    }

    private string NameOf(Term term, Fact fact) =>
        store.Entities[term.EntityIds.FirstOrDefault(fact.OfEntry.Contains) ?? term.EntityIds[0]].Name;

    private Decision Ask(Reading reading, Term kept, Term dropped) => decider.Decide(
        reading.Without(dropped, kept) with { Form = QuestionForm.YesNo }, default, always: false);

    // "Did he back A or B": a fact that denies the whole answers too.
    private Decision? Neither(Reading reading, Term left, Term right)
    {
        var decision = decider.Decide(reading with { Form = QuestionForm.YesNo, Terms = [.. reading.Terms.Where(t => t != left && t != right)] }, default, always: false);
        return decision is { Outcome: Outcome.Answered, Chosen: [{ Fact.Proposition.IsNegative: true }, ..] } ? decision with { Reading = reading, Verdict = null } : null;
    }

    // "Praise or criticise": behind a verb's "or" stands a verb, whatever else the word may be.
    private static bool IsOtherVerb(Term left, Term right, int or) =>
        left.IsVerb && left.End == or && right.First == or + 1 && right.Senses.Any(u => u is { Near: false, Sense.IsAction: true });

    // The terms on both sides of the last "or" that are of the same kind.
    private static (Term Left, Term Right)? Of(Reading reading, IReadOnlyList<Token> tokens)
    {
        var or = Enumerable.Range(0, tokens.Count).LastOrDefault(i => tokens[i].Folded == "or", -1);
        if (or < 0)
            return null;
        var right = reading.Own.Where(t => t.First > or && !t.IsContext).MinBy(t => t.First);
        if (right is null || right.First > or + 4)
            return null;
        var left = reading.Own.Where(t => t.First >= 0 && t.End <= or && t.Kind == right.Kind && (t.IsVerb == right.IsVerb || IsOtherVerb(t, right, or)) && !t.IsContext).MaxBy(t => t.First);
        return left is null ? null : (left, right);
    }
}
