namespace RelationsBot.DialogsData;

/// <summary>Something wrong with the data.</summary>
/// <param name="File">Path below the data folder.</param>
/// <param name="Line">Line, from 1; 0 where it concerns the file as a whole.</param>
/// <param name="Message">What was found and what was expected.</param>
public sealed record DataProblem(string File, int Line, string Message)
{
    /// <summary>As compilers write it: "file(line): message".</summary>
    public override string ToString() => Line > 0 ? $"{File}({Line}): {Message}" : $"{File}: {Message}";
}

/// <summary>The data folder cannot be used. The message lists every problem.</summary>
public sealed class DataException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="problems">All problems found, at least one.</param>
    public DataException(string folder, IReadOnlyList<DataProblem> problems)
        : base($"{folder}: {problems.Count} problem{(problems.Count == 1 ? "" : "s")} in the data\n" + string.Join('\n', problems))
    {
        Problems = problems;
    }

    /// <summary>All problems found.</summary>
    public IReadOnlyList<DataProblem> Problems { get; }
}
