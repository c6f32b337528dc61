namespace RelationsBot.Hosting.Turns;

/// <summary>Lets one caller at a time through for each key, in the order of their coming; keys nobody waits for cost nothing.</summary>
internal sealed class KeyedGates<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, Gate> gates = [];

    /// <summary>Waits until the key is free and takes it.</summary>
    /// <returns>To be disposed of when done.</returns>
    public async Task<IDisposable> EnterAsync(TKey key, CancellationToken cancellationToken)
    {
        Gate? gate;
        lock (gates)
        {
            if (!gates.TryGetValue(key, out gate))
                gates[key] = gate = new Gate();
            gate.Users++;
        }

        try
        {
            await gate.Free.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Leave(key, gate);
            throw;
        }

        return new Passage(this, key, gate);
    }

    private void Leave(TKey key, Gate gate)
    {
        lock (gates)
        {
            if (--gate.Users == 0)
                gates.Remove(key);
        }
    }

    private sealed class Gate
    {
        public SemaphoreSlim Free { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Passage(KeyedGates<TKey> gates, TKey key, Gate gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Free.Release();
            gates.Leave(key, gate);
        }
    }
}
