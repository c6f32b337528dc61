using System.Reflection;

namespace RelationsBot.Server.Tests;

/// <summary>Where things lie.</summary>
internal static class TestFiles
{
    public static string Bridge { get; } = Path.Combine(AppContext.BaseDirectory, "TestData", "bridge");

    public static string Documents { get; } = Path.Combine(AppContext.BaseDirectory, "TestData", "documents");

    /// <summary>The checkout.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The data that the product ships.</summary>
    public static string ShippedData { get; } = Path.Combine(Repository, "dialogs-data");

    /// <summary>The open examination; it may be missing.</summary>
    public static string Examination { get; } = Path.GetFullPath(Path.Combine(Repository, "..", "shared", "exam", "dev.jsonl"));

    /// <summary>The documents that the shipped data are about; the folder may be missing.</summary>
    public static string SourceDocuments { get; } = Path.GetFullPath(Path.Combine(Repository, "..", "shared", "sources"));

    /// <summary>The built server, of the same configuration as this test.</summary>
    public static string ServerProgram { get; } = Program("RelationsBot.Server");

    /// <summary>The data beside the built server.</summary>
    public static string BuiltData { get; } = Path.Combine(Path.GetDirectoryName(ServerProgram)!, "dialogs-data");

    /// <summary>The built command line, of the same configuration as this test.</summary>
    public static string CommandLineProgram { get; } = Program("RelationsBot.Cli");

    /// <summary>The built program that attacks servers, of the same configuration as this test.</summary>
    public static string ChaosProgram { get; } = Program("RelationsBot.Chaos", "tests");

    /// <summary>A file of the checkout.</summary>
    public static string InRepository(string path) => Path.Combine(Repository, path);

    private static string Program(string project, string folder = "src") => Path.Combine(
        Repository, folder, project, "bin", Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration, "net10.0", project + ".dll");

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RelationsBot.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests run outside of the checkout.");
    }
}
