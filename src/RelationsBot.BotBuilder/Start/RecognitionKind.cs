namespace RelationsBot.BotBuilder.Start;

/// <summary>Who recognises dates and numbers.</summary>
internal enum RecognitionKind
{
    /// <summary>The language core itself, as in every other host.</summary>
    BuiltIn,

    /// <summary>Microsoft.Recognizers.Text.</summary>
    RecognizersText,
}
