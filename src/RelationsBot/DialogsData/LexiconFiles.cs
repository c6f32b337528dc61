using RelationsBot.Text;

namespace RelationsBot.DialogsData;

/// <summary>
/// Reads the files of the lexicon folder: filler.yaml (classes), irregular.yaml (word forms), ordinary.yaml (plain words), every
/// other file senses.
/// </summary>
internal sealed class LexiconFiles
{
    public List<Located<Sense>> Senses { get; } = [];

    public Dictionary<WordClass, IReadOnlyList<string>> Classes { get; } = [];

    public List<string> Ordinary { get; } = [];

    public Dictionary<string, string[]> Irregular { get; } = [];

    public void Read(DataNode root)
    {
        switch (Path.GetFileName(root.File))
        {
            case "filler.yaml":
                foreach (var (key, words) in root.Map("filler.yaml", "filler", "light", "evaluation", "attribute", "aspect", "relation", "stance", "function").Members)
                    Classes.TryAdd(Enum.Parse<WordClass>(key, ignoreCase: true), [.. words.Texts(key)]);
                break;
            case "irregular.yaml":
                foreach (var (form, lemmas) in root.Map("irregular.yaml").Members)
                    Irregular[Folding.Fold(form)] = [.. lemmas.Texts(form)];
                break;
            case "ordinary.yaml":
                Ordinary.AddRange(root.Texts("ordinary.yaml").SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
                break;
            default:
                var isAction = Path.GetFileName(root.File).StartsWith("actions", StringComparison.Ordinal);
                foreach (var item in root.Items("senses"))
                {
                    var map = item.Map("a sense", "sense", "same", "undergone", "near", "opposite");
                    var id = map.Required("sense");
                    var undergone = map.Texts("undergone");
                    var same = map.Texts("same").Concat(undergone).ToList();
                    var near = map.Texts("near");
                    var words = same.Concat(near).ToList();
                    if (same.Count == 0)
                        item.Complain($"sense '{id}' has no word ('same')");
                    if (words.GroupBy(w => w).FirstOrDefault(g => g.Count() > 1) is { } twice)
                        item.Complain($"sense '{id}' has '{twice.Key}' twice");
                    foreach (var phrase in words.Where(HasLooseGap))
                        item.Complain($"sense '{id}': '{phrase}' has no word before or behind its '...' ('be' counts for none)");
                    Senses.Add(new(new Sense(id, same, near, map.Texts("opposite"), isAction) { Undergone = undergone.ToHashSet() }, item));
                }

                break;
        }
    }

    // "be ... over": a question may have its subject behind "be" anyhow, and one word is no phrase.
    private static bool HasLooseGap(string phrase) => phrase.Split(' ') is var words
        && (words[0] == "..." || words[^1] == "..." || (words.Length == 3 && phrase.StartsWith("be ... ", StringComparison.Ordinal)));
}
