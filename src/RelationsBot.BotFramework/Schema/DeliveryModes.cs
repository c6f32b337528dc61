namespace RelationsBot.BotFramework.Schema;

/// <summary>The values of <see cref="Activity.DeliveryMode"/> that change how a bot must answer.</summary>
public static class DeliveryModes
{
    /// <summary>The replies belong into the HTTP answer (<see cref="Schema.ExpectedReplies"/>), none goes through the Connector.</summary>
    public const string ExpectReplies = "expectReplies";
}
