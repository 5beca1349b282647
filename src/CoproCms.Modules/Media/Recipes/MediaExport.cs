using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Media.Files;
using CoproCms.Recipes.Exporting;

namespace CoproCms.Media.Recipes;

/// <summary>Media files: all, or the files and folders that the plan names. They stand in the package under their own paths, as Orchard Core has them.</summary>
internal sealed class MediaExport(MediaFiles files) : ExportSource
{
    public const string All = "IncludeAll";
    public const string Files = "FilePaths";
    public const string Folders = "DirectoryPaths";

    public override string Type => "MediaDeploymentStep";

    public override async Task WriteAsync(JsonObject options, PackageWriter package, CancellationToken cancellationToken)
    {
        var paths = (options.Flag(All) == true ? files.List("", recursive: true).Select(f => f.Path) : Chosen(options)).Distinct().Order(StringComparer.Ordinal);
        await package.WriteStepAsync("media", "Files", paths.Select(path => Write(path, package)).ToAsyncEnumerable(), cancellationToken);
    }

    private IEnumerable<string> Chosen(JsonObject options) => options.Texts(Files).Where(path => files.Find(path) is not null)
        .Concat(options.Texts(Folders).Where(folder => MediaPath.Fault(folder) is null).SelectMany(folder => files.List(folder, recursive: true)).Select(f => f.Path));

    private Action<Utf8JsonWriter> Write(string path, PackageWriter package)
    {
        package.AddFile(path, files.PhysicalPath(path));
        return json =>
        {
            json.WriteStartObject();
            json.WriteString("SourcePath", path);
            json.WriteString("TargetPath", path);
            json.WriteEndObject();
        };
    }
}
