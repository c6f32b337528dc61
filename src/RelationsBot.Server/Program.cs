using RelationsBot.Server.DirectLine;
using RelationsBot.Server.Messages;
using RelationsBot.Server.Pages;
using RelationsBot.Server.Start;

try
{
    NativeMemory.GiveBack();
    if (DataCompilation.IsAskedBy(args))
        return DataCompilation.Run(args[^1]);

    // Without IIS, HTTP/3 and loggers that nobody reads: less to load at each start. What else is left out comes back here.
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.WebHost.UseKestrelHttpsConfiguration();
    builder.Logging.AddConsole();
    builder.WebHost.UseStaticWebAssets();
    await using var app = builder.AddRelationsBot().Build();
    app.UseRelationsBot();
    app.MapMessages();
    app.MapDirectLine();
    app.MapChatPage();
    app.MapSources();
    app.MapHealth();
    await app.RunCheckedAsync();
    return 0;
}
catch (StartRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return refusal.ExitCode;
}
