using System.Collections.Concurrent;
using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.Tests.DirectLine;

/// <summary>Greets when a conversation begins and repeats messages, unless a test gives it other words. Remembers what it was told.</summary>
internal sealed class ScriptedBot(InMemoryLog log) : IDirectLineBot
{
    private readonly ConcurrentDictionary<string, string> _ids = new();

    public ConcurrentQueue<Activity> Heard { get; } = [];

    public Func<Activity, IEnumerable<Activity>> Says { get; set; } = incoming => incoming.Type switch
    {
        ActivityTypes.ConversationUpdate => [ActivityReply.To(incoming) with { Text = "welcome" }],
        ActivityTypes.Message => [ActivityReply.To(incoming) with { Text = $"you said {incoming.Text}" }],
        _ => [],
    };

    public async Task<string?> HandleAsync(DirectLineTurn turn, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (turn.RepetitionId is { } posted && _ids.TryGetValue(turn.ConversationId + posted, out var known))
                return known;
            var tail = await log.ReadTailAsync(turn.ConversationId, cancellationToken);
            if (turn.Place(tail) is not { } incoming)
                return null;
            var entries = turn.Entries(tail, incoming, [.. Says(incoming)]);
            if (entries.Count > 0 && !await log.AppendAsync(turn.ConversationId, tail.Position, entries, cancellationToken))
                continue;
            Heard.Enqueue(incoming);
            if (turn.RepetitionId is { } first)
                _ids[turn.ConversationId + first] = incoming.Id!;
            return incoming.Id;
        }
    }
}
