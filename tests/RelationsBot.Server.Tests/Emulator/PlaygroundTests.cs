using Microsoft.Playwright;
using RelationsBot.BotFramework.Tests;
using RelationsBot.Server.Tests.Browser;
using Xunit;

namespace RelationsBot.Server.Tests.Emulator;

/// <summary>The built server, with the data that the product ships, in Agents Playground.</summary>
public sealed class PlaygroundTests(Chromium chromium)
{
    private const string Screenshot = "RELATIONSBOT_SCREENSHOT";

    [Theory]
    [InlineData("emulator")]
    [InlineData("msteams")]
    public async Task APersonConverses(string channel)
    {
        await using var server = ServerProcess.Start([$"--urls=http://127.0.0.1:{LoopbackPort.Free()}", $"--Knowledge:Folder={TestFiles.ShippedData}"]);
        var bot = await server.AddressAsync();
        var browser = await chromium.BrowserAsync();
        await using (var playground = await Playground.OpenAsync(browser, bot, channel))
        {
            await playground.ExpectAsync(1);
            await Assertions.Expect(playground.Reply).ToContainTextAsync("Hello!");
            await playground.SayAsync("When did Koizumi first go to Pyongyang?");
            await Assertions.Expect(playground.Reply).ToContainTextAsync("17 September 2002");
            await Assertions.Expect(playground.Reply).ToContainTextAsync("[1]");
            await KeepAsync(playground, channel + "-answer");
            if (channel == "msteams")
                await playground.LikeAsync();
            await playground.SayAsync("and who did he meet?");
            await Assertions.Expect(playground.Reply).ToContainTextAsync("Kim Jong Il");
            await playground.PressAsync("Tell me more");
            await playground.SayAsync("timeline");
            await Assertions.Expect(playground.Reply).ToContainTextAsync("1894");

            // Teams would show a card below the text, so that lists are text there and only help has a card.
            if (channel == "msteams")
                await playground.SayAsync("help");
            await Assertions.Expect(playground.Cards.Last).ToBeVisibleAsync();
            await KeepAsync(playground, channel + "-card");
            await playground.AssertLogIsCleanAsync();
        }

        // Begun anew, it is another conversation with the same server.
        await using (var again = await Playground.OpenAsync(browser, bot, channel))
        {
            await again.ExpectAsync(1);
            await again.SayAsync("source?");
            await Assertions.Expect(again.Reply).ToContainTextAsync("no answer yet");
            if (channel == "msteams")
                await again.SearchAsync("Yokota");
            await again.AssertLogIsCleanAsync();
        }
    }

    private static Task KeepAsync(Playground playground, string name) => Environment.GetEnvironmentVariable(Screenshot) is { Length: > 0 } file
        ? playground.ScreenshotAsync($"{Path.ChangeExtension(file, null)}-{name}.png")
        : Task.CompletedTask;
}
