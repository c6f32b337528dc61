namespace RelationsBot.Text;

/// <summary>English contractions, with and without their apostrophe, and the short forms people type in a chat.</summary>
internal static class Contractions
{
    // Forms that are no word of their own; "id", "ill", "wed" and the like are left alone.
    private static readonly (string Word, string[] Forms)[] ShortForms =
    [
        ("you", ["u"]),
        ("your", ["ur"]),
        ("are", ["r"]),
        ("with", ["w"]),
        ("because", ["bc", "bcos", "bcuz", "becuz", "becos", "cos", "coz", "cuz"]),
        ("before", ["b4"]),
        ("something", ["smth", "smthg", "sth"]),
        ("somebody", ["smb"]),
        ("someone", ["sm1", "some1"]),
        ("anyone", ["any1"]),
        ("everyone", ["every1"]),
        ("people", ["ppl", "peeps"]),
        ("government", ["govt"]),
        ("about", ["abt"]),
        ("through", ["thru"]),
        ("though", ["tho"]),
        ("although", ["altho"]),
        ("between", ["btwn"]),
        ("year", ["yr"]),
        ("years", ["yrs"]),
        ("true", ["tru"]),
        ("really", ["rly", "rlly"]),
        ("probably", ["prob", "probs"]),
        ("what", ["wat", "wot", "wut"]),
        ("information", ["info"]),
        ("international", ["intl"]),
        ("president", ["prez"]),
        ("against", ["agst"]),
    ];

    private static readonly Dictionary<string, string[]> Table = Build();

    /// <summary>The one or two words a folded contraction or short form stands for, or null.</summary>
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
            ["gotta"] = ["got", "to"],
            ["outta"] = ["out", "of"],
            ["kinda"] = ["kind", "of"],
            ["sorta"] = ["sort", "of"],
            ["im"] = ["i", "am"],
            ["ive"] = ["i", "have"],
            ["theyre"] = ["they", "are"],
            ["theyd"] = ["they", "would"],
            ["they'd"] = ["they", "would"],
            ["they'll"] = ["they", "will"],
            ["hes"] = ["he", "is"],
            ["shes"] = ["she", "is"],
            ["cant"] = ["can", "not"],
            ["aint"] = ["is", "not"],
            ["ain't"] = ["is", "not"],
            ["innit"] = ["is", "it"],
        };
        foreach (var auxiliary in (string[])["do", "did", "does", "is", "was", "are", "were", "has", "have", "had", "could", "would", "should", "might", "must", "need"])
        {
            table[auxiliary + "n't"] = [auxiliary, "not"];
            table[auxiliary + "nt"] = [auxiliary, "not"];
        }

        foreach (var (word, forms) in ShortForms)
        {
            foreach (var form in forms)
                table[form] = [word];
        }

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
