using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>What the embedded Direct Line server must be told.</summary>
public sealed record DirectLineOptions
{
    /// <summary>The shortest signing key taken, in bytes.</summary>
    public const int MinimumKeyBytes = 32;

    /// <summary>Signs tokens: random, secret, at least <see cref="MinimumKeyBytes"/> long, the same on all servers that share conversations.</summary>
    public required ReadOnlyMemory<byte> SigningKey { get; init; }

    /// <summary>The bot's account; no client may use its id.</summary>
    public required ChannelAccount Bot { get; init; }

    /// <summary>How long a token is valid: 30 minutes unless told. Clients refresh every 15 minutes, so less than 20 cuts them off.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>After how much silence a stream reports that a keep-alive is due: 20 s unless told.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a waiting stream looks into the log for what another server appended; null where this is the only server.</summary>
    public TimeSpan? PollInterval { get; init; }
}
