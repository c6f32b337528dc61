namespace RelationsBot.Server.Pages;

/// <summary>What all pages share. Addresses are relative, so that a proxy may serve them below a path of its own.</summary>
internal static class PageLayout
{
    public static IResult Page(string title, string bodyClass, Html content, Html head = default, string root = "./", int status = StatusCodes.Status200OK) => Results.Content(
        Html.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <link rel="icon" href="{root}icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="{root}site.css">
            {head}</head>
            <body class="{bodyClass}">
            {content}
            </body>
            </html>

            """).ToString(),
        "text/html; charset=utf-8",
        statusCode: status);
}
