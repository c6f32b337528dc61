namespace RelationsBot.Tests;

/// <summary>The folders of the checkout that these tests run in.</summary>
internal static class Repository
{
    private static readonly Lazy<string> Found = new(() =>
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RelationsBot.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("RelationsBot.sln stands in no folder above the tests");
    });

    /// <summary>The folder of RelationsBot.sln.</summary>
    public static string Root => Found.Value;

    /// <summary>The shipped data.</summary>
    public static string Data => Path.Combine(Root, "dialogs-data");

    /// <summary>The sources of the language core.</summary>
    public static string Core => Path.Combine(Root, "src", "RelationsBot");

    /// <summary>A file or folder of this test project, where it stands in the checkout.</summary>
    public static string Tests(params string[] parts) => Path.Combine([Root, "tests", "RelationsBot.Tests", .. parts]);
}
