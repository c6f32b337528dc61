using System.Globalization;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Dialog;

namespace RelationsBot.Hosting.Rendering;

/// <summary>
/// For the Emulator and every channel that is not known better: text as it stands, marked as plain so that nobody looks for Markdown or
/// HTML in it, and a short list of sources with their addresses.
/// </summary>
internal static class PlainText
{
    public static Activity Write(Activity draft, Reply reply, IReadOnlyList<CitedPlace> cited)
    {
        var lines = reply.Lines.Select(line => line.ToString());
        if (cited.Count > 0)
            lines = lines.Append("").Append(cited.Count == 1 ? "Source:" : "Sources:").Concat(cited.SelectMany(Source));
        return draft with { Text = string.Join('\n', lines), TextFormat = "plain" };
    }

    private static IEnumerable<string> Source(CitedPlace cited)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"[{cited.Citation.Number}] {cited.Citation.Location}");
        if (cited.Citation.Quote is { } quote)
            yield return $"“{quote}”";
        if (cited.Address is { } address)
            yield return address.AbsoluteUri;
    }
}
