namespace RelationsBot.BotFramework.DirectLine;

/// <summary>Where an activity goes before the bot hears of it.</summary>
internal enum PlaceInLog
{
    /// <summary>To the beginning, which clients are not shown; where there is one already, nowhere.</summary>
    Beginning,

    /// <summary>To the end; where there is no beginning yet, nowhere.</summary>
    End,

    /// <summary>Nowhere: it is shown and forgotten.</summary>
    None,
}
