using System.Reflection;

namespace CoproCms.Tests.Recipes;

/// <summary>Files that tests read from the source tree.</summary>
internal static class Fixture
{
    public static string Root { get; } = typeof(Fixture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    public static string Path(string path) => System.IO.Path.Combine(Root, "tests", "CoproCms.Tests", path);
}
