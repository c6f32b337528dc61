using RelationsBot.Knowledge;
using RelationsBot.Text;

namespace RelationsBot.Recognition;

/// <summary>
/// Chooses the intent rule: of the highest precedence the match that begins first, of these the one that stands for most words, of these the first in the
/// data. Immutable.
/// </summary>
internal sealed class IntentRecognizer
{
    // A rule looks at this many words from the first on: questions that begin later are cut off by their sentence.
    private const int Window = 120;

    private readonly IReadOnlyList<IntentRule> rules;
    private readonly Vocabulary vocabulary;

    // The patterns of all rules in a row, and of each the place of its rule.
    private readonly PatternMatcher[] patterns;
    private readonly int[] ruleOf;
    private readonly PatternIndex index;

    // Of each rule its anti-patterns.
    private readonly (PatternMatcher[] Patterns, PatternIndex Index)[] against;

    public IntentRecognizer(IReadOnlyList<IntentRule> rules, IReadOnlyDictionary<string, Slot> slots)
    {
        this.rules = rules;
        vocabulary = new Vocabulary(rules.SelectMany(r => r.Patterns.Concat(r.AntiPatterns)).SelectMany(p => p.Elements).Where(e => e.Kind == PatternElementKind.Words).SelectMany(e => e.Words)
            .Concat(slots.Values.SelectMany(s => s.Nouns).SelectMany(n => n.Split(' '))));
        patterns = [.. rules.SelectMany(r => Ready(r, r.Patterns))];
        ruleOf = [.. rules.SelectMany((r, i) => r.Patterns.Select(_ => i))];
        index = new PatternIndex(rules.SelectMany(r => r.Patterns), vocabulary);
        against = [.. rules.Select(r => (Ready(r, r.AntiPatterns), new PatternIndex(r.AntiPatterns, vocabulary)))];

        PatternMatcher[] Ready(IntentRule rule, IReadOnlyList<Pattern> some) => [.. some.Select(p => new PatternMatcher(p, rule.Slot is { } slot ? slots[slot] : null, vocabulary))];
    }

    /// <summary>What the rule of an intent that asks for a slot is called, "asks when"; null where no rule has the intent.</summary>
    public string? NameOf(string intent, string? slot) =>
        (rules.FirstOrDefault(r => r.Intent == intent && r.Slot == slot) ?? rules.FirstOrDefault(r => r.Intent == intent))?.Name;

    /// <summary>The winning match among tokens from <paramref name="from"/> (included) to <paramref name="to"/>, or null.</summary>
    public IntentMatch? Recognize(IReadOnlyList<Token> tokens, int from, int to, MentionMap mentions) =>
        mentions.Rules.TryGet(this, from, to, out var known) ? known : mentions.Rules.Keep(this, from, to, Find(tokens, from, to, mentions));

    private IntentMatch? Find(IReadOnlyList<Token> tokens, int from, int to, MentionMap mentions)
    {
        var text = new PatternWords([], [], mentions);
        var all = vocabulary.Empty();
        for (var i = from; i < to && text.Count < Window; i++)
        {
            if (tokens[i].Kind == TokenKind.Mark)
                continue;
            var forms = vocabulary.Of(tokens[i]);
            text.Tokens.Add(i);
            text.Forms.Add(forms);
            foreach (var form in forms)
                all.Add(form);
        }

        IntentMatch? best = null;
        var possible = index.Possible(text.Forms, all);
        for (var p = 0; p < possible.Count;)
        {
            // The best of a rule, before its anti-patterns are asked.
            var at = ruleOf[possible[p]];
            var rule = rules[at];
            IntentMatch? found = null;
            for (; p < possible.Count && ruleOf[possible[p]] == at; p++)
            {
                if ((best is null || best.Rule.Precedence <= rule.Precedence) && !(p > 0 && possible[p] == possible[p - 1]) && patterns[possible[p]].Match(rule, text) is { } match && !IsBetter(found, match))
                    found = match;
            }

            if (found is not null && !IsBetter(best, found) && !IsAgainst(at, text, all))
                best = found;
        }

        return best;
    }

    private bool IsAgainst(int rule, PatternWords text, WordSet all)
    {
        var (anti, possible) = against[rule];
        for (var i = 0; i < anti.Length; i++)
        {
            if (possible.IsPossible(i, all) && anti[i].Match(rules[rule], text) is not null)
                return true;
        }

        return false;
    }

    private static bool IsBetter(IntentMatch? best, IntentMatch other) =>
        best is not null && (best.Rule.Precedence > other.Rule.Precedence || (best.Rule.Precedence == other.Rule.Precedence && IsEarlier(best, other)));

    private static bool IsEarlier(IntentMatch best, IntentMatch other) =>
        best.First < other.First || (best.First == other.First && best.Tokens.Count >= other.Tokens.Count);
}
