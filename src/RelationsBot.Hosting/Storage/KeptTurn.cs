namespace RelationsBot.Hosting.Storage;

/// <summary>A turn as <see cref="MemoryStorage"/> finds it. Its text is in a pack with others.</summary>
internal sealed class KeptTurn(TurnKey key, TurnPack pack, int number, DateTimeOffset at)
{
    /// <summary>By what a second delivery finds it.</summary>
    public TurnKey Key { get; } = key;

    /// <summary>Where its text is.</summary>
    public TurnPack Pack { get; } = pack;

    /// <summary>Its number there.</summary>
    public int Number { get; } = number;

    /// <summary>When it was taken.</summary>
    public DateTimeOffset At { get; } = at;

    /// <summary>How many of its replies are not to be sent any more.</summary>
    public int Sent { get; set; }

    /// <summary>The ids by which votes find it, besides that of its key.</summary>
    public required IReadOnlyList<string> ReplyIds { get; set; }

    /// <summary>Its text.</summary>
    public TurnText Text => Pack[Number];

    /// <summary>The turn itself.</summary>
    public StoredTurn Turn => Text.Turn(Sent);
}
