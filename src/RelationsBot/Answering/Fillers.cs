using RelationsBot.Recognition;
using RelationsBot.Text;

namespace RelationsBot.Answering;

/// <summary>Words and phrases of courtesy and hesitation ("please", "could you tell me"), which no fact has to explain.</summary>
internal static class Fillers
{
    /// <summary>For each token of an utterance whether it says nothing; marks say nothing either.</summary>
    public static bool[] Among(Analysis analysis, Lexicon lexicon) => analysis.Fillers ??= Find(analysis.Tokens, lexicon);

    private static bool[] Find(IReadOnlyList<Token> tokens, Lexicon lexicon)
    {
        var fillers = new bool[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            if (fillers[i])
                continue;
            if (lexicon.FillerAt(tokens, i) is { } phrase)
            {
                foreach (var at in phrase.Tokens)
                    fillers[at] = true;
            }
            else if (tokens[i].Kind == TokenKind.Mark || lexicon.ClassOf(tokens[i]) == WordClass.Filler || IsApology(tokens, i))
            {
                fillers[i] = true;
            }
        }

        return fillers;
    }

    // "Sorry, I meant …"; "did he say sorry?" is no courtesy.
    private static bool IsApology(IReadOnlyList<Token> tokens, int i) =>
        tokens[i].Folded is "sorry" or "oops" or "pardon" && (EndsAll(tokens, i) || i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Mark && tokens[i + 1].Text is "," or "." or "!" && (i == 0 || tokens[i - 1].Kind == TokenKind.Mark || tokens[i - 1].Folded == "no"));

    // "The 1980s, sorry."
    private static bool EndsAll(IReadOnlyList<Token> tokens, int i) =>
        i > 1 && tokens[i - 1].Text == "," && (i + 1 == tokens.Count || (i + 2 == tokens.Count && tokens[i + 1].Text is "." or "!"));
}
