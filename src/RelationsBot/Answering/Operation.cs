using RelationsBot.Recognition;

namespace RelationsBot.Answering;

/// <summary>An utterance that asks for something to be worked out.</summary>
/// <param name="Analysis">The utterance.</param>
/// <param name="Match">The operator's rule, with the parts it works on.</param>
/// <param name="Today">The day relative dates count from.</param>
internal sealed record Operation(Analysis Analysis, IntentMatch Match, DateOnly Today)
{
    /// <summary>What is to be worked out.</summary>
    public string Intent => Match.Rule.Intent;

    /// <summary>How many parts it works on.</summary>
    public int Count => Match.Parts.Count;

    /// <summary>What was decided on each part, for the trace.</summary>
    public List<Decision> Asked { get; } = [];

    /// <summary>The words of a part.</summary>
    public string Part(int part) => Text(Match.Parts[part].First, Match.Parts[part].End);

    /// <summary>The words of a part with the auxiliary before it, by which its clause is read: "(how long ago) was Korea annexed".</summary>
    public string Clause(int part)
    {
        var (first, end) = Match.Parts[part];
        return Text(first > 0 && FunctionWords.Auxiliaries.Contains(Analysis.Tokens[first - 1].Folded) ? first - 1 : first, end);
    }

    private string Text(int first, int end) => Analysis.Utterance.TextOf(first, end);

    /// <summary>Whether the rule stands for any of some words.</summary>
    public bool Says(params ReadOnlySpan<string> words)
    {
        foreach (var token in Match.Tokens)
        {
            if (words.Contains(Analysis.Tokens[token].Folded))
                return true;
        }

        return false;
    }
}
