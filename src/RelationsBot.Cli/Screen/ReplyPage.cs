using System.Globalization;
using RelationsBot.Dialog;
using Spectre.Console;
using Spectre.Console.Rendering;
using Styled = Spectre.Console.Text;

namespace RelationsBot.Cli.Screen;

/// <summary>A reply as a terminal shows it: the short answer stands out, sources and suggestions stand back.</summary>
internal static class ReplyPage
{
    private static readonly Style Plain = Style.Plain;
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Wording = new(decoration: Decoration.Italic);
    private static readonly Style Back = new(Color.Grey);
    private static readonly Style Offer = new(Color.Teal);

    public static IRenderable Of(Reply reply)
    {
        var rows = new List<IRenderable> { Styled.Empty };
        rows.AddRange(reply.Lines.Select(Line));
        if (reply.Citations.Count > 0)
            rows.Add(Styled.Empty);
        foreach (var citation in reply.Citations)
        {
            rows.Add(new Styled($"[{citation.Number}] {citation.Location}", Back));
            if (citation.Quote is { } quote)
                rows.Add(new Padder(new Styled("“" + quote + "”", Back), new Padding(4, 0, 0, 0)));
        }

        if (reply.Suggestions.Count > 0)
            rows.Add(Styled.Empty);
        rows.AddRange(reply.Suggestions.Select((s, i) => new Styled(string.Create(CultureInfo.InvariantCulture, $"  {i + 1}. {s}"), Offer)));
        rows.Add(Styled.Empty);
        return new Rows(rows);
    }

    private static Styled Line(ReplyLine line) => new(line.ToString(), line.Kind switch
    {
        LineKind.Answer => Strong,
        LineKind.Note => Wording,
        _ => Plain,
    });
}
