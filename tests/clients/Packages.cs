namespace RelationsBot.Clients;

/// <summary>What npm installed in tests/clients when the tests were built, and the programs there that use it.</summary>
internal static class Packages
{
    private static readonly string Folder = Path.Combine(FindRepository(), "tests", "clients");

    /// <summary>The whole path of a file there; the running test is left out where the packages are not installed.</summary>
    /// <param name="path">Relative to tests/clients.</param>
    public static string File(string path)
    {
        if (!System.IO.File.Exists(Path.Combine(Folder, "node_modules", ".installed")))
            Required.Missing("the packages of tests/clients could not be installed with npm when the tests were built");
        return Path.Combine(Folder, path);
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "RelationsBot.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests run outside of the checkout.");
    }
}
