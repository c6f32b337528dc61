namespace RelationsBot.BotFramework.DirectLine;

/// <summary>The bot behind Direct Line: what a host implements so that an activity gets its replies.</summary>
public interface IDirectLineBot
{
    /// <summary>
    /// Takes one turn: places the activity where the log ends, and appends <see cref="DirectLineTurn.Entries"/> to the log together with what
    /// the bot remembers of the turn, all or nothing; where the log has grown meanwhile, it begins anew. Called concurrently, for one
    /// conversation too; the implementation decides what then comes first. An exception is a fault: nothing is stored.
    /// </summary>
    /// <param name="turn">The activity, of types not known yet as well; those that need no answer get none.</param>
    /// <param name="cancellationToken">Gives the turn up.</param>
    /// <returns>The id that the activity has in the log, of a repetition that of the first time; null where it has no place there.</returns>
    Task<string?> HandleAsync(DirectLineTurn turn, CancellationToken cancellationToken);
}
