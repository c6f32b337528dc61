using RelationsBot.Knowledge;

namespace RelationsBot.DialogsData;

/// <summary>Reads frames.yaml.</summary>
internal static class FramesFile
{
    public static List<Located<Frame>> Read(DataNode root)
    {
        var file = root.Map("frames.yaml", "circumstances", "frames");
        var circumstances = file.Texts("circumstances");
        var frames = new List<Located<Frame>>();
        foreach (var item in file.Items("frames"))
        {
            var map = item.Map("a frame", "frame", "name", "parent", "required", "allowed", "senses", "opposite", "reverse", "open", "aside", "once");
            var required = map.Texts("required");
            var once = map.Optional("once");
            var frame = new Frame(
                map.Required("frame"), map.Required("name"), map.Optional("parent"), required,
                [.. map.Texts("allowed").Concat(circumstances).Except(required).Distinct()],
                map.Texts("senses"), map.Optional("opposite"), map.Optional("reverse"))
            {
                IsOpen = map.Optional("open") == "true",
                IsAside = map.Optional("aside") == "true",
                Once = once,
            };
            if (once is not null && !frame.Required.Contains(once))
                item.Complain($"'once' names '{once}', which frame '{frame.Id}' does not require");
            frames.Add(new(frame, item));
        }

        return frames;
    }
}
