using System.Text.Json;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using RelationsBot.Conformance;

namespace RelationsBot.BotBuilder.Tests.Conformance;

/// <summary>
/// The bot under the SDK's <see cref="TestAdapter"/>. Activities are given as they stand: the adapter's own way in gives each an id,
/// a recipient and a conversation, so that nothing could be missing or come twice.
/// </summary>
internal sealed class TestAdapterHost(IBot bot) : TestAdapter, IConformanceHost
{
    private static readonly JsonSerializerSettings AsWritten = new() { NullValueHandling = NullValueHandling.Ignore, DateParseHandling = DateParseHandling.None };

    public string ServiceUrl => "https://test.com/channel/";

    public async Task<ConformanceAnswer> DeliverAsync(string body)
    {
        var activity = JsonConvert.DeserializeObject<Activity>(body, AsWritten)!;
        using var turn = new TurnContext(this, activity);
        await RunPipelineAsync(turn, bot.OnTurnAsync, CancellationToken.None);
        var said = ActiveQueue.Concat(turn.BufferedReplyActivities).ToList();
        ActiveQueue.Clear();
        var invoke = said.FirstOrDefault(reply => reply.Type == ActivityTypesEx.InvokeResponse)?.Value as InvokeResponse;
        said.RemoveAll(reply => reply.Type is ActivityTypesEx.InvokeResponse or ActivityTypes.Trace);
        return new(invoke?.Status ?? 200, invoke?.Body is { } answer ? Json(answer) : null, [.. said.Select(Json)]);
    }

    private static JsonElement Json(object value) => JsonElement.Parse(JsonConvert.SerializeObject(value, AsWritten));
}
