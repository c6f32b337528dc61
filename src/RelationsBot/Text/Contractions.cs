namespace RelationsBot.Text;

/// <summary>English contractions, with and without their apostrophe, and the short forms people type in a chat.</summary>
internal static class Contractions
{
    // Forms that are no word of their own; "id", "ill", "wed" and the like are left alone.
    private static readonly (string Word, string[] Forms)[] ShortForms =
    [
        ("you", ["u", "ya"]),
        ("your", ["ur"]),
        ("are", ["r"]),
        ("why", ["y"]),
        ("this", ["dis"]),
        ("that", ["dat"]),
        ("them", ["dem"]),
        ("the", ["teh"]),
        ("when", ["wen", "whn"]),
        ("where", ["wer", "whr"]),
        ("which", ["wich", "whch", "wch"]),
        ("what", ["wat", "wot", "wut", "whut"]),
        ("how", ["hw"]),
        ("with", ["w"]),
        ("without", ["wo", "wout"]),
        ("and", ["nd"]),
        ("because", ["bc", "bcos", "bcuz", "bcz", "bcs", "becuz", "becos", "cos", "coz", "cuz", "cus"]),
        ("before", ["b4", "bfore"]),
        ("after", ["aft", "aftr"]),
        ("again", ["agn"]),
        ("around", ["arnd"]),
        ("approximately", ["approx"]),
        ("something", ["smth", "smthg", "sth"]),
        ("everything", ["evrything"]),
        ("nothing", ["nthg"]),
        ("somebody", ["smb"]),
        ("someone", ["sm1", "some1"]),
        ("anyone", ["any1", "ne1"]),
        ("everyone", ["every1"]),
        ("nobody", ["nobdy"]),
        ("people", ["ppl", "peeps", "ppls"]),
        ("government", ["govt", "gvt", "govmt"]),
        ("governments", ["govts", "gvts"]),
        ("about", ["abt"]),
        ("according", ["acc"]),
        ("through", ["thru"]),
        ("though", ["tho"]),
        ("although", ["altho"]),
        ("between", ["btwn"]),
        ("year", ["yr"]),
        ("years", ["yrs"]),
        ("month", ["mth", "mnth"]),
        ("months", ["mths", "mnths"]),
        ("week", ["wk"]),
        ("weeks", ["wks"]),
        ("hours", ["hrs"]),
        ("today", ["2day"]),
        ("tomorrow", ["2moro", "tmrw"]),
        ("tonight", ["2nite"]),
        ("late", ["l8"]),
        ("later", ["l8r"]),
        ("great", ["gr8"]),
        ("birthday", ["bday"]),
        ("true", ["tru"]),
        ("really", ["rly", "rlly"]),
        ("probably", ["prob", "probs", "prolly"]),
        ("especially", ["esp"]),
        ("originally", ["orig"]),
        ("previously", ["prev"]),
        ("actually", ["actly"]),
        ("possible", ["poss"]),
        ("favorite", ["fave"]),
        ("number", ["num", "nr", "nbr"]),
        ("million", ["mio", "mln"]),
        ("billion", ["bln"]),
        ("percent", ["pct", "perc"]),
        ("average", ["avg"]),
        ("maximum", ["max"]),
        ("secretary", ["sec", "secy"]),
        ("department", ["dept"]),
        ("headquarters", ["hq"]),
        ("ambassador", ["amb"]),
        ("president", ["prez", "pres"]),
        ("information", ["info", "infos"]),
        ("document", ["doc"]),
        ("documents", ["docs"]),
        ("statement", ["stmt"]),
        ("meeting", ["mtg"]),
        ("agreement", ["agrmt", "agmt"]),
        ("organization", ["org"]),
        ("association", ["assn", "assoc"]),
        ("international", ["intl"]),
        ("national", ["natl"]),
        ("relations", ["rels"]),
        ("relationship", ["relship"]),
        ("evacuation", ["evac"]),
        ("repatriation", ["repat"]),
        ("normalization", ["normalisn", "normalizn"]),
        ("declaration", ["decl"]),
        ("political", ["polit"]),
        ("technology", ["tech"]),
        ("bitcoin", ["btc"]),
        ("difference", ["diff"]),
        ("against", ["agst"]),
        ("said", ["sed"]),
        ("know", ["kno"]),
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
            ["tryna"] = ["trying", "to"],
            ["lotta"] = ["lot", "of"],
            ["coulda"] = ["could", "have"],
            ["shoulda"] = ["should", "have"],
            ["woulda"] = ["would", "have"],
            ["fm"] = ["foreign", "minister"],
            ["itll"] = ["it", "will"],
            ["it'll"] = ["it", "will"],
            ["he'll"] = ["he", "will"],
            ["she'll"] = ["she", "will"],
            ["theyll"] = ["they", "will"],
            ["theyve"] = ["they", "have"],
            ["youre"] = ["you", "are"],
            ["youve"] = ["you", "have"],
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
