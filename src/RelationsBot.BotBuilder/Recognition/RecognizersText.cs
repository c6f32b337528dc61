using Microsoft.Recognizers.Text;
using RelationsBot.Text;

namespace RelationsBot.BotBuilder.Recognition;

/// <summary>What both recognisers need of the library.</summary>
internal static class RecognizersText
{
    /// <summary>
    /// The longest text, in characters, that the library reads; longer ones are left to the core's own recogniser. Its expressions
    /// backtrack: what takes 60 ms at 100 characters takes 6 s at 4,000.
    /// </summary>
    public const int LongestText = 500;

    /// <summary>How long one of its expressions may take, in seconds; then it finds nothing. Never reached by texts of that length in practice.</summary>
    public const int TimeoutSeconds = 10;

    /// <summary>Where a result stands.</summary>
    /// <param name="result">The result; its end is its last character.</param>
    public static Span SpanOf(ModelResult result) => new(result.Start, result.End - result.Start + 1);

    /// <summary>Whether a result lies within the text, as one of a text that the library rewrites before reading may not.</summary>
    public static bool IsWithin(ModelResult result, Utterance utterance) => result.Start >= 0 && result.End >= result.Start && result.End < utterance.Text.Length;
}
