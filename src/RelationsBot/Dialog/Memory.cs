using RelationsBot.Answering;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Dialog;

/// <summary>Turns readings into what is remembered of them, and back. Immutable.</summary>
internal sealed class Memory(KnowledgeStore store, Lexicon lexicon)
{
    /// <summary>How many turns are remembered.</summary>
    public const int MostTurns = 8;

    private const int MostMatched = 8;
    private const int MostCharacters = 500;

    /// <summary>The conversation with one more answered turn.</summary>
    public Conversation Remember(Conversation conversation, string utterance, Reading reading, IReadOnlyList<Entry> entries, int proposition, Decision? decision = null)
    {
        var entry = entries[0];
        var answered = entry.Propositions[proposition];
        var told = answered.Roles.Values.Append(answered.Claimants).SelectMany(v => v).SelectMany(v => v.Entities);
        var turn = new TurnMemory(
            Remembered(utterance),
            entry.Id,
            proposition,
            reading.Intent,
            reading.Slot,
            [.. Named(reading).Concat(told).Distinct().Take(12)],
            Written(reading),
            answered.When?.Edtf ?? entry.When?.Edtf,
            [.. entries.Skip(1).Select(e => e.Id)])
        {
            Answered = [.. (decision?.Chosen[0].Filling?.Values.SelectMany(v => v.Entities) ?? []).Distinct().Take(4)],
            Number = conversation.Taken,
            Matched = [.. (decision?.Chosen[0].Explanations ?? []).Where(e => e.IsExplained && !e.Term.IsContext).Select(e => e.Term.Text).Distinct().Take(MostMatched)],
            Second = decision?.Second?.Entry is { } second && !entries.Contains(second) ? second.Id : null,
        };
        return conversation with { Turns = [.. conversation.Turns.TakeLast(MostTurns - 1), turn], Unanswered = null, Choices = null, Misunderstandings = 0 };
    }

    /// <summary>A question that was refused, as what points back after it may lean on it.</summary>
    /// <param name="conversation">The conversation so far.</param>
    /// <param name="utterance">The question.</param>
    /// <param name="reading">How it was read.</param>
    /// <param name="offered">What the refusal said that is told instead; null: nothing.</param>
    public static TurnMemory Unanswered(Conversation conversation, string utterance, Reading reading, Fact? offered) =>
        new(Remembered(utterance), offered?.Entry.Id ?? "", offered?.Proposition.Index ?? 0, reading.Intent, reading.Slot, [.. Named(reading).Distinct().Take(12)], Written(reading), null, []) { Number = conversation.Taken, IsRefused = true };

    /// <summary>As much of an utterance as is kept: whoever types more does not fill every later state with it.</summary>
    public static string Remembered(string utterance) => utterance.Length > MostCharacters ? utterance[..MostCharacters] : utterance;

    private static IEnumerable<string> Named(Reading reading) =>
        reading.Terms.Where(t => t.Kind == TermKind.Entity && t.EntityIds.Count == 1 && t.Mention != MentionKind.Demonym).SelectMany(t => t.EntityIds);

    private static List<string> Written(Reading reading) =>
        [.. reading.Terms.Where(t => !t.IsContext || t.IsInherited).Select(Write).OfType<string>().Distinct().Take(16)];

    /// <summary>The terms of an earlier turn.</summary>
    public List<Term> Terms(TurnMemory turn) => [.. turn.Terms.Select(Read).OfType<Term>()];

    private static string? Write(Term term) => term.Kind switch
    {
        TermKind.Word => (term.IsVerb ? "verb:" : "word:") + string.Join('|', term.Lemmas),
        TermKind.Entity => "entity:" + string.Join('|', term.EntityIds),
        TermKind.Date => "date:" + term.Date!.Scope.Edtf,
        _ => null,
    };

    private Term? Read(string written)
    {
        // A stored conversation may hold anything.
        var colon = written.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || colon == written.Length - 1)
            return null;
        var value = written[(colon + 1)..];
        switch (written[..colon])
        {
            case "word" or "verb":
                var lemmas = value.Split('|');
                return new Term
                {
                    Kind = TermKind.Word,
                    Text = lemmas[0],
                    Lemmas = lemmas,
                    Senses = [.. lemmas.SelectMany(lexicon.Uses).DistinctBy(u => (u.Sense.Id, u.Near))],
                    IsVerb = written[0] == 'v',
                    IsInherited = true,
                };
            case "entity":
                var ids = value.Split('|').Where(store.Entities.ContainsKey).ToList();
                return ids.Count == 0 ? null : new Term { Kind = TermKind.Entity, Text = store.Entities[ids[0]].Name, EntityIds = ids, IsInherited = true };
            default:
                return Period.Parse(value) is { } period
                    ? new Term { Kind = TermKind.Date, Text = value, Date = new DateMention(new Span(0, 0), period, DateRelation.In), IsInherited = true }
                    : null;
        }
    }
}
