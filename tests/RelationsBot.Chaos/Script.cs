namespace RelationsBot.Chaos;

/// <summary>What one person says in a conversation. Nearly every line is answered by what was said before it, so that a turn lost or taken twice shows.</summary>
internal sealed class Script(params string[] lines)
{
    public static readonly IReadOnlyList<Script> All =
    [
        new("timeline", "next", "next", "next", "next", "next", "timeline", "next", "next"),
        new("sections", "the second one", "next", "next", "sections", "the third one", "next", "next"),
        new("When did Koizumi first go to Pyongyang?", "why?", "and who did he meet?", "source?", "and the second time?", "tell me more", "next", "why this answer?"),
        new("Who founded Chongryon?", "when?", "source?", "tell me more", "How many people were abducted?", "who says so?", "repeat"),
        new("Kim", "the first one", "Kim", "the second one", "when was that?", "why?", "source?"),
        new("When was the agreement?", "the second one", "source?", "When was the agreement?", "the first one", "source?"),
        new("read the abductions section", "next", "next", "next", "back", "next", "timeline", "next"),
        new("help", "do your sources agree?", "next", "what is new in the later revision?", "next", "next", "start over", "next"),
    ];

    public IReadOnlyList<string> Lines { get; } = lines;

    /// <summary>Its lines one by one, or two that are the same at once: were one server's turn lost to the other's, what comes next would be another page.</summary>
    /// <param name="random">Decides; null: one by one.</param>
    public IEnumerable<(string Line, int Times)> Parts(Random? random)
    {
        for (var i = 0; i < Lines.Count; i++)
        {
            var isPair = i + 1 < Lines.Count && Lines[i] == Lines[i + 1] && random?.Next(2) == 0;
            yield return (Lines[i], isPair ? 2 : 1);
            if (isPair)
                i++;
        }
    }

    /// <summary>What is answered in Direct Line, the welcome first, and to a channel; learnt from servers that nobody attacks.</summary>
    public IReadOnlyList<string> DirectLineReplies { get; set; } = [];

    public IReadOnlyList<string> ChannelReplies { get; set; } = [];
}
