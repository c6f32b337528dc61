namespace RelationsBot.Text;

/// <summary>English contractions, with and without their apostrophe, as people type them in a chat.</summary>
internal static class Contractions
{
    private static readonly Dictionary<string, string[]> Table = Build();

    /// <summary>The words a folded contraction stands for, or null.</summary>
    public static string[]? Expand(string folded) => Table.GetValueOrDefault(folded);

    private static Dictionary<string, string[]> Build()
    {
        var table = new Dictionary<string, string[]>
        {
            ["cannot"] = ["can", "not"],
            ["can't"] = ["can", "not"],
            ["won't"] = ["will", "not"],
            ["shan't"] = ["shall", "not"],
            ["gonna"] = ["going", "to"],
            ["wanna"] = ["want", "to"],
            ["gimme"] = ["give", "me"],
            ["lemme"] = ["let", "me"],
            ["let's"] = ["let", "us"],
            ["i'm"] = ["i", "am"],
            ["i'd"] = ["i", "would"],
            ["i've"] = ["i", "have"],
            ["you're"] = ["you", "are"],
            ["you've"] = ["you", "have"],
            ["they're"] = ["they", "are"],
            ["they've"] = ["they", "have"],
            ["dont"] = ["do", "not"],
            ["didnt"] = ["did", "not"],
            ["doesnt"] = ["does", "not"],
            ["isnt"] = ["is", "not"],
            ["wasnt"] = ["was", "not"],
            ["cant"] = ["can", "not"],
        };
        foreach (var auxiliary in (string[])["do", "did", "does", "is", "was", "are", "were", "has", "have", "had", "could", "would", "should", "might", "must", "need"])
            table[auxiliary + "n't"] = [auxiliary, "not"];
        foreach (var word in (string[])["what", "who", "where", "when", "how", "why", "that", "there", "it", "he", "she", "which"])
        {
            table[word + "'s"] = [word, "is"];
            table[word + "'d"] = [word, "did"];
            table[word + "'re"] = [word, "are"];
            if (word is not ("it" or "he" or "she" or "how" or "there" or "that"))
                table[word + "s"] = [word, "is"];
        }

        table["hows"] = ["how", "is"];
        table["thats"] = ["that", "is"];
        return table;
    }
}
