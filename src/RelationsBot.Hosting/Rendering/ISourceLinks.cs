using RelationsBot.Dialog;

namespace RelationsBot.Hosting.Rendering;

/// <summary>Where a person can open a citation.</summary>
public interface ISourceLinks
{
    /// <summary>The address of a citation's place for whoever gets the reply being written.</summary>
    /// <param name="citation">The citation.</param>
    /// <returns>An absolute http or https address; null where there is none.</returns>
    Uri? AddressOf(Citation citation);
}
