using System.Collections.Frozen;

namespace RelationsBot.Ingestion;

/// <summary>English words that show what sort of thing a name beside or around them is.</summary>
internal static class NameCues
{
    /// <summary>Titles before a person's name.</summary>
    public static readonly FrozenSet<string> Titles = Words(
        "mr mrs ms miss dr sir lord lady king queen prince princess emperor empress president general colonel captain major lieutenant admiral marshal "
        + "sergeant commander minister premier senator governor mayor ambassador pope saint professor chancellor secretary chairman chairwoman director "
        + "duke duchess count countess baron baroness earl sultan caliph tsar czar bishop archbishop cardinal rabbi imam judge justice detective");

    /// <summary>Last words of the names of organisations.</summary>
    public static readonly FrozenSet<string> Organisations = Words(
        "university college school academy company corporation corp inc ltd party ministry department agency committee commission council army navy force forces "
        + "bank foundation institute institution association union club court parliament assembly government group society church orchestra team league "
        + "organization organisation federation bureau office authority board congress senate police press times post media records entertainment studios "
        + "corps guard regiment brigade division fund trust network service services museum library hospital theatre theater");

    /// <summary>Last words of the names of places.</summary>
    public static readonly FrozenSet<string> Places = Words(
        "river lake mount mountain mountains hill hills city town village province county state district region island islands sea ocean bay gulf strait "
        + "street road avenue square valley peninsula desert airport station bridge castle palace park republic kingdom empire territory coast cape canal "
        + "forest port harbour harbor plateau basin delta prefecture canton");

    /// <summary>Last words of the names of happenings.</summary>
    public static readonly FrozenSet<string> Events = Words(
        "war wars battle revolution festival cup games conference uprising crisis siege earthquake summit olympics championship campaign rebellion massacre "
        + "election elections coup invasion operation offensive famine exhibition expedition");

    /// <summary>Last words of the names of papers.</summary>
    public static readonly FrozenSet<string> Papers = Words("treaty pact act constitution agreement declaration convention protocol accord accords charter code bill law report");

    /// <summary>Words within a name that are written small.</summary>
    public static readonly FrozenSet<string> Inner = Words("of the de la du der den von van el al bin ibn da di do dos and");

    /// <summary>Verbs that people do, right behind a name.</summary>
    public static readonly FrozenSet<string> PersonVerbs = Words(
        "said says wrote writes told added explained stated argued claimed believed thought felt married died born met asked replied recalled remarked who whose himself herself");

    /// <summary>Small words that stand before a place.</summary>
    public static readonly FrozenSet<string> BeforePlace = Words("in near at from to towards into across throughout around");

    /// <summary>Words after which an apposition has named its kind.</summary>
    public static readonly FrozenSet<string> EndsKind = Words("who which that of in for from at to with and or on by whose where as under near during between");

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet();
}
