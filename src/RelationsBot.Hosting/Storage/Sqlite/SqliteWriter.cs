using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace RelationsBot.Hosting.Storage.Sqlite;

/// <summary>
/// The one writer. Everything that waits when it begins a transaction goes into that one and is told when it is on the disk: with many
/// conversations at once a commit costs each of them a part of one flush.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    /// <summary>The most that one transaction takes: its writers all wait for its end.</summary>
    private const int LargestBatch = 256;

    private readonly SqliteFile file;
    private readonly Channel<Work> waiting = Channel.CreateUnbounded<Work>(new() { SingleReader = true });
    private readonly Task loop;
    private SqliteSession? session;

    public SqliteWriter(SqliteFile file)
    {
        this.file = file;
        loop = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Runs statements in a transaction, perhaps together with others', and waits until it is durable.</summary>
    /// <param name="statements">Must decide before it changes anything, and may run twice: what it did the first time is undone then.</param>
    /// <param name="cancellationToken">Gives up waiting; whether it was stored is then unknown.</param>
    /// <exception cref="StorageUnavailableException">Nothing was stored.</exception>
    public Task<T> RunAsync<T>(Func<SqliteSession, T> statements, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var work = new Work<T>(statements);
        return waiting.Writer.TryWrite(work)
            ? work.Done.WaitAsync(cancellationToken)
            : Task.FromException<T>(new StorageUnavailableException(new ObjectDisposedException(nameof(SqliteWriter))));
    }

    /// <summary>Ends when everything that was waiting is written.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await loop.ConfigureAwait(false);
    }

    private void Write()
    {
        var batch = new List<Work>();
        while (waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < LargestBatch && waiting.Reader.TryRead(out var work))
                batch.Add(work);

            // One that cannot be stored must not take the others with it.
            if (batch.Count == 1 || !TryCommit(batch, isLastTry: false))
            {
                foreach (var work in batch)
                    TryCommit([work], isLastTry: true);
            }

            batch.Clear();
        }

        session?.Dispose();
    }

    private bool TryCommit(List<Work> batch, bool isLastTry)
    {
        try
        {
            session ??= new SqliteSession(file.OpenToWrite());
            session.Execute("BEGIN IMMEDIATE");
            foreach (var work in batch)
                work.Run(session);
            session.Execute("COMMIT");
        }
        catch (Exception exception)
        {
            // Whatever state the connection is in, the next transaction begins on a new one; closing it undoes this one.
            session?.Dispose();
            session = null;
            if (isLastTry)
                batch.ForEach(work => work.Fail(exception is SqliteException ? new StorageUnavailableException(exception) : exception));
            return false;
        }

        batch.ForEach(work => work.Succeed());
        return true;
    }

    private abstract class Work
    {
        public abstract void Run(SqliteSession session);

        public abstract void Succeed();

        public abstract void Fail(Exception exception);
    }

    private sealed class Work<T>(Func<SqliteSession, T> statements) : Work
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;

        public Task<T> Done => done.Task;

        public override void Run(SqliteSession session) => result = statements(session);

        public override void Succeed() => done.SetResult(result!);

        public override void Fail(Exception exception) => done.SetException(exception);
    }
}
