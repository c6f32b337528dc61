using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotBuilder.Turns;

/// <summary>What came is no activity that can be answered.</summary>
/// <param name="error">What is wrong; holds nothing of what the sender wrote.</param>
internal sealed class UnusableActivityException(ActivityReadError error) : Exception(error.Message);
