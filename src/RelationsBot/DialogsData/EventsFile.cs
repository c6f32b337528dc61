using RelationsBot.Knowledge;

namespace RelationsBot.DialogsData;

/// <summary>Reads events.yaml.</summary>
internal static class EventsFile
{
    public static readonly string[] LinkKinds = ["because", "leads-to", "part-of", "same-as", "differs-from", "followed-by"];

    public static List<Located<Event>> Read(DataNode root)
    {
        var events = new List<Located<Event>>();
        foreach (var item in root.Items("events.yaml"))
        {
            var map = item.Map("an event", "event", "label", "kinds", "when", "place", "participants", "links");
            var links = map.Find("links")?.Map("links", LinkKinds).Members.ToDictionary(m => m.Key, m => m.Value.Texts(m.Key)) ?? [];
            events.Add(new(new Event(
                map.Required("event"), map.Required("label"), map.Texts("kinds"), When(map), map.Optional("place"), map.Texts("participants"), links), item));
        }

        return events;
    }

    /// <summary>The period under "when"; a text that is none is reported.</summary>
    public static Period? When(DataMap map)
    {
        if (map.Optional("when") is not { } text)
            return null;
        var period = Period.Parse(text);
        if (period is null)
            map.Find("when")!.Value.Complain($"'{text}' is no date in EDTF; expected such as 2002-09-17, 2002-09, 2002, 199X, 1977/1983, ../1989, \"late 198X\"");
        return period;
    }
}
