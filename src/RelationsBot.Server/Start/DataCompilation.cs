using RelationsBot.DialogsData;

namespace RelationsBot.Server.Start;

/// <summary>
/// <c>compile-data FOLDER</c>: instead of serving, writes the loaded form of a data folder, with which this very program starts sooner. The build does so
/// for the data it ships; who has data of their own does it after each change, or waits longer for the start.
/// </summary>
internal static class DataCompilation
{
    /// <summary>Whether a command line asks for it.</summary>
    public static bool IsAskedBy(string[] args) => args is [.., "compile-data", _];

    /// <summary>Does it.</summary>
    /// <param name="folder">Path of the data folder.</param>
    /// <returns>What the process ends with.</returns>
    /// <exception cref="StartRefusedException">The data have problems, or the form cannot be written.</exception>
    public static int Run(string folder)
    {
        try
        {
            LoadedForm.Write(folder);
            return 0;
        }
        catch (Exception exception) when (exception is DataException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(exception.Message);
        }
    }
}
