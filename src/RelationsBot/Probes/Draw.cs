namespace RelationsBot.Probes;

/// <summary>
/// A choice that looks random and depends on nothing but a seed and the thing itself, so that one more fact in the store leaves the
/// other choices as they were. The hash is FNV-1a, 32 bits, with a final mixing step of MurmurHash3.
/// </summary>
/// <param name="Seed">Another seed, another choice.</param>
internal readonly record struct Draw(int Seed)
{
    /// <summary>A number that belongs to a text.</summary>
    public uint Of(string key)
    {
        var hash = 2166136261u ^ (uint)Seed;
        foreach (var c in key)
            hash = (hash ^ c) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }

    /// <summary>The items in an order of chance.</summary>
    public IEnumerable<T> Shuffle<T>(IEnumerable<T> items, Func<T, string> key)
    {
        var draw = this;
        return items.OrderBy(i => draw.Of(key(i))).ThenBy(key, StringComparer.Ordinal);
    }
}
