using RelationsBot.Recognition;

namespace RelationsBot.DialogsData;

/// <summary>Reads a file of intent rules.</summary>
internal static class IntentsFile
{
    public static List<Located<IntentRule>> Read(DataNode root)
    {
        var rules = new List<Located<IntentRule>>();
        foreach (var item in root.Items("intents"))
        {
            var map = item.Map("a rule", "rule", "name", "intent", "slot", "precedence", "patterns", "anti-patterns", "examples", "counter-examples", "readings");
            var rule = new IntentRule(
                map.Required("rule"), map.Required("name"), map.Required("intent"), map.Optional("slot"),
                Patterns(map, "patterns"), Patterns(map, "anti-patterns"), map.Find("precedence") is null ? 0 : map.Number("precedence", 1), map.Texts("examples"), map.Texts("counter-examples"))
            {
                Readings = map.Texts("readings"),
            };
            if (rule.Patterns.Count == 0)
                item.Complain($"rule '{rule.Id}' has no pattern");
            if (rule.Readings.Any(r => !r.Contains(IntentRule.PartMark, StringComparison.Ordinal)))
                item.Complain($"a reading of rule '{rule.Id}' lacks '{IntentRule.PartMark}'");
            if (rule.Examples.Count == 0 || rule.CounterExamples.Count == 0)
                item.Complain($"rule '{rule.Id}' needs examples and counter-examples");
            rules.Add(new(rule, item));
        }

        return rules;
    }

    private static List<Pattern> Patterns(DataMap map, string key)
    {
        var patterns = new List<Pattern>();
        foreach (var node in map.Items(key))
        {
            if (Pattern.Parse(node.Text(key), out var problem) is { } pattern)
                patterns.Add(pattern);
            else
                node.Complain($"pattern '{node.Text(key)}': {problem}");
        }

        return patterns;
    }
}
