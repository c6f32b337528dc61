namespace RelationsBot.BotFramework.Schema;

/// <summary>The values of <see cref="Activity.Name"/> of invokes that a bot without sign-in and without forms may get an answer to.</summary>
public static class InvokeNames
{
    /// <summary>A feedback button under a message was pressed (Teams, <c>feedbackLoop</c>), see <see cref="Feedback.SubmitAction"/>.</summary>
    public const string SubmitAction = "message/submitAction";

    /// <summary>Words were typed into a search command of a message extension (Teams).</summary>
    public const string ComposeExtensionQuery = "composeExtension/query";

    /// <summary>Asks whether the bot is alive.</summary>
    public const string HealthCheck = "healthCheck";
}
