namespace RelationsBot.Server.Pages;

/// <summary><c>/sources</c> and <c>/sources/{document}</c>.</summary>
internal static class SourcesEndpoints
{
    public static void MapSources(this WebApplication app)
    {
        app.MapGet("/sources", (SourcesPage pages) => pages.List());
        app.MapGet("/sources/{document}", (string document, SourcesPage pages) => pages.Document(document));
    }
}
