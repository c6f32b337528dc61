using System.Collections.Frozen;

namespace RelationsBot.Answering;

/// <summary>
/// Closed classes of English words that give a question its shape. They stand here and not in the lexicon because they tell how a
/// clause is built, never what it is about.
/// </summary>
internal static class FunctionWords
{
    /// <summary>Verbs that carry no content beside another verb: they end a noun phrase and, standing first, ask for yes or no.</summary>
    public static readonly FrozenSet<string> Auxiliaries =
        new[] { "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would", "shall", "should", "may", "might", "must", "am", "been", "be", "being", "get", "got" }.ToFrozenSet();

    /// <summary>Auxiliaries that a bare verb follows: behind their subject stands the verb, and the clause is active.</summary>
    public static readonly FrozenSet<string> DoSupport =
        new[] { "do", "does", "did", "can", "could", "will", "would", "shall", "should", "may", "might", "must" }.ToFrozenSet();

    /// <summary>Auxiliaries that make a participle behind them passive.</summary>
    public static readonly FrozenSet<string> BeForms = new[] { "is", "are", "was", "were", "been", "be", "being", "got", "get" }.ToFrozenSet();

    /// <summary>Forms of auxiliaries that are no clause's verb by themselves.</summary>
    public static readonly FrozenSet<string> NonFinite = new[] { "been", "be", "being" }.ToFrozenSet();

    /// <summary>Verbs whose past is their base form: "who cut trade", "when was it set up".</summary>
    public static readonly FrozenSet<string> Unchanged = new[] { "cut", "hit", "hurt", "let", "put", "set", "shut", "split", "spread", "cast", "quit", "shed" }.ToFrozenSet();

    /// <summary>Words that open a phrase of their own: what follows them is neither subject nor object.</summary>
    public static readonly FrozenSet<string> Prepositions =
        new[] { "of", "in", "on", "at", "to", "for", "from", "with", "against", "under", "over", "by", "between", "about", "near", "into", "through", "via", "toward", "towards", "during", "behind", "than", "after", "before", "regarding", "concerning", "besides", "without", "despite", "since", "until", "like", "as", "among", "within", "inside", "outside", "across", "upon", "versus", "off", "around", "beside", "beyond", "apart" }.ToFrozenSet();

    /// <summary>Nouns of a part: behind "of" stands who does it, "what share of people think".</summary>
    public static readonly FrozenSet<string> Shares = new[] { "percentage", "percent", "percents", "share", "proportion", "fraction", "part", "portion", "majority", "half" }.ToFrozenSet();

    /// <summary>Words that make another verb of one they stand behind: "own up" is not to own.</summary>
    public static readonly FrozenSet<string> Particles = new[] { "up", "out", "down", "away", "over", "through" }.ToFrozenSet();

    /// <summary>Words that may point back to what was said before, so that the question alone does not say what it is about.</summary>
    public static readonly FrozenSet<string> Pointing =
        new[] { "he", "him", "his", "she", "her", "hers", "they", "them", "their", "it", "its", "there", "then", "that", "this", "those", "these", "such", "same", "former", "latter", "others", "other", "afterwards", "one" }.ToFrozenSet();

    /// <summary>Words for whose something is, where that was named before.</summary>
    public static readonly FrozenSet<string> Possessives = new[] { "its", "his", "her", "their" }.ToFrozenSet();

    /// <summary>Words that may follow an "or" that ends a question without offering anything: "or what", "or didn't they".</summary>
    public static readonly FrozenSet<string> Tails =
        new[] { "not", "what", "something", "no", "nope", "nah", "so", "it", "he", "she", "they", "you", "we", "there", "n't" }.ToFrozenSet();

    /// <summary>Words that behind a statement ask whether it is so: "…, right?".</summary>
    public static readonly FrozenSet<string> Tags = new[] { "right", "correct", "true", "yes", "no" }.ToFrozenSet();

    /// <summary>Words of courtesy that end a message.</summary>
    public static readonly FrozenSet<string> Thanks = new[] { "please", "thanks", "kindly", "ta", "cheers" }.ToFrozenSet();

    /// <summary>Words that ask, wherever they stand.</summary>
    public static readonly FrozenSet<string> Interrogatives = new[] { "who", "whom", "whose", "what", "which", "when", "where", "why", "how" }.ToFrozenSet();

    /// <summary>Articles, and what may stand for one before a name.</summary>
    public static readonly FrozenSet<string> Articles = new[] { "the", "a", "an", "this", "that" }.ToFrozenSet();

    /// <summary>Participles behind "be" that are no passive.</summary>
    public static readonly FrozenSet<string> Intransitive = new[] { "born", "gone", "become", "risen", "fallen", "arrived", "departed" }.ToFrozenSet();

    /// <summary>Words that open a clause of time.</summary>
    public static readonly FrozenSet<string> OfTime = new[] { "when", "whenever", "while", "after", "before", "once", "since", "until" }.ToFrozenSet();

    /// <summary>Words that open a clause of time or condition, which has a verb and parties of its own.</summary>
    public static readonly FrozenSet<string> Adverbial = OfTime.Append("if").ToFrozenSet();

    /// <summary>Words that open a clause beside the question's own.</summary>
    public static readonly FrozenSet<string> Subordinators = new[] { "when", "where", "while", "because", "if", "as", "that", "who", "which", "once", "and", "or" }.ToFrozenSet();

    /// <summary>Nouns that behind "that" or "this" only point to a person: "that man".</summary>
    public static readonly FrozenSet<string> PersonNouns =
        new[] { "man", "woman", "guy", "lady", "person", "leader", "politician", "official", "gentleman", "fellow", "negotiator", "envoy", "delegate", "spokesman", "spokeswoman" }.ToFrozenSet();

    /// <summary>Words that a name follows: an unknown word behind them is one, however it is written.</summary>
    public static readonly FrozenSet<string> Titles =
        new[] { "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "pm", "president", "premier", "minister", "chancellor", "chairman", "secretary", "ambassador", "senator", "governor", "mayor", "general", "admiral", "colonel", "king", "queen", "prince", "princess", "emperor", "pope" }.ToFrozenSet();

    /// <summary>Endings of nouns for who does something: "issuer", "signatory", "chairman".</summary>
    public static readonly string[] ActorEndings = ["er", "or", "ator", "ist", "man", "woman", "person", "ory", "ee"];

    /// <summary>Pronouns that point to one person.</summary>
    public static readonly FrozenSet<string> PersonPronouns = new[] { "he", "him", "his", "she", "her", "hers" }.ToFrozenSet();

    /// <summary>Words that claim something of every case: a fact about one case does not answer them with a plain yes.</summary>
    public static readonly FrozenSet<string> Quantifiers =
        new[] { "every", "all", "only", "always", "alone", "solely", "entirely", "exclusively", "everyone", "everything", "none", "nobody", "matter", "before", "previously", "again", "earlier", "another", "anymore", "since" }.ToFrozenSet();

    /// <summary>Words before an asked noun that ask for several even where its form does not show it ("which two aircraft").</summary>
    public static readonly FrozenSet<string> Plurals = new[] { "two", "three", "several", "all", "both", "other", "different" }.ToFrozenSet();
}
