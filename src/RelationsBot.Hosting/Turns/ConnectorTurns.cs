using RelationsBot.BotFramework.Authentication;
using RelationsBot.BotFramework.Connector;
using RelationsBot.BotFramework.Schema;
using RelationsBot.Hosting.Storage;

namespace RelationsBot.Hosting.Turns;

/// <summary>Answers activities through the Connector, as <see cref="TurnDelivery"/> says. Safe for concurrent use.</summary>
public sealed class ConnectorTurns
{
    private readonly TurnDelivery delivery;
    private readonly ConnectorClient connector;

    /// <summary>Joins turns to the Connector.</summary>
    /// <param name="turns">Takes the turns.</param>
    /// <param name="storage">Remembers what was sent.</param>
    /// <param name="connector">Sends.</param>
    public ConnectorTurns(ActivityTurns turns, IConversationStorage storage, ConnectorClient connector) =>
        (delivery, this.connector) = (new(turns, storage), connector);

    /// <summary>Answers an activity through the Connector at its service URL.</summary>
    /// <param name="incoming">The activity.</param>
    /// <param name="caller">Who sent it, checked: says where replies may go and which token they need.</param>
    /// <param name="cancellationToken">Gives up; not to be tied to the caller's patience, since a reply may be on its way.</param>
    /// <returns>As <see cref="TurnDelivery.AnswerAsync"/>.</returns>
    /// <exception cref="TurnConflictException">The conversation kept changing.</exception>
    public Task<IReadOnlyList<DeliveryResult>> AnswerAsync(Activity incoming, Caller caller, CancellationToken cancellationToken) =>
        delivery.AnswerAsync(incoming, (reply, cancel) => connector.SendAsync(reply, caller, cancel), cancellationToken);
}
