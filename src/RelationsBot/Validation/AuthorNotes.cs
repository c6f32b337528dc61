using RelationsBot.DialogsData;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Validation;

/// <summary>
/// What in a store might go wrong next, or serves little: sample questions nearly taken by another entry, names that collide, concepts
/// and rules that nothing, or one entry alone, needs.
/// </summary>
public static class AuthorNotes
{
    /// <summary>Below this margin of the score a sample question is nearly taken; in a store of some hundred entries that names about one in ten.</summary>
    public const double NearMargin = 0.08;

    /// <summary>Takes all notes.</summary>
    /// <param name="data">Data that have loaded.</param>
    /// <param name="questions">Its sample questions, asked.</param>
    /// <returns>The notes, by topic.</returns>
    public static IReadOnlyList<AuthorNote> Of(BotData data, SampleQuestionCheck questions) =>
        [.. NearlyTaken(data, questions), .. Collisions(data.Store), .. UnusedSlots(data.Store), .. UnusedSenses(data, questions.Bot), .. Rules(data, questions.Bot)];

    private static IEnumerable<AuthorNote> NearlyTaken(BotData data, SampleQuestionCheck questions) => questions.Results
        .Where(r => r.Margin < NearMargin)
        .OrderBy(r => r.Margin)
        .Select(r =>
        {
            var (file, line) = data.Lines.GetValueOrDefault(r.Entry.Id, ("entries", 0));
            return new AuthorNote("sample questions nearly taken by another entry", FormattableString.Invariant($"{file}({line}): \"{r.Question}\" reaches '{r.Entry.Id}' before '{r.Rival}' by {r.Margin:0.000}"));
        });

    // A name of two is asked back, which helps only where the two can be told apart by what is shown.
    private static IEnumerable<AuthorNote> Collisions(KnowledgeStore store)
    {
        var names = store.Entities.Values.OrderBy(e => e.Id, StringComparer.Ordinal)
            .SelectMany(e => e.Aliases.Append(e.Name).Select(n => (Name: n, Entity: e, Kind: "name")).Concat(e.Shared.Select(n => (Name: n, Entity: e, Kind: "shared"))).Concat(e.Demonyms.Select(n => (Name: n, Entity: e, Kind: "demonym"))))
            .GroupBy(x => Folding.Fold(x.Name));
        foreach (var group in names.Where(g => g.Select(x => x.Entity).Distinct().Count() > 1))
        {
            var bearers = group.DistinctBy(x => x.Entity.Id).ToList();
            if (bearers.Any(b => b.Kind != "shared"))
                yield return new AuthorNote("names that collide", $"'{group.First().Name}' is {string.Join(", ", bearers.Select(b => $"{b.Kind} of {b.Entity.Id}"))}");
            else if (bearers.DistinctBy(b => (b.Entity.Name, b.Entity.Facts is [var first, ..] ? first : "")).Count() < bearers.Count)
                yield return new AuthorNote("names that collide", $"'{group.First().Name}' is shared by {string.Join(", ", bearers.Select(b => b.Entity.Id))}, which a question back cannot tell apart");
        }
    }

    private static IEnumerable<AuthorNote> UnusedSlots(KnowledgeStore store)
    {
        var filled = store.Entries.SelectMany(e => e.Propositions).SelectMany(p => p.Roles.Where(r => r.Value.Any(v => !v.IsUnknown)).Select(r => r.Key).Concat(p.Claimants.Count > 0 ? ["claimant"] : [])).ToHashSet();
        return store.Slots.Values.Where(s => s.Roles.Count > 0 && !s.Roles.Any(filled.Contains)).OrderBy(s => s.Id, StringComparer.Ordinal).Select(s => new AuthorNote("slots that no fact fills", s.Id));
    }

    private static IEnumerable<AuthorNote> UnusedSenses(BotData data, Bot bot)
    {
        var words = data.Store.Entries.SelectMany(e => e.Asks.Append(e.Statement)).Concat(data.Store.Entities.Values.SelectMany(e => e.Kinds.Concat(e.Facts)))
            .Concat(data.Store.Entries.SelectMany(e => e.Propositions).SelectMany(p => p.Roles.Values).SelectMany(v => v).SelectMany(v => v.Kinds.Concat(v.Words).Append(v.Text)));
        var used = data.Store.Frames.Values.SelectMany(f => f.Senses).ToHashSet();
        foreach (var text in words)
        {
            var tokens = bot.Analyzer.Read(TextCleaner.Clean(text)).Tokens;
            for (var i = 0; i < tokens.Count; i++)
            {
                if (tokens[i].Kind == TokenKind.Word)
                    used.UnionWith(tokens[i].Lemmas.Concat(data.Lexicon.PhraseAt(tokens, i) is { } phrase ? [phrase.Headword] : []).SelectMany(data.Lexicon.Uses).Select(u => u.Sense.Id));
            }
        }

        return data.Lexicon.Senses.Keys.Where(s => !used.Contains(s)).Order(StringComparer.Ordinal).Select(s => new AuthorNote("senses that no entry, entity or frame uses", s));
    }

    // General English is meant to be larger than the store; a rule of questions that one entry alone needs may be one made for it.
    private static IEnumerable<AuthorNote> Rules(BotData data, Bot bot)
    {
        var won = data.Store.Entries.SelectMany(e => e.Asks, (e, ask) => (Entry: e.Id, Match: Winner(bot, data, ask))).Where(x => x.Match is not null).ToList();
        foreach (var rule in won.GroupBy(x => x.Match!.Rule.Id).Where(g => g.Select(x => x.Entry).Distinct().Count() == 1))
            yield return new AuthorNote("rules that the sample questions of one entry alone need", $"{rule.Key}: {rule.First().Entry}");
        foreach (var pattern in won.GroupBy(x => (x.Match!.Rule.Id, x.Match.Pattern.Source)).Where(g => g.Select(x => x.Entry).Distinct().Count() == 1))
            yield return new AuthorNote("patterns that the sample questions of one entry alone need", $"{pattern.Key.Id} \"{pattern.Key.Source}\": {pattern.First().Entry}");
    }

    private static IntentMatch? Winner(Bot bot, BotData data, string ask)
    {
        var analysis = bot.Analyzer.Analyze(TextCleaner.Clean(ask), data.Store.LatestDay);
        return bot.Intents.Recognize(analysis.Tokens, 0, analysis.Tokens.Count, analysis.Mentions);
    }
}
