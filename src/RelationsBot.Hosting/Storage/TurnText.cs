using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Hosting.Storage;

/// <summary>A turn as memory keeps it: the text that databases keep, as bytes. Immutable.</summary>
/// <param name="Bytes">The bytes.</param>
internal readonly record struct TurnText(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Writes a turn.</summary>
    public static TurnText Of(TurnCommit turn)
    {
        var row = new TurnRow(turn);
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes))
        {
            writer.Write(row.Incoming);
            writer.Write(row.Replies);
            writer.Write(row.Invoke ?? "");
            writer.Write(row.Answer ?? "");
        }

        return new(bytes.ToArray());
    }

    /// <summary>The turn as a second delivery finds it.</summary>
    /// <param name="sent">How many of its replies are not to be sent any more.</param>
    public StoredTurn Turn(int sent)
    {
        using var reader = Reader();
        var incoming = StoredActivities.Read(reader.ReadString());
        var replies = StoredActivities.ReadList(reader.ReadString());
        return new(replies, sent, StorageJson.ReadInvoke(OrNull(reader.ReadString())), StorageJson.ReadAnswer(OrNull(reader.ReadString())), incoming.Id);
    }

    /// <summary>The turn as transcripts tell it.</summary>
    /// <param name="at">When it was taken.</param>
    public IReadOnlyList<Activity> Said(DateTimeOffset at)
    {
        using var reader = Reader();
        return Transcript.Of(StoredActivities.Read(reader.ReadString()), StoredActivities.ReadList(reader.ReadString()), at);
    }

    private BinaryReader Reader() => new(new MemoryStream(Bytes.ToArray(), writable: false));

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
