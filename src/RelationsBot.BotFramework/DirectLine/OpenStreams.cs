namespace RelationsBot.BotFramework.DirectLine;

/// <summary>The sockets open on this server, by conversation.</summary>
internal sealed class OpenStreams
{
    public const int MaximumPerConversation = 5;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<DirectLineStream>> _streams = new(StringComparer.Ordinal);

    /// <summary>Adds a stream, the newest; where that is one too many, the oldest gives way.</summary>
    public void Add(DirectLineStream stream)
    {
        lock (_lock)
        {
            if (!_streams.TryGetValue(stream.ConversationId, out var open))
                _streams[stream.ConversationId] = open = [];
            open.Add(stream);
            if (open.Count > MaximumPerConversation)
            {
                open[0].Displace();
                open.RemoveAt(0);
            }
        }
    }

    public void Remove(DirectLineStream stream)
    {
        lock (_lock)
        {
            if (_streams.TryGetValue(stream.ConversationId, out var open) && open.Remove(stream) && open.Count == 0)
                _streams.Remove(stream.ConversationId);
        }
    }

    public void Wake(string conversationId) => ForEach(conversationId, stream => stream.Wake());

    public void Show(string conversationId, TransientActivity transient) => ForEach(conversationId, stream => stream.Show(transient));

    /// <summary>A newer token was issued: the open streams of its conversation last as long as it does.</summary>
    public void LastUntil(string conversationId, DateTimeOffset end) => ForEach(conversationId, stream => stream.LastUntil(end));

    private void ForEach(string conversationId, Action<DirectLineStream> act)
    {
        lock (_lock)
        {
            if (_streams.TryGetValue(conversationId, out var open))
                open.ForEach(act);
        }
    }
}
