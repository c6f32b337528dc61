using RelationsBot.Answering;
using RelationsBot.Dialog;
using RelationsBot.Knowledge;
using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.DialogsData;

/// <summary>A data folder, read and checked.</summary>
/// <param name="Store">What the bot knows.</param>
/// <param name="Lexicon">General English.</param>
/// <param name="Irregular">Irregular word forms and their base forms.</param>
/// <param name="Rules">Intent rules, in the order of files and lines.</param>
/// <param name="Responses">What the bot itself says.</param>
public sealed record BotData(
    KnowledgeStore Store,
    Lexicon Lexicon,
    IReadOnlyDictionary<string, string[]> Irregular,
    IReadOnlyList<IntentRule> Rules,
    Responses Responses)
{
    /// <summary>What was read of the texts before, by a bot with default options; null: nothing.</summary>
    internal ReadTexts? Texts { get; init; }

    /// <summary>File and line of each entry, by id; empty where the entries were not read from files.</summary>
    public IReadOnlyDictionary<string, (string File, int Line)> Lines { get; init; } = new Dictionary<string, (string File, int Line)>();

    /// <summary>File and line of each intent rule, by id; empty where the rules were not read from files.</summary>
    public IReadOnlyDictionary<string, (string File, int Line)> RuleLines { get; init; } = new Dictionary<string, (string File, int Line)>();

    /// <summary>What probes ask for in vain; empty where the folder has no such file.</summary>
    public IReadOnlyList<ProbeAttributes> ProbeAttributes { get; init; } = [];
}
