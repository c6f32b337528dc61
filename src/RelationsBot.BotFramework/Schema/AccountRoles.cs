namespace RelationsBot.BotFramework.Schema;

/// <summary>The values of <see cref="ChannelAccount.Role"/>; Web Chat chooses the side of a bubble by them.</summary>
public static class AccountRoles
{
    /// <summary>A person.</summary>
    public const string User = "user";

    /// <summary>A program that answers.</summary>
    public const string Bot = "bot";
}
