using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>What the texts around a proposition tell of it: all of a fact that takes reading.</summary>
/// <param name="Entry">Its entry.</param>
/// <param name="Proposition">The proposition.</param>
/// <param name="Entities">Entities of its roles.</param>
/// <param name="OfEntry">Entities of its whole entry, its statement included.</param>
/// <param name="Statement">What the recognisers find in the statement.</param>
/// <param name="Evidence">How strongly each concept stands for it.</param>
/// <param name="Own">Concepts of its frame and roles alone.</param>
/// <param name="Told">Concepts of its frame, its roles and its statement.</param>
/// <param name="Asked">Concepts of its sample questions.</param>
internal sealed record FactTold(
    Entry Entry, Proposition Proposition, string[] Entities, string[] OfEntry, StatementMentions Statement, Evidence Evidence, Evidence Own, Evidence Told, Evidence Asked);

/// <summary>What the recognisers find in a statement.</summary>
/// <param name="Entities">Ids of the entities it names, its lead-in included.</param>
/// <param name="Periods">Its dates.</param>
/// <param name="Numbers">Its numbers.</param>
/// <param name="Ordinals">Its ranks: "first", "second"; -1 is "last".</param>
internal sealed record StatementMentions(IReadOnlyList<string> Entities, IReadOnlyList<Period> Periods, IReadOnlyList<decimal> Numbers, IReadOnlyList<decimal> Ordinals);
