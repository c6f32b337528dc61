namespace RelationsBot.BotFramework.Authentication;

/// <summary>How the bot is registered, and so how it proves itself.</summary>
public enum AppType
{
    /// <summary>With a password, in every tenant.</summary>
    MultiTenant,

    /// <summary>With a password, in one tenant.</summary>
    SingleTenant,

    /// <summary>With a managed identity that the operator assigned to the machine; no password.</summary>
    UserAssignedMsi,
}
