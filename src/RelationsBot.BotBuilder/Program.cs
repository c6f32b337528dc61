using RelationsBot.BotBuilder.Messages;
using RelationsBot.BotBuilder.Start;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    await using var app = builder.AddRelationsBot().Build();
    app.MapMessages();
    await app.RunAsync();
    return 0;
}
catch (StartRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
