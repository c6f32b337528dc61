using RelationsBot.DialogsData;
using Xunit;

namespace RelationsBot.Tests.Ingestion;

/// <summary>The repository's own data, and the source documents where somebody has laid them beside the checkout.</summary>
internal static class SharedSources
{
    private static readonly Lazy<string> Root = new(() =>
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RelationsBot.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("RelationsBot.sln stands in no folder above the tests");
    });

    public static string DataFolder => Path.Combine(Root.Value, "dialogs-data");

    /// <summary>The folder of the documents; the test is skipped where it is missing.</summary>
    public static string Folder
    {
        get
        {
            var folder = Path.GetFullPath(Path.Combine(Root.Value, "..", "shared", "sources"));
            Assert.SkipUnless(Directory.Exists(folder), "the source documents are not there: ../shared/sources is missing");
            return folder;
        }
    }

    /// <summary>The repository's data; the test is skipped while they do not load, which has a test of its own.</summary>
    public static BotData Data()
    {
        var data = RelationsBot.DialogsData.DataFolder.TryLoad(DataFolder, out var problems);
        Assert.SkipWhen(data is null, $"dialogs-data does not load: {(problems.Count == 0 ? "" : problems[0])}");
        return data!;
    }
}
