using System.Text.Json.Nodes;
using CoproCms.Hosting;
using CoproCms.Recipes;

namespace CoproCms.Media.Api;

/// <summary>What the OpenAPI document says of the media API.</summary>
internal static class MediaOperations
{
    private const string Tag = "Media";

    private static readonly ApiParameter Path = new("path", "query", "Below the media folder, with forward slashes.", StepSchema.Text()) { Example = "events/chepstow.png" };

    public static ApiOperation Read { get; } = new(Tag, "List a folder, or tell about a file")
    {
        Id = "getMedia",
        Description = "The bytes are at the file's url.",
        Parameters =
        [
            Path,
            new("first", "query", "How many entries of a folder: 1 to 1000, 100 when left out.", new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 1000 }),
            new("after", "query", "The endCursor of the page before.", StepSchema.Text()),
            new("If-None-Match", "header", "An ETag: 304 without a body when nothing has changed.", StepSchema.Text()),
        ],
        Answers =
        [
            new(200, "The file, or the folder's folders and files", new() { ["oneOf"] = new JsonArray(ApiSchema.Ref("MediaFile"), ApiSchema.Ref("MediaFolder")) }),
            new(304, "It is what you have"),
        ],
        Refusals = [400, 404],
    };

    public static ApiOperation Upload { get; } = new(Tag, "Upload files")
    {
        Id = "uploadMedia",
        Description = """
            All files of a form or none. Their bytes must be what their extensions say; an SVG is stored without what could run. A name that is taken is refused with 409 unless overwrite=true, and so is one that differs only in capitals.

            Common folders need ManageMediaContent; below _Users/{your id} ManageOwnMediaContent is enough.
            """,
        Parameters =
        [
            new("path", "query", "The folder; made when it is missing. May be a field of the form instead, before the files.", StepSchema.Text()) { Example = "events" },
            new("overwrite", "query", "Replace files of the same name.", StepSchema.Flag()),
        ],
        Body = new("multipart/form-data", StepSchema.Open(
            ("path", StepSchema.Text()), ("overwrite", StepSchema.Flag()), ("file", StepSchema.List(new() { ["type"] = "string", ["contentMediaType"] = "application/octet-stream" })))),
        Answers = [new(201, "The files as they are now", StepSchema.Open(("items", StepSchema.List(ApiSchema.Ref("MediaFile")))))],
        Refusals = [400, 409, 413, 415],
    };

    public static ApiOperation Delete { get; } = new(Tag, "Delete a file, or an empty folder")
    {
        Id = "deleteMedia",
        Description = "A file goes to the bin of the media library, from which people can restore it for a while.",
        Parameters = [Path with { Required = true }, new("If-Match", "header", "The file's ETag: it must still be what you saw, else 412.", StepSchema.Text())],
        Answers = [new(204, "It is gone")],
        Refusals = [404, 409, 412],
    };

    public static ApiSchema File { get; } = new("MediaFile", StepSchema.Open(
        ("kind", new() { ["const"] = "file" }), ("name", StepSchema.Text()), ("path", StepSchema.Text("Below the media folder; what a MediaField holds.")),
        ("url", StepSchema.Text("Where its bytes are; it changes with them.")), ("mediaType", StepSchema.Text()), ("length", Number("Bytes")),
        ("modifiedUtc", new() { ["type"] = "string", ["format"] = "date-time" }), ("version", StepSchema.Text("Follows from the bytes.")),
        ("width", Number("Pixels, of a picture")), ("height", Number("Pixels, of a picture"))).Required("kind", "name", "path"));

    public static ApiSchema Folder { get; } = new("MediaFolder", StepSchema.Open(
        ("path", StepSchema.Text()),
        ("items", StepSchema.List(StepSchema.Open(
            ("kind", StepSchema.Choice("folder", "file")), ("name", StepSchema.Text()), ("path", StepSchema.Text()), ("mediaType", StepSchema.Text()),
            ("length", Number("Bytes")), ("modifiedUtc", new() { ["type"] = "string", ["format"] = "date-time" })).Required("kind", "name", "path"))),
        ("pageInfo", StepSchema.Open(("hasNextPage", StepSchema.Flag()), ("endCursor", new() { ["type"] = new JsonArray("string", "null") })))));

    private static JsonObject Number(string description) => new() { ["type"] = "integer", ["description"] = description };
}
