using System.Globalization;
using RelationsBot.Knowledge;

namespace RelationsBot.DialogsData;

/// <summary>Reads a file of entries.</summary>
internal static class EntriesFile
{
    private static readonly string[] Pronouns = ["he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "its", "their", "however", "there"];

    /// <summary>Reads the entries.</summary>
    /// <param name="root">The file.</param>
    /// <param name="entityNames">Names of the entities by id.</param>
    /// <param name="ingested">Ids of the documents whose statements are their own sentences: nobody reworded them or thought of questions.</param>
    public static List<Located<Entry>> Read(DataNode root, IReadOnlyDictionary<string, string> entityNames, IReadOnlySet<string> ingested)
    {
        var entries = new List<Located<Entry>>();
        foreach (var item in root.Items("entries"))
        {
            var map = item.Map("an entry", "entry", "event", "lead-in", "statement", "places", "unclear", "propositions", "asks");
            var id = map.Required("entry");
            var statement = map.Required("statement");
            var leadIn = map.Optional("lead-in");
            var places = new List<Place>();
            foreach (var node in map.Items("places"))
            {
                if (Place.Parse(node.Text("a place")) is { } place)
                    places.Add(place);
                else
                    node.Complain("a place is \"document#section/paragraph/sentence\"");
            }

            if (places.Count == 0)
                item.Complain($"entry '{id}' has no place");
            var eventId = map.Optional("event");
            var propositions = map.Items("propositions").Select((node, i) => Proposition(node, id, i, eventId, entityNames)).ToList();
            if (propositions.Count == 0)
                item.Complain($"entry '{id}' has no proposition");
            var asks = map.Texts("asks");
            if (!places.Any(p => ingested.Contains(p.Document)))
                CheckAuthored(map, id, statement, asks);
            entries.Add(new(new Entry(id, leadIn is null ? statement : $"{leadIn} {statement}", places, propositions, asks, eventId, map.Flag("unclear"), leadIn), item));
        }

        return entries;
    }

    // What holds of a statement that somebody wrote for the store.
    private static void CheckAuthored(DataMap map, string id, string statement, IReadOnlyList<string> asks)
    {
        var first = statement.Split(' ', ',', '\'', '’')[0].ToLowerInvariant();
        if (Pronouns.Contains(first))
            map.Find("statement")!.Value.Complain($"the statement begins with '{first}'; expected one that stands alone and names its subject");
        if (asks.Count == 0)
            map.Node.Complain($"entry '{id}' has no sample question ('asks')");
    }

    private static Proposition Proposition(DataNode node, string entryId, int index, string? eventId, IReadOnlyDictionary<string, string> entityNames)
    {
        var map = node.Map("a proposition", "frame", "event", "when", "mode", "claimant", "polarity", "roles");
        var roles = new Dictionary<string, IReadOnlyList<RoleValue>>();
        foreach (var (role, value) in map.Find("roles")?.Map("roles").Members ?? [])
        {
            roles[role] = [.. value.Items(role).Select(v => Value(v, role, entityNames))];
            if (roles[role].Count == 0)
                value.Complain($"role '{role}' has no value; leave it out, or write unknown where the source is silent");
        }

        var polarity = map.Optional("polarity");
        if (polarity is not (null or "positive" or "negative"))
            map.Find("polarity")!.Value.Complain($"'polarity' is '{polarity}'; expected positive or negative");
        return new Proposition
        {
            EntryId = entryId,
            Index = index,
            Frame = map.Required("frame"),
            EventId = map.Optional("event") ?? eventId,
            Roles = roles,
            When = EventsFile.When(map),
            Mode = map.Choice("mode", Mode.Happened),
            Claimants = [.. map.Items("claimant").Select(v => Value(v, "claimant", entityNames))],
            IsNegative = polarity == "negative",
        };
    }

    private static RoleValue Value(DataNode node, string role, IReadOnlyDictionary<string, string> entityNames)
    {
        if (node.IsScalar)
        {
            var id = node.Text(role);
            if (id == "unknown")
                return new RoleValue { Text = "" };
            if (entityNames.TryGetValue(id, out var name))
                return new RoleValue { Text = name, EntityId = id, Entities = [id] };
            node.Complain($"role '{role}': '{id}' is no entity; expected an entity id, unknown, or {{text: …}}");
            return new RoleValue { Text = id };
        }

        var map = node.Map($"role '{role}'", "text", "kind", "value", "unit", "of", "limit", "entities", "words");
        decimal? number = null;
        if (map.Optional("value") is { } text)
        {
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed))
                number = parsed;
            else
                node.Complain($"role '{role}': 'value' is '{text}'; expected a number such as 13 or 4502.9");
        }

        return new RoleValue
        {
            Text = map.Required("text"),
            Kinds = map.Texts("kind"),
            Value = number,
            Unit = map.Optional("unit"),
            Of = map.Optional("of"),
            Limit = map.Optional("limit"),
            Entities = map.Texts("entities"),
            Words = map.Texts("words"),
        };
    }
}
