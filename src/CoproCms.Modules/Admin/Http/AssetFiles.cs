using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;

namespace CoproCms.Admin.Http;

/// <summary>
/// The scripts and styles that the modules' front end was bundled into, from the assembly. In development the folder they are built into goes first,
/// so that a bundle made anew is there at the next reload.
/// </summary>
internal sealed class AssetFiles(IHostEnvironment environment)
{
    public const string Path = "/assets/";
    private const string Resource = "CoproCms.Assets.";

    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly Lazy<FrozenDictionary<string, Asset>> _embedded = new(ReadEmbedded);

    private readonly string? _folder = environment.IsDevelopment()
        && System.IO.Path.Combine(environment.ContentRootPath, "src/CoproCms.Modules/wwwroot/dist") is var folder && Directory.Exists(folder) ? folder : null;

    /// <summary>The address of an asset, with the hash of its bytes, so that browsers keep it for good.</summary>
    public string Address(HttpRequest request, string name) => $"{request.PathBase}{Path}{name}{(Find(name) is { } asset ? "?v=" + asset.Hash : "")}";

    public Asset? Find(string name)
    {
        if (_folder is not null && System.IO.Path.GetFileName(name) == name && new FileInfo(System.IO.Path.Combine(_folder, name)) is { Exists: true } file)
            return Asset.Of(File.ReadAllBytes(file.FullName), name);
        return _embedded.Value.GetValueOrDefault(name);
    }

    private static FrozenDictionary<string, Asset> ReadEmbedded()
    {
        var assembly = typeof(AssetFiles).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Resource, StringComparison.Ordinal)).ToFrozenDictionary(n => n[Resource.Length..], n =>
        {
            using var bytes = new MemoryStream();
            assembly.GetManifestResourceStream(n)!.CopyTo(bytes);
            return Asset.Of(bytes.ToArray(), n);
        });
    }

    internal sealed record Asset(byte[] Bytes, byte[] Compressed, string Hash, string ContentType)
    {
        public static Asset Of(byte[] bytes, string name)
        {
            using var compressed = new MemoryStream();
            using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest))
                brotli.Write(bytes);
            var type = Types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
            return new(bytes, compressed.ToArray(), Convert.ToHexStringLower(SHA256.HashData(bytes))[..16], type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type);
        }
    }
}

internal static class AssetEndpoint
{
    private const string ForGood = "public, max-age=31536000, immutable";
    private const string AskAgain = "public, no-cache";

    public static void MapAssets(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(AssetFiles.Path + "{name}", Answer);

    private static IResult Answer(HttpContext context, AssetFiles assets, string name)
    {
        if (assets.Find(name) is not { } asset)
            return Results.NotFound();
        var headers = context.Response.Headers;
        // A part of a split bundle bears its hash in its name.
        headers.CacheControl = context.Request.Query["v"] == asset.Hash || name.StartsWith("chunk-", StringComparison.Ordinal) ? ForGood : AskAgain;
        headers.Vary = HeaderNames.AcceptEncoding;
        var compress = context.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "br" && e.Quality is not 0);
        if (compress)
            headers.ContentEncoding = "br";
        return Results.Bytes(compress ? asset.Compressed : asset.Bytes, asset.ContentType, entityTag: new($"\"{asset.Hash}{(compress ? "-br" : "")}\""));
    }
}
