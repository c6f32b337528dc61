using System.CommandLine;

namespace RelationsBot.Cli;

/// <summary>A command that teaches: its help ends with what is worth knowing and with examples.</summary>
internal sealed class Verb(string name, string description, params IReadOnlyList<VerbExample> examples) : Command(name, description)
{
    /// <summary>What is worth knowing beyond the one line of the description.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Shown at the end of the verb's help.</summary>
    public IReadOnlyList<VerbExample> Examples => examples;
}

/// <summary>An example of a command.</summary>
/// <param name="Line">What to type.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record VerbExample(string Line, string Meaning);
