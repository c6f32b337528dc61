using RelationsBot.BotFramework.Schema;

namespace RelationsBot.BotFramework;

/// <summary>The bot behind the protocol: what a host implements so that an incoming activity gets its replies.</summary>
public interface IActivityHandler
{
    /// <summary>
    /// Takes one turn. Called concurrently, for one conversation too; the implementation decides what then comes first.
    /// An exception is a fault: nothing is sent, and it reaches the edge of the host.
    /// </summary>
    /// <param name="incoming">Any activity, of types not known yet as well; those that need no answer yield an empty list.</param>
    /// <param name="cancellationToken">Gives the turn up.</param>
    /// <returns>The replies in the order to be sent, as <see cref="ActivityReply.To"/> addresses them.</returns>
    Task<IReadOnlyList<Activity>> HandleAsync(Activity incoming, CancellationToken cancellationToken);
}
