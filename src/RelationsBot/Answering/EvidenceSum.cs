namespace RelationsBot.Answering;

/// <summary>
/// Gathers the evidence of one fact after the other: of each concept the greatest strength. An array by concept, since hundreds of
/// thousands of strengths come together while the index is built. For one thread.
/// </summary>
internal sealed class EvidenceSum
{
    private readonly List<int> concepts = [];
    private float[] strengths = new float[4096];

    /// <summary>Notes a strength, above 0.</summary>
    public void Strengthen(int concept, float strength)
    {
        if (concept >= strengths.Length)
            Array.Resize(ref strengths, Math.Max(concept + 1, strengths.Length * 2));
        ref var found = ref strengths[concept];
        if (found == 0)
            concepts.Add(concept);
        if (found < strength)
            found = strength;
    }

    /// <summary>What has been gathered so far.</summary>
    public Dictionary<int, float> ToDictionary()
    {
        var evidence = new Dictionary<int, float>(concepts.Count);
        foreach (var concept in concepts)
            evidence.Add(concept, strengths[concept]);
        return evidence;
    }

    /// <summary>Begins the next fact.</summary>
    public void Clear()
    {
        foreach (var concept in concepts)
            strengths[concept] = 0;
        concepts.Clear();
    }
}
