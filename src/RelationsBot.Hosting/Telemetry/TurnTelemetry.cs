using System.Collections.Frozen;
using System.Diagnostics;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Dialog;
using RelationsBot.Hosting.Turns;

namespace RelationsBot.Hosting.Telemetry;

/// <summary>Measures turns. Values that callers choose are reported only where they are known ones, so that nobody can multiply the series.</summary>
internal static class TurnTelemetry
{
    private const string Other = "other";

    private static readonly FrozenSet<string> Channels = new[] { ChannelIds.Teams, ChannelIds.DirectLine, ChannelIds.WebChat, ChannelIds.Emulator }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Types = new[]
    {
        ActivityTypes.Message, ActivityTypes.Event, ActivityTypes.Invoke, ActivityTypes.ConversationUpdate, ActivityTypes.InstallationUpdate,
        ActivityTypes.EndOfConversation, ActivityTypes.Typing, ActivityTypes.Command,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Takes a turn and tells what came of it.</summary>
    /// <param name="channel">The activity's channel; null: none is named.</param>
    /// <param name="type">The activity's type; null: none is named.</param>
    /// <param name="take">Takes it.</param>
    public static Task<AnsweredTurn> MeasureAsync(string? channel, string? type, Func<Task<AnsweredTurn>> take) =>
        HostingTelemetry.TurnDuration.Enabled || HostingTelemetry.Spans.HasListeners() ? MeasuredAsync(channel, type, take) : take();

    private static async Task<AnsweredTurn> MeasuredAsync(string? channel, string? type, Func<Task<AnsweredTurn>> take)
    {
        var tags = new TagList
        {
            { "relationsbot.channel", channel is not null && Channels.Contains(channel) ? channel : Other },
            { "relationsbot.activity.type", type is not null && Types.Contains(type) ? type : Other },
        };
        using var span = HostingTelemetry.Spans.StartActivity("turn");
        var started = Stopwatch.GetTimestamp();
        try
        {
            var turn = await take().ConfigureAwait(false);
            tags.Add("relationsbot.turn.status", Status(turn));
            if (turn.Reply is { Intent: var intent })
                tags.Add("relationsbot.turn.intent", intent);
            return turn;
        }
        catch (Exception failure)
        {
            tags.Add("relationsbot.turn.status", "failed");
            tags.Add(HostingTelemetry.ErrorType, failure.GetType().Name);
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            HostingTelemetry.TurnDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
            foreach (var (key, value) in tags)
                span?.SetTag(key, value);
        }
    }

    private static string Status(AnsweredTurn turn) => turn switch
    {
        { Reply.Status: var status } => Status(status),
        { IsRepetition: true } => "repeated",
        { Invoke: not null } => "invoked",
        _ => "silent",
    };

    private static string Status(ReplyStatus status) => status switch
    {
        ReplyStatus.Answered => "answered",
        ReplyStatus.Clarify => "clarify",
        ReplyStatus.NotFound => "not_found",
        ReplyStatus.Smalltalk => "smalltalk",
        ReplyStatus.Help => "help",
        _ => "command",
    };
}
