using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.DialogsData;

/// <summary>Checks what one file says of another: ids that must exist and be unique, roles that a frame must have.</summary>
internal sealed class References(
    List<Located<Frame>> frames,
    List<Located<Slot>> slots,
    List<Located<Document>> documents,
    List<Located<Entity>> entities,
    List<Located<Event>> events,
    List<Located<Entry>> entries,
    List<Located<IntentRule>> rules,
    List<Located<Sense>> senses)
{
    private const string Claimant = "claimant";

    public void Check()
    {
        var frameIds = Unique(frames, f => f.Id, "frame");
        var slotIds = Unique(slots, s => s.Id, "slot");
        Unique(documents, d => d.Id, "document");
        var entityIds = Unique(entities, e => e.Id, "entity");
        var eventIds = Unique(events, e => e.Id, "event");
        Unique(entries, e => e.Id, "entry");
        Unique(rules, r => r.Id, "rule");
        var senseIds = Unique(senses, s => s.Id, "sense");

        foreach (var (sense, node) in senses)
            Exist(node, sense.Opposites, senseIds, "sense");
        foreach (var (frame, node) in frames)
        {
            Exist(node, new[] { frame.Parent, frame.Opposite, frame.Reverse }.OfType<string>(), frameIds, "frame");
            Exist(node, frame.Senses, senseIds, "sense");
        }

        NoCircle();
        var roles = frames.SelectMany(f => f.Value.Required.Concat(f.Value.Allowed)).Append(Claimant).ToHashSet();
        foreach (var (slot, node) in slots)
            Exist(node, slot.Roles, roles, "role");
        foreach (var (entity, node) in entities)
            Exist(node, new[] { entity.Of }.OfType<string>().Concat(entity.Sides ?? []), entityIds, "entity");
        foreach (var (happening, node) in events)
        {
            Exist(node, happening.Participants.Concat(new[] { happening.Place }.OfType<string>()), entityIds, "entity");
            Exist(node, happening.Links.Values.SelectMany(v => v), eventIds, "event");
        }

        foreach (var (rule, node) in rules)
            Exist(node, new[] { rule.Slot }.OfType<string>(), slotIds, "slot");
        var frameById = frames.GroupBy(f => f.Value.Id).ToDictionary(g => g.Key, g => g.First().Value);
        var documentById = documents.GroupBy(d => d.Value.Id).ToDictionary(g => g.Key, g => g.First().Value);
        foreach (var (entry, node) in entries)
        {
            Exist(node, new[] { entry.EventId }.OfType<string>(), eventIds, "event");
            foreach (var place in entry.Places)
                CheckPlace(node, place, documentById);
            foreach (var proposition in entry.Propositions)
                CheckProposition(node, proposition, frameById, entityIds, eventIds);
        }
    }

    private static void CheckProposition(DataNode node, Proposition p, Dictionary<string, Frame> frames, HashSet<string> entityIds, HashSet<string> eventIds)
    {
        var where = $"entry '{p.EntryId}', proposition {p.Index + 1}";
        Exist(node, new[] { p.EventId }.OfType<string>(), eventIds, "event");
        Exist(node, p.Roles.Values.SelectMany(v => v).Concat(p.Claimants).SelectMany(v => v.Entities), entityIds, "entity");
        if (!frames.TryGetValue(p.Frame, out var frame))
        {
            node.Complain($"{where}: unknown frame '{p.Frame}'");
            return;
        }

        foreach (var role in p.Roles.Keys.Where(r => !frame.Required.Contains(r) && !frame.Allowed.Contains(r)))
            node.Complain($"{where}: frame '{frame.Id}' has no role '{role}'; it has {string.Join(", ", frame.Required.Concat(frame.Allowed))}");
        foreach (var role in frame.Required.Where(r => !p.Roles.ContainsKey(r)))
            node.Complain($"{where}: frame '{frame.Id}' requires role '{role}'; write unknown where the source is silent");
        if (p.Mode is Mode.Claimed or Mode.Denied or Mode.Opinion && p.Claimants.Count == 0)
            node.Complain($"{where}: mode {p.Mode.ToString().ToLowerInvariant()} needs a claimant");
    }

    private static void CheckPlace(DataNode node, Place place, Dictionary<string, Document> documents)
    {
        if (!documents.TryGetValue(place.Document, out var document))
            node.Complain($"place '{place}': unknown document '{place.Document}'");
        else if (document.Section(place.Section) is not { } section)
            node.Complain($"place '{place}': the document has no section '{place.Section}'");
        else if (place.Paragraph > section.Paragraphs.Count)
            node.Complain($"place '{place}': the section has {section.Paragraphs.Count} paragraphs");
        else if (place.Sentence > section.Paragraphs[place.Paragraph - 1].Sentences)
            node.Complain($"place '{place}': the paragraph has {section.Paragraphs[place.Paragraph - 1].Sentences} sentences");
    }

    private void NoCircle()
    {
        var parents = frames.GroupBy(f => f.Value.Id).ToDictionary(g => g.Key, g => g.First().Value.Parent);
        foreach (var (frame, node) in frames)
        {
            var steps = 0;
            for (var id = frame.Parent; id is not null && parents.TryGetValue(id, out var parent); id = parent)
            {
                if (++steps > frames.Count)
                {
                    node.Complain($"frame '{frame.Id}' is its own ancestor");
                    break;
                }
            }
        }
    }

    private static HashSet<string> Unique<T>(List<Located<T>> items, Func<T, string> id, string what)
    {
        var seen = new Dictionary<string, DataNode>();
        foreach (var (value, node) in items)
        {
            if (!seen.TryAdd(id(value), node))
                node.Complain($"{what} '{id(value)}' stands already in {seen[id(value)].File}, line {seen[id(value)].Line}");
        }

        return [.. seen.Keys];
    }

    private static void Exist(DataNode node, IEnumerable<string> ids, HashSet<string> known, string what)
    {
        foreach (var id in ids.Where(id => !known.Contains(id)))
            node.Complain($"unknown {what} '{id}'");
    }
}
