namespace RelationsBot.BotFramework.DirectLine;

/// <summary>Ids of people. Those with the prefix are given out inside a token only, so a client cannot take another's.</summary>
internal static class UserId
{
    public const string Prefix = "dl_";

    public const int MaximumLength = 64;

    public static string New() => Prefix + UnguessableId.New();

    public static bool IsReserved(string id) => id.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    public static bool MayStandInToken(string id) => id.StartsWith(Prefix, StringComparison.Ordinal) && id.Length is > 3 and <= MaximumLength;
}
