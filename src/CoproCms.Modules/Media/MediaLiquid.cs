using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Media.Images;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Pages;
using CoproCms.Theming.Rendering;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Media;

/// <summary><c>asset_url</c>, <c>resize_url</c> and <c>img_tag</c> as in Orchard Core, and <c>{% picture %}</c>.</summary>
internal sealed class MediaLiquid(IMediaUrls urls, MediaOptions options, PictureMaker pictures) : ILiquidExtension
{
    public void Register(LiquidLanguage language) => language
        .Filter("asset_url", (input, _, context) => input.Text() is { } path ? StringValue.Create(Address(path, context)) : NilValue.Instance)
        .Filter("resize_url", ResizeAsync)
        .Filter("img_tag", ImageTag)
        .Tag("picture", PictureAsync);

    private string Address(string path, LiquidContext context)
    {
        context.Session.Dependencies.Add(CacheTags.Media);
        return IsAddress(path) ? path : urls.Url(path);
    }

    private async ValueTask<FluidValue> ResizeAsync(FluidValue input, FilterArguments arguments, LiquidContext context)
    {
        if (input.Text() is not { } text)
            return NilValue.Instance;
        context.Session.Dependencies.Add(CacheTags.Media);
        if (MediaUrls.PathOf(text, options) is not { } path)
            return input;
        var profile = arguments.Text("profile") is { } name ? await ProfileAsync(name, context) : new();
        var (x, y) = await AnchorAsync(arguments["anchor"], context);
        return StringValue.Create(urls.ImageUrl(path, new(
            arguments.Named("width", 0).Integer() ?? profile.Width, arguments.Named("height", 1).Integer() ?? profile.Height,
            arguments.Named("mode", 2).Text() ?? profile.Mode, arguments["quality"].Integer() ?? profile.Quality, arguments.Text("format") ?? profile.Format, x, y,
            arguments.Text("bgcolor") ?? profile.Background)));
    }

    private async ValueTask PictureAsync(FilterArguments arguments, TextWriter writer, LiquidContext context)
    {
        if (arguments.Named("path", 0).Text() is not { } path)
            return;
        context.Session.Dependencies.Add(CacheTags.Media);
        var (x, y) = await AnchorAsync(arguments["anchor"], context);
        var picture = await pictures.MakeAsync(path, arguments.Text("ratio"), x, y, context.Session.CancellationToken);
        writer.Write(Resources.Element("img",
        [
            ("src", picture.Src), ("srcset", picture.SrcSet), ("sizes", picture.SrcSet is null ? null : arguments.Text("sizes")),
            ("width", picture.Width), ("height", picture.Height), ("alt", arguments.Text("alt") ?? ""), ("class", arguments.Text("class")),
            ("loading", arguments.Text("loading")), ("decoding", "async"),
        ]));
    }

    private static FluidValue ImageTag(FluidValue input, FilterArguments arguments, LiquidContext context)
    {
        var others = arguments.Names.Where(n => n != "alt").Select(n => (n.Replace('_', '-'), (string?)arguments[n].ToStringValue()));
        return TagArguments.Html(Resources.Element("img", [("src", Urls.Local(input.ToStringValue(), context.Session)), ("alt", arguments.Text("alt") ?? ""), .. others]));
    }

    private static async ValueTask<ImageRequest> ProfileAsync(string name, LiquidContext context)
    {
        var documents = context.Session.Services.GetRequiredService<DocumentStore>();
        return await documents.FindAsync(DocumentKinds.MediaProfile, name, context.Session.CancellationToken) is { } profile
            ? MediaProfile.Read(profile) : throw new FluidException($"there is no media profile '{name}'");
    }

    // An anchor of a MediaField, {X, Y}; one out of range does not break the page.
    private static async ValueTask<(double? X, double? Y)> AnchorAsync(FluidValue anchor, LiquidContext context)
    {
        if (anchor.IsNil())
            return (null, null);
        var (x, y) = (await anchor.GetValueAsync("X", context), await anchor.GetValueAsync("Y", context));
        return x.Type == FluidValues.Number && y.Type == FluidValues.Number
            ? (Math.Clamp((double)x.ToNumberValue(), 0, 1), Math.Clamp((double)y.ToNumberValue(), 0, 1)) : (null, null);
    }

    private static bool IsAddress(string path) => path.StartsWith('/') || path.StartsWith("~/", StringComparison.Ordinal) || path.Contains("://", StringComparison.Ordinal);
}
