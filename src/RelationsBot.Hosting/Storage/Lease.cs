namespace RelationsBot.Hosting.Storage;

/// <summary>
/// Keeps other servers from what one server is doing, until it is disposed of. A server that dies loses its leases after a while; one that
/// merely takes long keeps them. Whoever lost one without knowing changes nothing: commits also look at versions.
/// </summary>
public sealed class Lease : IAsyncDisposable
{
    /// <summary>Where there is one server, nobody is to be kept from anything.</summary>
    public static readonly Lease OfTheOnlyServer = new(() => ValueTask.CompletedTask);

    private readonly Func<ValueTask> release;

    internal Lease(Func<ValueTask> release) => this.release = release;

    /// <summary>Lets others in. Where that cannot be told them now, they wait until the lease has run out.</summary>
    /// <returns>Ends when they may.</returns>
    public ValueTask DisposeAsync() => release();
}
