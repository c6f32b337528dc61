namespace RelationsBot.BotFramework.Connector;

/// <summary>Why a service URL is not called.</summary>
public enum ServiceUrlRefusal
{
    /// <summary>There is none.</summary>
    Missing,

    /// <summary>Longer than <see cref="ServiceUrlPolicy.MaximumLength"/>.</summary>
    TooLong,

    /// <summary>Not an absolute address, or one with blanks, control characters or backslashes.</summary>
    NotAbsolute,

    /// <summary>Neither <c>https</c> nor, where that is allowed, <c>http</c>.</summary>
    Scheme,

    /// <summary>It carries a user name or password.</summary>
    UserInfo,

    /// <summary>It has a fragment or a query, behind which no path can be appended.</summary>
    FragmentOrQuery,

    /// <summary>The host is one that this caller cannot have replies sent to.</summary>
    Host,
}
