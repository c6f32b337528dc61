using RelationsBot.BotFramework.DirectLine;
using Xunit;

namespace RelationsBot.BotFramework.Tests.DirectLine;

public class WatermarkTests
{
    private readonly DirectLineBench _bench = new();

    [Fact]
    public async Task CountsActivitiesAndReadingConsumesNothing()
    {
        var access = await _bench.BeginAsync();
        await _bench.SayAsync(access, "one");

        var all = await _bench.ReadAsync(access);
        var again = await _bench.ReadAsync(access, "");
        var rest = await _bench.ReadAsync(access, "2");
        var nothing = await _bench.ReadAsync(access, rest.Watermark);

        Assert.Equal((3, "3"), (all.Activities.Count, all.Watermark));
        Assert.Equal(all.Activities, again.Activities);
        Assert.Equal(("you said one", "3"), (Assert.Single(rest.Activities).Text, rest.Watermark));
        Assert.Equal((0, "3"), (nothing.Activities.Count, nothing.Watermark));
    }

    [Fact]
    public async Task IsZeroWhereTheBotGreetsNobody()
    {
        _bench.Bot.Says = _ => [];
        var access = await _bench.BeginAsync();

        var read = await _bench.ReadAsync(access);

        Assert.Equal((0, "0"), (read.Activities.Count, read.Watermark));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1.0")]
    [InlineData("x")]
    [InlineData("９")]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999999999")]
    public async Task OneThatWasNeverIssuedIsRefusedEverywhere(string watermark)
    {
        var access = await _bench.BeginAsync();
        var cancellation = TestContext.Current.CancellationToken;
        var streamToken = (await _bench.StartAsync(access)).Conversation.StreamUrl!.Split("&t=")[1];

        DirectLineError?[] errors =
        [
            (await _bench.Server.ReadAsync(access, watermark, cancellation)).Error,
            (await _bench.Server.ReconnectAsync(access, watermark, DirectLineBench.StreamRoot, cancellation)).Error,
            (await _bench.OpenAsync(access.ConversationId, streamToken, watermark)).Error,
        ];

        Assert.All(errors, error => Assert.Equal((400, "BadArgument"), (error!.Status, error.Code)));
    }
}
