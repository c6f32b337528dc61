using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Answers what no single fact says but two facts together do: how long between, which first, which is more. What an operator works
/// on is read and decided as a question of its own; where one part has no answer there is no result. Immutable.
/// </summary>
internal sealed class Operators(KnowledgeStore store, Lexicon lexicon, Analyzer analyzer, IntentRecognizer intents, IntentRecognizer rules, Reader reader, Decider decider)
{
    private static readonly (string Word, TimeUnit Unit)[] Units = [("year", TimeUnit.Year), ("month", TimeUnit.Month), ("week", TimeUnit.Week), ("day", TimeUnit.Day)];

    /// <summary>The operator that an utterance asks for, with what it works on, or null.</summary>
    public IntentMatch? Recognize(Analysis analysis)
    {
        var sentence = QuestionSentence.Of(analysis, lexicon, intents);
        var match = rules.Recognize(analysis.Tokens, sentence.FirstWord, sentence.To, analysis.Mentions)
            ?? rules.Recognize(analysis.Tokens, 0, analysis.Tokens.Count, analysis.Mentions);
        return match is { Parts.Count: > 0 } ? match : null;
    }

    /// <summary>The words that a part stands for, for traces and for reading them.</summary>
    public static string PartText(Analysis analysis, IntentMatch match, int part) =>
        analysis.Utterance.Text[analysis.Tokens[match.Parts[part].First].Span.Start..analysis.Tokens[match.Parts[part].End - 1].Span.End];

    /// <summary>The decision that an operator makes, or null where one of its parts is not known.</summary>
    /// <param name="analysis">The utterance.</param>
    /// <param name="match">What <see cref="Recognize"/> found in it.</param>
    /// <param name="today">The day relative dates count from.</param>
    /// <param name="asked">Takes what was decided on each part, for the trace.</param>
    public Decision? Decide(Analysis analysis, IntentMatch match, DateOnly today, ICollection<Decision> asked)
    {
        return match.Rule.Intent switch
        {
            "difference" => Difference(analysis, match, today, asked),
            "order" => Order(analysis, match, today, asked),
            "before" or "after" => Before(analysis, match, today, asked),
            "more" => More(analysis, match, today, asked),
            "rest" => Rest(analysis, match, today, asked),
            _ => null,
        };
    }

    private Decision? Difference(Analysis analysis, IntentMatch match, DateOnly today, ICollection<Decision> asked)
    {
        var unit = Unit(analysis, match);
        if (match.Parts.Count == 1)
            return Between(analysis, match, unit, today, asked);
        if (Times(analysis, match, today, asked) is not ({ } a, { } b))
            return null;
        return Result(a, [a, b], TimeBetween.Of(a.When, b.When, unit), match.Rule.Intent);
    }

    // "Between his two visits": one happening that took place twice.
    private Decision? Between(Analysis analysis, IntentMatch match, TimeUnit? unit, DateOnly today, ICollection<Decision> asked)
    {
        if (Ask(analysis, match, 0, "time", "when", today, asked) is not { Outcome: Outcome.Answered } decision)
            return null;
        foreach (var candidate in decision.Candidates.Where(c => c.Vetoes.Count == 0 && c.Share >= Decider.LeastShare))
        {
            var times = candidate.Fact.Entry.Propositions.Where(p => p.Frame == candidate.Fact.Proposition.Frame).Select(p => p.When).OfType<Period>()
                .Where(p => p.Start > DateOnly.MinValue).DistinctBy(p => p.Edtf).OrderBy(p => p.Start).ToList();
            if (times.Count == 2)
                return Result(new Part(decision, candidate, times[0]), [new Part(decision, candidate, times[0])], TimeBetween.Of(times[0], times[1], unit), match.Rule.Intent);
        }

        return null;
    }

    private Decision? Order(Analysis analysis, IntentMatch match, DateOnly today, ICollection<Decision> asked)
    {
        if (Times(analysis, match, today, asked) is not ({ } a, { } b) || a.When.Overlaps(b.When))
            return null;
        var asksForLast = match.Tokens.Any(t => analysis.Tokens[t].Folded is "last" or "later" or "second" or "newer" or "younger");
        var winner = a.When.Start < b.When.Start != asksForLast ? 0 : 1;
        return Result(winner == 0 ? a : b, [a, b], new Comparison(winner, (winner == 0 ? a : b).When.ToString()), match.Rule.Intent);
    }

    private Decision? Before(Analysis analysis, IntentMatch match, DateOnly today, ICollection<Decision> asked)
    {
        if (match.Parts.Count != 2 || Times(analysis, match, today, asked) is not ({ } a, { } b) || a.When.Overlaps(b.When))
            return null;
        var isSo = a.When.Start < b.When.Start == (match.Rule.Intent == "before");
        return Result(a, [a, b], null, "yesno") with { Verdict = isSo ? "yes" : "no" };
    }

    private Decision? More(Analysis analysis, IntentMatch match, DateOnly today, ICollection<Decision> asked)
    {
        if (match.Parts.Count != 2)
            return null;
        var found = new List<(Part Part, RoleValue Value)>();
        for (var i = 0; i < 2; i++)
        {
            if (Ask(analysis, match, i, "amount", "howmuch", today, asked) is not { Outcome: Outcome.Answered, Chosen: [{ Filling.Values: [{ Value: not null } value] } chosen, ..] } decision)
                return null;
            found.Add((new Part(decision, chosen, Period.OfDay(today)), value));
        }

        if (found[0].Value.Value == found[1].Value.Value || found[0].Value.Unit != found[1].Value.Unit)
            return null;
        var asksForLess = match.Tokens.Any(t => analysis.Tokens[t].Folded is "smaller" or "less" or "fewer" or "lower" or "smallest" or "least");
        var winner = found[0].Value.Value > found[1].Value.Value != asksForLess ? 0 : 1;
        return Result(found[winner].Part, [found[0].Part, found[1].Part], new Comparison(winner, found[winner].Value.Text), match.Rule.Intent);
    }

    // "What share is left": the shares that one event tells, taken away from all.
    private Decision? Rest(Analysis analysis, IntentMatch match, DateOnly today, ICollection<Decision> asked)
    {
        if (Ask(analysis, match, 0, "share", "share", today, asked) is not { } decision
            || decision.Candidates.FirstOrDefault(c => c.Share >= Decider.LeastShare && Share(c.Fact) is not null) is not { Fact.Event: { } happening } chosen)
        {
            return null;
        }

        var facts = decision.Candidates.Where(c => c.Fact.Event == happening && Share(c.Fact) is not null).DistinctBy(c => Share(c.Fact)).ToList();
        var shares = facts.Select(c => Share(c.Fact)!.Value).ToList();
        return shares.Count != 2 || shares.Sum() >= 100
            ? null
            : Result(new Part(decision, chosen, Period.OfDay(today)), [.. facts.Select(c => new Part(decision, c, Period.OfDay(today)))], new RestOfShares(100 - shares.Sum(), shares), match.Rule.Intent);
    }

    private static decimal? Share(Fact fact) => fact.Proposition["share"].FirstOrDefault(v => v is { Unit: "percent", Limit: null })?.Value;

    private (Part? A, Part? B) Times(Analysis analysis, IntentMatch match, DateOnly today, ICollection<Decision> asked) =>
        match.Parts.Count == 2 && Time(analysis, match, 0, today, asked) is { } a && Time(analysis, match, 1, today, asked) is { } b ? (a, b) : (null, null);

    private Part? Time(Analysis analysis, IntentMatch match, int part, DateOnly today, ICollection<Decision> asked)
    {
        if (Ask(analysis, match, part, "time", "when", today, asked) is { Outcome: Outcome.Answered, Chosen: [{ Filling.Role: "when" } chosen, ..] } decision
            && (chosen.Fact.Proposition.When ?? chosen.Fact.Event?.When) is { } when && when.Start > DateOnly.MinValue)
        {
            return new Part(decision, chosen, when);
        }

        return null;
    }

    private Decision? Ask(Analysis analysis, IntentMatch match, int part, string slot, string intent, DateOnly today, ICollection<Decision> asked)
    {
        var reading = reader.Read(analyzer.Analyze(PartText(analysis, match, part), today));
        if (reading.Anaphora.Any(a => a is not ("that" or "this" or "those" or "these")) || !reading.Terms.Any(t => t.Kind == TermKind.Word || (t.Kind == TermKind.Entity && !t.EntityIds.All(id => store.Entities[id].IsSubject))))
            return null;
        var decision = decider.Decide(reading with { Slot = slot, Intent = intent, Form = QuestionForm.Open }, default, always: false);
        asked.Add(decision);
        return decision;
    }

    private static TimeUnit? Unit(Analysis analysis, IntentMatch match)
    {
        foreach (var token in match.Tokens.Select(t => analysis.Tokens[t]))
        {
            foreach (var (word, unit) in Units)
            {
                if (token.Is(word))
                    return unit;
            }
        }

        return null;
    }

    private static Decision Result(Part best, IReadOnlyList<Part> parts, Computation? computed, string intent) => best.Decision with
    {
        Reading = best.Decision.Reading with { Intent = intent },
        Chosen = [.. parts.Select(p => p.Chosen)],
        Computed = computed,
        Verdict = null,
        Confidence = parts.Min(p => p.Decision.Confidence),
    };

    /// <summary>What one part of an operator's question came to.</summary>
    private sealed record Part(Decision Decision, Candidate Chosen, Period When);
}
