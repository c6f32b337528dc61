using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Probes;

/// <summary>An entry as probes look at it.</summary>
internal sealed class EntryReading
{
    public EntryReading(Entry entry, StoreReading store)
    {
        Entry = entry;
        Statement = store.Analyze(entry.Statement);
        var own = StoreReading.Events(entry).ToHashSet();
        Linked =
        [
            .. own,
            .. store.Store.Events.Values.Where(e => e.Links.Values.Any(own.Overlaps)).Select(e => e.Id),
            .. own.SelectMany(id => store.Store.Events[id].Links.Values).SelectMany(ids => ids),
        ];
        Texts = [Statement, .. entry.Asks.Select(store.Analyze)];
        var values = entry.Propositions.SelectMany(p => p.Roles.Values.Append(p.Claimants)).SelectMany(v => v).ToList();
        var events = StoreReading.Events(entry).Select(id => store.Store.Events[id]).ToList();
        Entities = [.. values.SelectMany(v => v.Entities), .. Statement.Mentions.Entities.SelectMany(m => m.EntityIds), .. events.SelectMany(e => e.Participants)];
        Periods =
        [
            .. entry.Propositions.Select(p => p.When).OfType<Period>(),
            .. events.Select(e => e.When).OfType<Period>(),
            .. Statement.Mentions.Dates.Select(d => d.Mention.Scope),
        ];
        Numbers = [.. values.Select(v => v.Value).OfType<decimal>(), .. Statement.Mentions.Numbers.Select(n => n.Mention.Value)];
        var texts = values.SelectMany(v => v.Kinds.Concat(v.Words).Append(v.Text).Append(v.Of ?? ""))
            .Concat(events.SelectMany(e => e.Kinds.Append(e.Label)))
            .Concat(Entities.SelectMany(id => store.Store.Entities[id].Kinds.Concat(store.Store.Entities[id].Facts)));
        Roles = [.. values.Where(v => v.EntityId is null).SelectMany(v => v.Kinds.Append(v.Text)).SelectMany(store.Cut).Where(t => t.Kind == TokenKind.Word).SelectMany(t => t.Lemmas)];
        Words = [.. texts.SelectMany(store.Cut).Concat(Statement.Tokens).Where(t => t.Kind == TokenKind.Word).SelectMany(t => t.Lemmas.Append(t.Folded))];
    }

    public Entry Entry { get; }

    public Analysis Statement { get; }

    /// <summary>Its statement, then its sample questions: those may say it in idioms.</summary>
    public IReadOnlyList<Analysis> Texts { get; }

    /// <summary>Whom its kin names.</summary>
    public HashSet<string> KinEntities { get; set; } = [];

    /// <summary>Ids of its events and of those linked with them, whichever of both names the link.</summary>
    public HashSet<string> Linked { get; }

    /// <summary>Entries, itself included, with a fact of a related frame or of the same or a linked happening: they could bear out a question about it.</summary>
    public IReadOnlyList<EntryReading> Kin { get; set; } = [];

    /// <summary>Whom it names, in roles, statement or event.</summary>
    public HashSet<string> Entities { get; }

    /// <summary>Times of its facts, events and statement.</summary>
    public IReadOnlyList<Period> Periods { get; }

    public HashSet<decimal> Numbers { get; }

    /// <summary>Base forms of the phrases in its roles.</summary>
    public HashSet<string> Roles { get; }

    /// <summary>Base forms of what it says and of what its participants are called.</summary>
    public HashSet<string> Words { get; }
}
