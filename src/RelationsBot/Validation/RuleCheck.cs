using RelationsBot.DialogsData;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Validation;

/// <summary>Holds every intent rule against its own examples: each must be won by the rule, and no counter-example may be.</summary>
public static class RuleCheck
{
    /// <summary>Tries the examples and counter-examples of all rules.</summary>
    /// <param name="data">Data that have loaded.</param>
    /// <param name="clock">The clock that relative dates count from; null: the system's.</param>
    /// <returns>Every problem, by file and line of the rule.</returns>
    public static IReadOnlyList<DataProblem> Check(BotData data, TimeProvider? clock = null)
    {
        var bot = new Bot(data, new BotOptions { LendAsks = false });
        var today = DateOnly.FromDateTime((clock ?? TimeProvider.System).GetUtcNow().UtcDateTime);
        var problems = new List<DataProblem>();
        foreach (var rule in data.Rules)
        {
            foreach (var example in rule.Examples)
            {
                var winner = Winner(bot, rule, example, today);
                if (winner?.Id != rule.Id)
                    Complain(rule, $"the example \"{example}\" is won by {(winner is null ? "no rule" : $"rule '{winner.Id}'")}");
            }

            foreach (var example in rule.CounterExamples.Where(e => Winner(bot, rule, e, today)?.Id == rule.Id))
                Complain(rule, $"the counter-example \"{example}\" is won by the rule itself");
        }

        return [.. problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)];

        void Complain(IntentRule rule, string message)
        {
            var (file, line) = data.RuleLines.GetValueOrDefault(rule.Id, ("intents", 0));
            problems.Add(new DataProblem(file, line, $"rule '{rule.Id}': {message}"));
        }
    }

    // As the dialog reads a whole utterance: from its first word on, operators before the other rules.
    private static IntentRule? Winner(Bot bot, IntentRule rule, string utterance, DateOnly today)
    {
        var analysis = bot.Analyzer.Analyze(TextCleaner.Clean(utterance), today);
        var first = 0;
        while (first < analysis.Tokens.Count && analysis.Tokens[first].Kind == TokenKind.Mark)
            first++;
        return bot.RecognizerOf(rule).Recognize(analysis.Tokens, first, analysis.Tokens.Count, analysis.Mentions)?.Rule;
    }
}
