using RelationsBot.Dialog;
using RelationsBot.DialogsData;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;

namespace RelationsBot.Tests;

/// <summary>
/// A bot on the invented town of <c>Bridges/data</c>: its own facts, with frames, slots, words, rules and wording of the shipped data,
/// so that what the engine can do is seen to hang on no subject. Loaded once. Today is 15 June 2025.
/// </summary>
internal static class BridgeTown
{
    private static readonly string[] General = ["frames.yaml", "slots.yaml", "intents", "lexicon", "responses"];

    private static readonly Lazy<BotData> Loaded = new(Load);
    private static readonly Lazy<Bot> Usual = new(() => new Bot(Loaded.Value, new BotOptions { Clock = new FixedClock(2025, 6, 15) }));

    public static BotData Data => Loaded.Value;

    public static KnowledgeStore Store => Loaded.Value.Store;

    public static Bot Bot => Usual.Value;

    /// <summary>What is recognised in a text before any rule.</summary>
    public static Analysis Analyze(string text) => Bot.Analyzer.Analyze(text, ShippedStore.Today);

    /// <summary>The reply to the last utterance of a conversation.</summary>
    public static Reply Ask(params string[] utterances) => Talk(utterances)[^1];

    /// <summary>The replies of a conversation.</summary>
    public static IReadOnlyList<Reply> Talk(params string[] utterances)
    {
        var replies = new List<Reply>();
        var conversation = Conversation.Empty;
        foreach (var utterance in utterances)
        {
            var result = Bot.Take(conversation, utterance);
            replies.Add(result.Reply);
            conversation = result.Conversation;
        }

        return replies;
    }

    private static BotData Load()
    {
        var folder = Directory.CreateTempSubdirectory("bridge-town").FullName;
        try
        {
            Copy(Repository.Tests("Bridges", "data"), "*.yaml", folder);
            foreach (var name in General)
            {
                if (Directory.Exists(Path.Combine(Repository.Data, name)))
                    Copy(Path.Combine(Repository.Data, name), "*.yaml", Path.Combine(folder, name));
                else
                    File.Copy(Path.Combine(Repository.Data, name), Path.Combine(folder, name));
            }

            return DataFolder.Load(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Copy(string from, string pattern, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, pattern, SearchOption.AllDirectories))
        {
            var path = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(file, path);
        }
    }
}
