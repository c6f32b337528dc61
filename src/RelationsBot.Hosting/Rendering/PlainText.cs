using RelationsBot.BotFramework.Schema;
using RelationsBot.Dialog;

namespace RelationsBot.Hosting.Rendering;

/// <summary>
/// For every channel that is not known better: the reply as the command line shows it, with its places in words, marked as plain so that
/// nobody looks for Markdown or HTML in it.
/// </summary>
internal static class PlainText
{
    public static Activity Write(Activity draft, Reply reply) => draft with { Text = reply.Text, TextFormat = "plain" };
}
