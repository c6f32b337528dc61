using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework.DirectLine;

/// <summary>
/// Where the activities of conversations are kept, in order and for good. Positions count from 1 without gaps; position 1 is the
/// activity by which the conversation began, and is never shown to clients. The bot appends
/// (<see cref="IDirectLineBot"/>). Implementations are safe for concurrent use.
/// </summary>
public interface IDirectLineLog
{
    /// <summary>Where the log ends.</summary>
    /// <param name="conversationId">A conversation, begun or not.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The last position and the activity there; position 0 for a conversation that has not begun.</returns>
    Task<LogTail> ReadTailAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Reads on.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="afterPosition">The position before the first activity wanted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The activities after it, oldest first and without a gap: a leading part of them, but none only if there are none.</returns>
    Task<IReadOnlyList<Activity>> ReadAsync(string conversationId, long afterPosition, CancellationToken cancellationToken);
}
