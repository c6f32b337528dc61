using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>Ids of people. Those with the prefix are given out inside a token only, so a client cannot take another's.</summary>
internal static class UserId
{
    public const string Prefix = "dl_";

    public const int MaximumLength = 64;

    public static string New() => Prefix + UnguessableId.New();

    /// <summary>Whether a client may call itself so: neither as a token names people nor as the bot.</summary>
    public static bool MayBeClaimed(string id, ChannelAccount bot) =>
        !id.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !id.Equals(bot.Id, StringComparison.OrdinalIgnoreCase);

    public static bool MayStandInToken(string id) => id.StartsWith(Prefix, StringComparison.Ordinal) && id.Length is > 3 and <= MaximumLength;
}
