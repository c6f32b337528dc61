using RelationsBot.Knowledge;

namespace RelationsBot.DialogsData;

/// <summary>Reads probes.yaml.</summary>
internal static class ProbesFile
{
    /// <summary>What stands for events among the types of entities.</summary>
    private const string Happening = "happening";

    public static List<ProbeAttributes> Read(DataNode root)
    {
        var attributes = new List<ProbeAttributes>();
        foreach (var item in root.Items("probes.yaml"))
        {
            var map = item.Map("attributes", "of", "nouns");
            var isHappening = map.Optional("of") == Happening;
            attributes.Add(new ProbeAttributes(isHappening ? null : map.Choice("of", EntityType.Person), map.Texts("nouns")));
        }

        return attributes;
    }
}
