namespace RelationsBot.Hosting.Storage;

/// <summary>A turn as the text that databases keep, written before a transaction begins.</summary>
internal sealed class TurnRow(TurnCommit turn)
{
    public string Incoming { get; } = StoredActivities.Write(turn.Incoming);

    public string Replies { get; } = StoredActivities.Write(turn.Replies);

    public string? Invoke { get; } = StorageJson.Write(turn.Invoke);

    public string? Answer { get; } = StorageJson.Write(turn.Answer);

    public string? Unanswered { get; } = turn.Unanswered?.ToJson();

    public string? Feedback { get; } = turn.Feedback is null ? null : StorageJson.Write(turn.Feedback);
}
