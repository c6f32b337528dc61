using RelationsBot.Hosting.Rendering;
using RelationsBot.Ingestion;
using RelationsBot.Knowledge;

namespace RelationsBot.Server.Pages;

/// <summary>
/// The pages that citations lead to: a document's outline, each of our statements at its place, and the text itself with its sentences
/// marked where the operator has it. Written once, since nothing in them changes.
/// </summary>
internal sealed class SourcesPage
{
    private readonly Bot bot;
    private readonly SourceAnchors anchors;
    private readonly Dictionary<Place, List<Entry>> entries = [];
    private readonly Dictionary<string, Lazy<Html>> documents;

    public SourcesPage(Bot bot, SourceAnchors anchors)
    {
        (this.bot, this.anchors) = (bot, anchors);
        foreach (var entry in bot.Store.Entries)
        {
            foreach (var place in entry.Places.Distinct())
            {
                if (!entries.TryGetValue(place, out var there))
                    entries[place] = there = [];
                there.Add(entry);
            }
        }

        documents = bot.Store.Documents.ToDictionary(document => document.Id, document => new Lazy<Html>(() => Whole(document)), StringComparer.Ordinal);
    }

    public IResult List() => PageLayout.Page("Sources – RelationsBot", "sources", Html.Of($"""
        <header><p><a href="./">RelationsBot</a></p></header>
        <main>
        <h1>Sources</h1>
        <p>Everything the bot says comes from these documents. Each page shows its statements at the place they come from.</p>
        <ul class="documents">
        {bot.Store.Documents.Select(document => Html.Of($"""<li><a href="./sources/{Uri.EscapeDataString(document.Id)}">{document.Title}</a> <span class="count">{StatementsIn(document)} statements</span></li>"""))}
        </ul>
        </main>
        """));

    public IResult Document(string id) => documents.TryGetValue(id, out var page)
        ? PageLayout.Page($"{bot.Store.Document(id)!.Title} – RelationsBot", "sources", page.Value, root: "../")
        : PageLayout.Page("No such source – RelationsBot", "sources", Html.Of($"""
            <main>
            <h1>There is no such source</h1>
            <p>See the <a href="../sources">list of sources</a>.</p>
            </main>
            """), root: "../", status: StatusCodes.Status404NotFound);

    private Html Whole(Document document)
    {
        var text = bot.Documents?.Text(document.Id);
        return Html.Of($"""
            <header><p><a href="../">RelationsBot</a> › <a href="../sources">Sources</a></p></header>
            <main>
            <h1>{document.Title}</h1>
            <p class="about">{About(document, text is not null)}</p>
            <nav aria-label="Outline"><h2>Outline</h2><ul class="outline">
            {document.Sections.Select(section => Html.Of($"""<li class="depth-{Depth(section)}"><a href="#{Uri.EscapeDataString(anchors.Section(document.Id, section.Heading))}">{section.Heading}</a></li>"""))}
            </ul></nav>
            {document.Sections.Select(section => SectionOf(document, section, text?.Section(section.Heading)))}
            </main>
            <footer><p>{Licence(document)}</p></footer>
            """);
    }

    private static Html About(Document document, bool hasText) => Html.Of($"""
        {(hasText ? "The text of the document, and below each paragraph what the bot knows of it, in its own words, by paragraph and sentence." : "What the bot knows, in its own words, at the place it comes from.")}
        {(document.Address is { } address ? Html.Of($"""The document is published at <a href="{address}" rel="noopener noreferrer">{address}</a>.""") : Html.Empty)}
        """);

    private static Html Licence(Document document) => document.Licence is { } licence
        ? Html.Of($"Source: {document.Title}, licence: {licence}. The statements are the bot’s own words.")
        : Html.Of($"Source: {document.Title}. The statements are the bot’s own words.");

    private Html SectionOf(Document document, Section section, SectionText? text)
    {
        var heading = new Html(Depth(section) switch { 0 => "h2", 1 => "h3", _ => "h4" });
        var anchor = anchors.Section(document.Id, section.Heading);
        var published = document.AddressOf(section.Heading) is { } address
            ? Html.Of($""" <a class="published" href="{address}" rel="noopener noreferrer">in the article</a>""")
            : Html.Empty;
        return Html.Of($"""
            <section aria-labelledby="{anchor}">
            <{heading} id="{anchor}">{section.Heading}{published}</{heading}>
            {section.Paragraphs.Select((paragraph, index) => ParagraphOf(document, section, index + 1, paragraph.Sentences, text?.Paragraphs.ElementAtOrDefault(index)))}
            </section>

            """);
    }

    private Html ParagraphOf(Document document, Section section, int number, int sentences, ParagraphText? text)
    {
        var places = Enumerable.Range(1, sentences).Select(sentence => new Place(document.Id, section.Heading, number, sentence)).ToList();
        var statements = places.Where(entries.ContainsKey).SelectMany(place => entries[place].Select((entry, index) => (place, entry, IsFirst: index == 0))).ToList();
        if (text is null && statements.Count == 0)
            return Html.Empty;

        // The anchor stands on the source's own sentence where there is one, else on the first statement of its place.
        var own = text is null ? Html.Empty : Html.Of($"""<p class="text">{text.Sentences.Select((sentence, index) => Sentence(places.ElementAtOrDefault(index), sentence.Text))}</p>""");
        var list = statements.Count == 0 ? Html.Empty : Html.Of($"""
            <ul class="statements">
            {statements.Select(s => Html.Of($"""<li{(text is null && s.IsFirst ? Html.Of($" id=\"{anchors.Sentence(s.place)}\"") : Html.Empty)}><span class="place">{s.place.Paragraph}.{s.place.Sentence}</span> {s.entry.Statement}{(s.entry.Unclear ? Html.Of($" <em>(the source is unclear here)</em>") : Html.Empty)}</li>"""))}
            </ul>
            """);
        return Html.Of($"""<div class="paragraph">{own}{list}</div>""");
    }

    private Html Sentence(Place? place, string text) => place is null
        ? Html.Of($"{text} ")
        : Html.Of($"""<span id="{anchors.Sentence(place)}">{text}</span> """);

    private int StatementsIn(Document document) => entries.Where(place => place.Key.Document == document.Id).SelectMany(place => place.Value).Distinct().Count();

    private static int Depth(Section section) => Math.Min(section.Parents.Count, 2);
}
