using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>
/// Numbers for what words stand for: the word itself, a sense it has, a sense it is near. Filled while the index is built, read-only
/// after.
/// </summary>
internal sealed class Concepts
{
    /// <summary>Strength of the word itself.</summary>
    public const float Word = 1f;

    /// <summary>Strength of another word of the same sense.</summary>
    public const float Same = 0.9f;

    /// <summary>Strength of a word near the sense.</summary>
    public const float Near = 0.55f;

    private readonly Dictionary<string, int> words;
    private readonly Dictionary<string, int> senses;
    private readonly Dictionary<string, int> near;

    /// <summary>None yet.</summary>
    public Concepts()
        : this([], [], [])
    {
    }

    /// <summary>Those that were numbered before.</summary>
    /// <param name="words">Words.</param>
    /// <param name="senses">Senses, by id.</param>
    /// <param name="near">What is near a sense, by id.</param>
    public Concepts(Dictionary<string, int> words, Dictionary<string, int> senses, Dictionary<string, int> near)
    {
        (this.words, this.senses, this.near) = (words, senses, near);
        Count = words.Count + senses.Count + near.Count;
    }

    /// <summary>Number of concepts.</summary>
    public int Count { get; private set; }

    /// <summary>The numbers of words, of senses and of what is near them.</summary>
    public (Dictionary<string, int> Words, Dictionary<string, int> Senses, Dictionary<string, int> Near) Tables => (words, senses, near);

    /// <summary>The number of a word, a new one where it has none yet.</summary>
    public int AddWord(string lemma) => Add(words, lemma);

    /// <summary>The number of a sense use, a new one where it has none yet.</summary>
    public int AddSense(SenseUse use) => Add(use.Near ? near : senses, use.Sense.Id);

    /// <summary>Number of a word, or -1.</summary>
    public int FindWord(string lemma) => words.GetValueOrDefault(lemma, -1);

    /// <summary>Number of a sense, or -1.</summary>
    public int FindSense(string id) => senses.GetValueOrDefault(id, -1);

    /// <summary>Number of the nearness to a sense, or -1.</summary>
    public int FindNear(string id) => near.GetValueOrDefault(id, -1);

    private int Add(Dictionary<string, int> ids, string key)
    {
        if (!ids.TryGetValue(key, out var id))
            ids[key] = id = Count++;
        return id;
    }
}
