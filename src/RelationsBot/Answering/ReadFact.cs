using RelationsBot.Knowledge;

namespace RelationsBot.Answering;

/// <summary>What is told of a fact, in a form that can be stored.</summary>
/// <param name="Entities">Entities of its roles.</param>
/// <param name="OfEntry">Entities of its whole entry.</param>
/// <param name="Concepts">Its concepts.</param>
/// <param name="Evidence">How strongly each of these stands for it; likewise the other lists. Empty: none does.</param>
/// <param name="Own">Of its frame and roles alone.</param>
/// <param name="Told">Of its frame, its roles and its statement.</param>
/// <param name="Asked">Of its sample questions.</param>
internal sealed record ReadFact(string[] Entities, string[] OfEntry, int[] Concepts, float[] Evidence, float[] Own, float[] Told, float[] Asked)
{
    /// <summary>As it is stored.</summary>
    public static ReadFact Of(FactTold told) =>
        new(told.Entities, told.OfEntry, told.Evidence.Table.Concepts, told.Evidence.Strengths, told.Own.Strengths, told.Told.Strengths, told.Asked.Strengths);

    /// <summary>As an index takes it.</summary>
    /// <param name="entry">Its entry.</param>
    /// <param name="proposition">Its proposition.</param>
    /// <param name="statement">What the recognisers find in the statement.</param>
    public FactTold ToTold(Entry entry, Proposition proposition, StatementMentions statement)
    {
        var table = new Evidence.ConceptTable(Concepts);
        return new FactTold(entry, proposition, Entities, OfEntry, statement, table.With(Evidence), table.With(Own), table.With(Told), table.With(Asked));
    }
}
