using Xunit;

namespace RelationsBot.Server.Tests.DirectLine;

/// <summary>The built server and the client library that Web Chat is built on, streaming and polling.</summary>
public sealed class DirectLineJsTests(BuiltServer server) : IClassFixture<BuiltServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AQuestionIsAnsweredCitedAndFollowedUp(bool webSocket)
    {
        await using var client = await DirectLineJs.StartAsync(server.Http, webSocket);
        await client.StatusAsync(DirectLineJs.Online);
        var welcome = await client.ActivityAsync(1);
        Assert.Equal("bot", welcome.GetProperty("from").GetProperty("role").GetString());

        var id = await client.SayAsync(BridgeServer.Question);
        var (echo, answer) = (await client.ActivityAsync(2), await client.ActivityAsync(3));
        Assert.Equal(id, echo.GetProperty("id").GetString());
        Assert.Equal(id, answer.GetProperty("replyToId").GetString());
        Assert.Contains(BridgeServer.AnswerPart, answer.GetProperty("text").GetString());
        Assert.Contains($"[1]: {server.Http.BaseAddress}sources/bridge#s-history-1-1", answer.GetProperty("text").GetString());
        Assert.Equal(1, answer.GetProperty("entities")[0].GetProperty("citation")[0].GetProperty("position").GetInt32());

        await client.SayAsync("and what did she found?");
        Assert.Contains("Bridge Company", (await client.ActivityAsync(5)).GetProperty("text").GetString());
        client.AssertWhole(5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ALostSocketOrAPauseLosesAndDoublesNothing(bool webSocket)
    {
        await using var client = await DirectLineJs.StartAsync(server.Http, webSocket, haste: 200);
        await client.ActivityAsync(1);
        for (var round = 0; round < 3; round++)
        {
            var elsewhere = new DirectLineClient(server.Http) { Token = client.Token };
            elsewhere.Read(await (await elsewhere.SendAsync(HttpMethod.Post, "/conversations")).JsonAsync());

            // Five newer sockets take the place of the client's, and go; meanwhile somebody speaks.
            for (var i = 0; i < 5; i++)
            {
                using var socket = new System.Net.WebSockets.ClientWebSocket();
                await socket.ConnectAsync(new Uri(elsewhere.StreamUrl), Cancel);
            }

            await elsewhere.SayAsync($"from elsewhere {round}");
            await client.SaidAsync($"from elsewhere {round}");
            await client.SayAsync($"from here {round}");
            await client.SaidAsync($"from here {round}");
        }

        await client.ActivityAsync(13);
        client.AssertWhole(13);
    }
}
