using Microsoft.AspNetCore.Server.Kestrel.Core;
using RelationsBot.BotFramework.DirectLine;
using RelationsBot.BotFramework.Schema;

namespace RelationsBot.Server.Limits;

/// <summary>
/// Every limit on what callers send, in one place: what the protocol library sets for itself is named here too. The table in this
/// project's README says the same, which a test holds.
/// </summary>
internal static class RequestLimits
{
    /// <summary>The largest body of the Direct Line routes that take no activity, in bytes.</summary>
    public const int SmallBodyBytes = 64 * 1024;

    /// <summary>The largest body that any route reads, in bytes.</summary>
    public const int BodyBytes = 4 * 1024 * 1024;

    /// <summary>The most that a stream's client may send at once, in bytes; nothing it sends means anything.</summary>
    public const int FrameBytes = 64 * 1024;

    /// <summary>The longest request line, in bytes: a stream's address has a token in it, of at most 8 KB.</summary>
    public const int RequestLineBytes = 16 * 1024;

    /// <summary>The most that all headers of a request may have, in bytes: the longest tokens have some 4,000.</summary>
    public const int HeaderBytes = 32 * 1024;

    /// <summary>The most headers.</summary>
    public const int HeaderCount = 100;

    /// <summary>How long the headers of a request may take.</summary>
    public static readonly TimeSpan HeaderTime = TimeSpan.FromSeconds(15);

    /// <summary>The least speed of a body after <see cref="BodyGrace"/>, in bytes a second.</summary>
    public const int BodySpeed = 240;

    /// <summary>How long a body may come at any speed.</summary>
    public static readonly TimeSpan BodyGrace = TimeSpan.FromSeconds(5);

    /// <summary>How often a stream's client is asked for a sign of life, which browsers give by themselves.</summary>
    public static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);

    /// <summary>How long it may take to give one.</summary>
    public static readonly TimeSpan PingTime = TimeSpan.FromSeconds(20);

    /// <summary>All of them, in the order of the README.</summary>
    public static IReadOnlyList<Limit> All { get; } =
    [
        new("body of `/api/messages`", Bytes(ActivityReader.MaximumBytes), "413 `MessageSizeTooBig`"),
        new("activity sent to Direct Line", Bytes(DirectLineServer.MaximumActivityBytes), "413 `MessageSizeTooBig`"),
        new("other bodies of Direct Line", Bytes(SmallBodyBytes), "413 `MessageSizeTooBig`"),
        new("any other body", Bytes(BodyBytes), "413 `MessageSizeTooBig`"),
        new("depth of JSON", $"{ActivityReader.MaximumDepth} levels", "400 `BadArgument`"),
        new("`text`", $"{ActivityReader.MaximumTextLength:N0} characters", "400 `BadArgument`"),
        new("entries of a list (attachments, entities, members, actions) sent to Direct Line", $"{ActivityReader.MaximumListLength}", "400 `BadArgument`"),
        new("request line", Bytes(RequestLineBytes), "414, no body"),
        new("headers of a request", $"{Bytes(HeaderBytes)}, {HeaderCount} headers", "431, no body"),
        new("time for the headers of a request", $"{HeaderTime.TotalSeconds:N0} s", "408, no body"),
        new("speed of a body", $"{BodySpeed} bytes a second after {BodyGrace.TotalSeconds:N0} s", "408 `RequestTimeout`"),
        new("open streams of a conversation", $"{DirectLineServer.MaximumStreams}", "the oldest is closed: 1000 `collision`"),
        new("frame that a stream's client sends", Bytes(FrameBytes), "the stream is closed: 1009"),
        new("silence of a stream's client after a ping", $"{PingTime.TotalSeconds:N0} s", "the connection is cut"),
        new("activities worked on at the same time", $"{RateLimits.AtOnce:N0}, and {RateLimits.Waiting:N0} that wait", "429 `TooManyRequests`, `Retry-After`"),
        new("activities of one conversation worked on at the same time", $"{RateLimits.AtOncePerConversation}", "429 `TooManyRequests`, `Retry-After`"),
        new("`POST /chat/token`, by address", $"{RateLimits.ChatTokens} a minute", "429 `TooManyRequests`, `Retry-After`"),
        new("wrong credentials, by address; at `/api/messages` not from this machine", $"{RateLimits.WrongCredentials} a minute", "429 `TooManyRequests`, `Retry-After`"),
        new("calls without credentials from other machines, by address", $"{RateLimits.WithoutCredentials} a minute", "429 `TooManyRequests`, `Retry-After`"),
    ];

    public static void Set(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = BodyBytes;
        limits.MaxRequestLineSize = RequestLineBytes;
        limits.MaxRequestHeadersTotalSize = HeaderBytes;
        limits.MaxRequestHeaderCount = HeaderCount;
        limits.RequestHeadersTimeout = HeaderTime;
        limits.MinRequestBodyDataRate = new(BodySpeed, BodyGrace);
    }

    private static string Bytes(int count) => count % (1024 * 1024) == 0 ? $"{count / 1024 / 1024} MB" : $"{count / 1024} KB";
}
