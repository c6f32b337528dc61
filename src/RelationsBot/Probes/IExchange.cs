namespace RelationsBot.Probes;

/// <summary>Makes a question that is answered right wrong in one place, so that no fact of the store bears it out any more.</summary>
internal interface IExchange
{
    /// <summary>The wrong questions; none where the store might bear out each of them.</summary>
    IEnumerable<Probe> Of(BaseQuestion question);
}
