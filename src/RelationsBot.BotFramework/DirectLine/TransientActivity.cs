using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>An activity that is shown but not kept, and where the log ended when it was said.</summary>
internal readonly record struct TransientActivity(long AfterPosition, Activity Activity);
