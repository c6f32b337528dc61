using System.Text;

namespace RelationsBot.Hosting.Storage;

/// <summary>Appends unanswered questions to a file, one JSON object a line. Several processes may write to the same file.</summary>
public sealed class UnansweredFile : IUnansweredQuestions, IDisposable
{
    private readonly string path;
    private readonly Action<Exception> onFailure;
    private readonly SemaphoreSlim writing = new(1);

    /// <summary>Keeps questions in a file.</summary>
    /// <param name="path">The file; it comes into being with the first question, its folder must exist.</param>
    /// <param name="onFailure">Hears of a question that could not be written: the turn that it belongs to is not to suffer.</param>
    public UnansweredFile(string path, Action<Exception> onFailure) => (this.path, this.onFailure) = (path, onFailure);

    /// <inheritdoc/>
    public async Task AddAsync(UnansweredQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var line = Encoding.UTF8.GetBytes(question.ToJson() + "\n");
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // One write at the end of the file: lines of two processes do not run into each other.
            await using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            await file.WriteAsync(line, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            onFailure(e);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => writing.Dispose();
}
