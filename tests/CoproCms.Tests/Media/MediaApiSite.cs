using System.Text;
using CoproCms.Admin;
using CoproCms.Errors;
using CoproCms.Media;
using CoproCms.Media.Files;
using CoproCms.Rest;
using CoproCms.Security;
using CoproCms.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.Media;

/// <summary>The media API over an empty folder.</summary>
internal sealed class MediaApiSite : IAsyncDisposable
{
    private const string Boundary = "----copro-form";

    private readonly Engine _engine;
    private readonly Pipeline _api;
    private readonly string _root;

    private MediaApiSite(Engine engine, string root)
    {
        (_engine, _root) = (engine, root);
        _api = Pipeline.Over(engine, new ErrorsModule(), new MediaModule());
        Editor = User("editor", MediaPermissions.Manage);
        Author = User("4elin", MediaPermissions.ManageOwn);
    }

    public Actor Editor { get; }

    public Actor Author { get; }

    public MediaFiles Files => _engine.Get<MediaFiles>();

    public string[] Staged => Directory.GetFiles(Path.Combine(_root, "MediaStaging"));

    /// <summary>Everything that lies in the media folder, by path.</summary>
    public string[] All =>
        [.. Directory.EnumerateFiles(Files.Root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Files.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static Task<MediaApiSite> StartAsync(params (string Key, string Value)[] settings) => StartAsync([], settings);

    public static async Task<MediaApiSite> StartAsync(TypeBuilder[] types, params (string Key, string Value)[] settings)
    {
        var root = Directory.CreateTempSubdirectory("copro-media").FullName;
        return new(await Engine.StartAsync(services => MediaFixture.Add(services.AddScoped<AdminText>(), root, settings), types), root);
    }

    public ManualTime Time => _engine.Time;

    /// <summary>A scope in which someone acts; the editor when nobody is named.</summary>
    public Session As(Actor? actor = null) => _engine.As(actor ?? Editor);

    public Actor User(string name, params string[] permissions) => _engine.User(name, [ContentApiDoor.Permission, .. permissions]);

    public Task<HttpAnswer> SendAsync(string method, string address, Actor? actor = null, params (string Name, string Value)[] headers) =>
        _api.SendAsync(actor ?? Editor, method, address, headers: headers);

    public Task<HttpAnswer> UploadAsync(string address, params (string Name, byte[] Content)[] files) => UploadAsync(Editor, address, files);

    public Task<HttpAnswer> UploadAsync(Actor actor, string address, params (string Name, byte[] Content)[] files) =>
        PostAsync(actor, address, Form([.. files.Select(f => Part($"form-data; name=\"file\"; filename=\"{f.Name}\"", f.Content))]));

    public Task<HttpAnswer> PostAsync(Actor actor, string address, byte[] form, string type = "multipart/form-data; boundary=" + Boundary) =>
        PostAsync(actor, address, new MemoryStream(form), type);

    public Task<HttpAnswer> PostAsync(Actor actor, string address, Stream form, string type = "multipart/form-data; boundary=" + Boundary) =>
        _api.SendAsync(actor, "POST", address, form, type, default);

    public void Put(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Files.PhysicalPath(path))!);
        File.WriteAllBytes(Files.PhysicalPath(path), content);
    }

    /// <summary>A request as uploads in pieces make it.</summary>
    public Task<HttpAnswer> TusAsync(Actor actor, string method, string address, byte[]? piece = null, params (string Name, string Value)[] headers) =>
        TusAsync(actor, method, address, piece is null ? null : new MemoryStream(piece), headers);

    public Task<HttpAnswer> TusAsync(Actor actor, string method, string address, Stream? piece, params (string Name, string Value)[] headers) =>
        _api.SendAsync(actor, method, address, piece, "application/offset+octet-stream", default, [("Tus-Resumable", "1.0.0"), .. headers]);

    public static byte[] Part(string disposition, byte[] content) =>
        [.. Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: {disposition}\r\n\r\n"), .. content, .. "\r\n"u8];

    public static byte[] Field(string name, string value) => Part($"form-data; name=\"{name}\"", Encoding.UTF8.GetBytes(value));

    public static byte[] Form(params byte[][] parts) => [.. parts.SelectMany(p => p), .. Encoding.UTF8.GetBytes($"--{Boundary}--\r\n")];

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
