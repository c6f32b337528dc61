namespace RelationsBot.BotBuilder.Tests;

/// <summary>The checkout.</summary>
internal static class Repository
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RelationsBot.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests run outside of the checkout.");
    }
}
