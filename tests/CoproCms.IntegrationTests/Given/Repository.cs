namespace CoproCms.IntegrationTests.Given;

/// <summary>Where the checkout lies that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CoproCms.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("CoproCms.sln is in no folder above the tests.");
    }
}
