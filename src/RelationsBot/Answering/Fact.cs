using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>A proposition as the index holds it: by which concepts, entities, dates and numbers a question can reach it.</summary>
internal sealed class Fact
{
    /// <summary>The proposition.</summary>
    public required Proposition Proposition { get; init; }

    /// <summary>Its entry.</summary>
    public required Entry Entry { get; init; }

    /// <summary>Its event, or null.</summary>
    public required Event? Event { get; init; }

    /// <summary>
    /// Whether it was derived from a sentence whose parts are not told apart. What such a sentence does not say in the question's words
    /// it may say in others, so only missing names, dates and numbers rule it out.
    /// </summary>
    public required bool IsDerived { get; init; }

    /// <summary>Position in the order of the data.</summary>
    public required int Order { get; init; }

    /// <summary>How strongly each concept stands for it, 0 to 1.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>Concepts of its frame and roles alone.</summary>
    public required Evidence OwnEvidence { get; init; }

    /// <summary>Concepts of its frame, its roles and its statement: what it says itself, descriptions of its entities left out.</summary>
    public required Evidence Told { get; init; }

    /// <summary>Concepts of its sample questions.</summary>
    public required Evidence Asked { get; init; }

    /// <summary>Whether the very word of a concept stands in its roles or statement.</summary>
    public bool Says(int concept) => Told[concept] >= 0.9f;

    /// <summary>Entities of its roles.</summary>
    public required string[] Own { get; init; }

    /// <summary>Entities of its whole entry, its statement included.</summary>
    public required string[] OfEntry { get; init; }

    /// <summary>States that any of these belong to.</summary>
    public required string[] StatesOfEntry { get; init; }

    /// <summary>Entities of its event.</summary>
    public required string[] OfEvent { get; init; }

    /// <summary>Periods it is about: its own, its event's, those its statement names.</summary>
    public required IReadOnlyList<(Period Period, float Strength)> Periods { get; init; }

    /// <summary>Whether any of its periods overlaps a time.</summary>
    public bool IsAbout(Period time)
    {
        for (var i = 0; i < Periods.Count; i++)
        {
            if (Periods[i].Period.Overlaps(time))
                return true;
        }

        return false;
    }

    /// <summary>Ranks that its statement names: "first", "second"; -1 is "last".</summary>
    public required IReadOnlyList<decimal> Ordinals { get; init; }

    /// <summary>Numbers of its roles and its statement.</summary>
    public required IReadOnlyList<decimal> Numbers { get; init; }

    /// <summary>Whether it tells of the same matter as another: in the same entry, or of the same event.</summary>
    public bool SharesMatter(Fact other) => Entry == other.Entry || (Event is not null && Event == other.Event);

    /// <summary>For traces: which proposition of which entry.</summary>
    public override string ToString() => FormattableString.Invariant($"{Entry.Id}.{Proposition.Index + 1}");
}
