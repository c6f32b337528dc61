namespace RelationsBot.Hosting.Storage;

/// <summary>Where questions go that the store did not answer, for authors to see what is missing. Safe for concurrent use.</summary>
public interface IUnansweredQuestions
{
    /// <summary>Keeps a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when it is written, or could not be.</returns>
    Task AddAsync(UnansweredQuestion question, CancellationToken cancellationToken);
}
