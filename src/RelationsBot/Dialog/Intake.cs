using System.Globalization;
using RelationsBot.Answering;
using RelationsBot.Text;

namespace RelationsBot.Dialog;

/// <summary>A message as it came in.</summary>
/// <param name="Text">What is read of it, cleaned.</param>
/// <param name="Utterance">What is remembered of it.</param>
/// <param name="Rejection">What is said where it is not read at all; else null.</param>
internal readonly record struct Received(string Text, string Utterance, Reply? Rejection = null);

/// <summary>Which messages are read at all: none that is empty, in another script, or longer than anybody asks. Immutable.</summary>
internal sealed class Intake(ReplyWriter writer, Responses responses)
{
    /// <summary>Longest message that is read, in characters after cleaning.</summary>
    public const int LongestMessage = 32_000;

    // Markup may make a message longer than its words; one that is longer than this is not even cleaned.
    private const int LongestRawMessage = 4 * LongestMessage;

    // Last of the Latin letters with and without marks, and where more of them stand.
    private const char LastLatin = '\u024f';
    private const char FirstLatinAdditional = '\u1e00';
    private const char LastLatinAdditional = '\u1eff';

    /// <summary>What of a message is read.</summary>
    /// <param name="utterance">What the person typed.</param>
    public Received Receive(string utterance)
    {
        var text = utterance.Length > LongestRawMessage ? null : TextCleaner.Clean(utterance);
        if (text is null || text.Length > LongestMessage)
            return new Received("", utterance, TooLong("too-long", LongestMessage));
        if (!text.Any(char.IsLetterOrDigit))
            return new Received(text, utterance, Empty());
        if (!IsLatin(text))
            return new Received(text, utterance, ReplyWriter.Note(ReplyStatus.NotFound, "language", responses.Say("language")));
        if (Excerpt.Of(text) is not { } read)
            return new Received(text, utterance, TooLong("too-many-words", Excerpt.MostPieces));
        return new Received(read, read.Length < text.Length ? read : utterance);
    }

    private Reply TooLong(string response, int limit) =>
        ReplyWriter.Note(ReplyStatus.NotFound, "too-long", responses.Say(response, ("limit", limit.ToString(CultureInfo.InvariantCulture))));

    private Reply Empty() => ReplyWriter.Note(ReplyStatus.NotFound, "empty", responses.Say("empty", ("subject", writer.Subject))) with
    {
        Refusal = Refusal.NotUnderstood,
        Suggestions = [responses.Say("suggest-help")],
    };

    // More than half of the letters are of another script: Japanese, Korean, Cyrillic.
    private static bool IsLatin(string text)
    {
        var letters = 0;
        var latin = 0;
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
                continue;
            letters++;
            if (c is <= LastLatin or >= FirstLatinAdditional and <= LastLatinAdditional)
                latin++;
        }

        return letters == 0 || latin * 2 >= letters;
    }
}
