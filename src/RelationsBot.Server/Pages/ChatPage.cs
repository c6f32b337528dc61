using RelationsBot.BotFramework.DirectLine;
using RelationsBot.Server.DirectLine;
using RelationsBot.Server.Limits;
using RelationsBot.Server.Start;
using RelationsBot.Server.Telemetry;

namespace RelationsBot.Server.Pages;

/// <summary>The chat page, and the tokens it chats with ("Page" in the authentication rules).</summary>
internal static class ChatPage
{
    private const string TokenRoute = "/chat/token";

    private const string WebChatFile = "webchat/webchat.js";

    public static void MapChatPage(this WebApplication app)
    {
        if (!app.Environment.WebRootFileProvider.GetFileInfo(WebChatFile).Exists)
            Log.WebChatMissing(app.Logger);
        app.MapGet("/", Show);
        app.MapPost(TokenRoute, Token).RequireRateLimiting(RateLimits.ChatTokenPolicy);
    }

    private static IResult Show(HttpContext context, IWebHostEnvironment environment, Bot bot)
    {
        context.Response.Headers.CacheControl = "no-cache";
        var isThere = environment.WebRootFileProvider.GetFileInfo(WebChatFile).Exists;
        var embedded = context.Request.Query.ContainsKey("embed");
        return PageLayout.Page(
            "RelationsBot",
            embedded ? "chat embedded" : "chat",
            Html.Of($"""
                <header>
                <h1>RelationsBot</h1>
                <nav aria-label="RelationsBot"><a href="./sources" target="_blank" rel="noopener">Sources</a> <button type="button" id="restart" hidden>Start over</button></nav>
                <p class="purpose">Answers about {Subject(bot)}, with the source of every fact.</p>
                </header>
                <p id="notice" role="status" hidden></p>
                <main id="webchat">{(isThere ? NeedsScript : NotInstalled)}</main>
                """),
            isThere
                ? Html.Of($"""
                    <script src="./webchat/webchat.js" defer></script>
                    <script src="./chat.js" defer></script>

                    """)
                : Html.Empty);
    }

    /// <summary>Revisions of one document differ in what stands in brackets.</summary>
    private static string Subject(Bot bot)
    {
        var titles = bot.Store.Documents.Select(document => document.Title.Split(" (")[0]).Distinct().ToList();
        return titles.Count <= 3 ? string.Join(", ", titles) : $"{titles.Count} documents";
    }

    private static IResult Token(HttpRequest request, DirectLineServer server, Origins origins, RefusalLog refusals)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (Origins.Of(request) is not { } origin || origins.IsOwn(origin))
            return Results.Json(server.GenerateTokenForVisitor(), DirectLineJsonContext.Default.ConversationObject);
        refusals.Note(TokenRoute, Origins.RefusalReason);
        return Errors.ForeignOrigin;
    }

    private static Html NeedsScript => Html.Of($"""<noscript><p class="missing">This chat needs JavaScript. The <a href="./sources">sources</a> can be read without it.</p></noscript>""");

    private static Html NotInstalled => Html.Of($"""
        <section class="missing">
        <h2>The chat window is not installed</h2>
        <p>It comes from the npm package <code>botframework-webchat</code>, which was not there when this server was built.
        Install <a href="https://nodejs.org/">Node.js</a> (which brings npm), make sure that its package registry can be reached,
        and build again: <code>dotnet build src/RelationsBot.Server</code>.</p>
        <p>Everything else works: <code>POST /api/messages</code>, Direct Line at <code>/v3/directline</code>, and the <a href="./sources">sources</a>.</p>
        </section>
        """);
}
