using CoproCms.Fields;
using CoproCms.GraphQL.Executing;
using CoproCms.Media;
using GraphQL;
using GraphQL.Types;
using GraphField = GraphQL.Types.FieldType;

namespace CoproCms.GraphQL.Building;

/// <summary>A file that content names.</summary>
internal sealed record MediaFile(string FileName, string Path, string? Text)
{
    public static MediaFile At(string path, string? text) => new(path[(path.LastIndexOf('/') + 1)..], path, text);
}

/// <summary>The address of a media file, and of an image in other sizes and formats.</summary>
internal sealed class MediaAddress(Scalars scalars)
{
    // By the names of the media module's addresses.
    private readonly EnumerationGraphType _mode = Choice("ImageMode", "How an image fills the size that is asked for.",
        ("MAX", "max", "As large as fits."), ("MIN", "min", "As small as covers."), ("CROP", "crop", "Covers; what stands over is cut off."),
        ("PAD", "pad", "Fits; the rest is filled."), ("BOXPAD", "boxpad", "Fits without being enlarged; the rest is filled."), ("STRETCH", "stretch", "Exactly, whatever the proportions."));

    private readonly EnumerationGraphType _format = Choice("ImageFormat", "The format of an image.",
        ("JPG", "jpg", "JPEG."), ("PNG", "png", "PNG."), ("WEBP", "webp", "WebP."), ("AVIF", "avif", "AVIF."));

    public GraphField Url() => new()
    {
        Name = "url",
        Description = "The address of the file; with arguments that of the image made to fit them. Files that are no images have one address.",
        ResolvedType = scalars.Text,
        Arguments = new(
            new QueryArgument(scalars.Integer) { Name = "width", Description = "Pixels; one of the sizes that the site supports." },
            new QueryArgument(scalars.Integer) { Name = "height", Description = "Pixels; one of the sizes that the site supports." },
            new QueryArgument(_mode) { Name = "mode", Description = "How the image fills width and height; MAX unless given." },
            new QueryArgument(_format) { Name = "format", Description = "The format; the best that the reader's browser knows unless given." },
            new QueryArgument(scalars.Integer) { Name = "quality", Description = "10 to 100 in tens." }),
        Resolver = new ContextResolver(context => Url(context, ((MediaFile)context.Source!).Path)),
    };

    private static string Url(IResolveFieldContext context, string path)
    {
        var urls = context.Query().MediaUrls;
        var wanted = new ImageRequest(
            context.GetArgument<int?>("width"), context.GetArgument<int?>("height"), context.GetArgument<string?>("mode"), context.GetArgument<int?>("quality"),
            context.GetArgument<string?>("format"));
        if (wanted == new ImageRequest())
            return urls.Url(path);
        return urls.Refusal(wanted) is { } refusal ? throw new CodedError("INVALID_IMAGE", refusal) : urls.ImageUrl(path, wanted);
    }

    private static EnumerationGraphType Choice(string name, string description, params (string Name, string Value, string Description)[] values)
    {
        var type = new EnumerationGraphType { Name = name, Description = description };
        foreach (var (value, parameter, meaning) in values)
            type.Add(value, parameter, meaning);
        return type;
    }
}
