namespace RelationsBot.BotFramework.Authentication;

/// <summary>What looking for a key came to.</summary>
/// <param name="Key">The key; null: there is none of that name, or none can be had.</param>
/// <param name="RetryAfter">When keys may be had, where there never were any; null: there are.</param>
internal readonly record struct KeyLookup(SigningKey? Key, TimeSpan? RetryAfter = null);
