using RelationsBot.Knowledge;

namespace RelationsBot.DialogsData;

/// <summary>Reads slots.yaml.</summary>
internal static class SlotsFile
{
    public static List<Located<Slot>> Read(DataNode root)
    {
        var slots = new List<Located<Slot>>();
        foreach (var item in root.Items("slots.yaml"))
        {
            var map = item.Map("a slot", "slot", "name", "type", "roles", "nouns", "verbs", "kinds");
            slots.Add(new(new Slot(map.Required("slot"), map.Required("name"), map.Choice("type", SlotType.Any), map.Texts("roles"), map.Texts("nouns")) { Verbs = map.Texts("verbs"), Kinds = map.Texts("kinds") }, item));
        }

        return slots;
    }
}
