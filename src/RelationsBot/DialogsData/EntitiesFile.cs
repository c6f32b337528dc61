using RelationsBot.Knowledge;

namespace RelationsBot.DialogsData;

/// <summary>Reads a file of entities.</summary>
internal static class EntitiesFile
{
    public static List<Located<Entity>> Read(DataNode root)
    {
        var entities = new List<Located<Entity>>();
        foreach (var item in root.Items("entities"))
        {
            var map = item.Map("an entity", "entity", "name", "aliases", "shared", "demonyms", "kinds", "of", "type", "facts", "governs", "subject", "sides");
            map.Required("type");
            entities.Add(new(new Entity(
                map.Required("entity"), map.Required("name"), map.Choice("type", EntityType.Concept), map.Texts("aliases"), map.Texts("shared"),
                map.Texts("demonyms"), map.Texts("kinds"), map.Texts("facts"), map.Optional("of"), map.Flag("governs"), map.Flag("subject"), map.Texts("sides")), item));
        }

        return entities;
    }
}
