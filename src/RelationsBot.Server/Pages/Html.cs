using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace RelationsBot.Server.Pages;

/// <summary>
/// A piece of HTML. <c>Html.Of($"…")</c> keeps the literal parts as markup and encodes whatever stands in the holes, unless it is HTML
/// itself; so nothing reaches a page unencoded by forgetting.
/// </summary>
internal readonly record struct Html(string? Markup)
{
    public static readonly Html Empty = new("");

    // Letters of all scripts stay as they are; what means something in HTML is always encoded.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Html Of(Template template) => template.ToHtml();

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Markup)));

    public override string ToString() => Markup ?? "";

    /// <summary>Collects a template and its holes.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Template(int literalLength, int holes)
    {
        private readonly StringBuilder markup = new(literalLength + (holes * 16));

        public void AppendLiteral(string literal) => markup.Append(literal);

        public void AppendFormatted(string? text) => markup.Append(Encoder.Encode(text ?? ""));

        public void AppendFormatted(int number) => markup.Append(number.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(Html html) => markup.Append(html.Markup);

        public void AppendFormatted(IEnumerable<Html> parts)
        {
            foreach (var part in parts)
                markup.Append(part.Markup);
        }

        public Html ToHtml() => new(markup.ToString());
    }
}
