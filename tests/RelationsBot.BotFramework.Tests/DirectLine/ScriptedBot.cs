using System.Collections.Concurrent;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.Tests.DirectLine;

/// <summary>Greets when a conversation begins and repeats messages, unless a test gives it other words.</summary>
internal sealed class ScriptedBot : IActivityHandler
{
    public ConcurrentQueue<Activity> Heard { get; } = [];

    public Func<Activity, IEnumerable<Activity>> Says { get; set; } = incoming => incoming.Type switch
    {
        ActivityTypes.ConversationUpdate => [ActivityReply.To(incoming) with { Text = "welcome" }],
        ActivityTypes.Message => [ActivityReply.To(incoming) with { Text = $"you said {incoming.Text}" }],
        _ => [],
    };

    public Task<IReadOnlyList<Activity>> HandleAsync(Activity incoming, CancellationToken cancellationToken)
    {
        Heard.Enqueue(incoming);
        return Task.FromResult<IReadOnlyList<Activity>>([.. Says(incoming)]);
    }
}
