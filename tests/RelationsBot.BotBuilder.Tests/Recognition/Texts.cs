using RelationsBot.Text;

namespace RelationsBot.BotBuilder.Tests.Recognition;

internal static class Texts
{
    private static readonly Lemmatizer Lemmatizer = new(new Dictionary<string, string[]>(), []);

    public static Utterance Utterance(string text) => Text.Utterance.Of(text, Lemmatizer);
}
