using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Html;

/// <summary>
/// What may be embedded in a text: frames of the services in the setting <c>CoproCms:Embeds</c>, of no others. The sanitiser, the pages' content
/// security policy and the editor all read it here. The setting replaces the standard list; an empty one forbids embedding.
/// </summary>
public sealed partial class Embeds
{
    /// <summary>Name of the setting: a list of <see cref="EmbedSource"/>.</summary>
    public const string Setting = "CoproCms:Embeds";

    /// <summary>Those that set no cookie before the reader presses play.</summary>
    public static readonly Embeds Standard = new(
    [
        new("YouTube", "https://www.youtube-nocookie.com/embed/",
            ["https://www.youtube.com/watch?v=", "https://m.youtube.com/watch?v=", "https://www.youtube.com/embed/", "https://www.youtube.com/shorts/", "https://youtu.be/"]),
        new("Vimeo", "https://player.vimeo.com/video/", ["https://vimeo.com/"]),
    ]);

    public Embeds(IReadOnlyList<EmbedSource> sources)
    {
        foreach (var source in sources)
        {
            if (!source.Address.EndsWith('/') || !Uri.TryCreate(source.Address, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.UserInfo.Length > 0)
                throw new InvalidOperationException($"{Setting}: \"{source.Address}\" is no address that frames can begin with. Give one with https and a slash at the end, such as https://player.vimeo.com/video/.");
        }

        Sources = sources;
        Origins = [.. sources.Select(s => new Uri(s.Address).GetLeftPart(UriPartial.Authority)).Distinct()];
    }

    public IReadOnlyList<EmbedSource> Sources { get; }

    /// <summary>Scheme and host of each source, for a content security policy.</summary>
    public IReadOnlyList<string> Origins { get; }

    public static Embeds Read(IConfiguration configuration) =>
        configuration.GetSection(Setting) is var section && section.Exists() ? new(section.Get<EmbedSource[]>() ?? []) : Standard;

    /// <summary>The frame's address for an address as people copy it, or for a frame's own; null when it comes from elsewhere.</summary>
    public string? Frame(string? address)
    {
        if (address is null)
            return null;
        foreach (var source in Sources)
        {
            foreach (var start in source.Starts.Where(s => address.StartsWith(s, StringComparison.Ordinal)))
            {
                if (Rest().Match(address[start.Length..]) is { Success: true } match)
                    return source.Address + match.Groups["id"].Value + (start == source.Address && match.Groups["query"].Value is ['?', ..] query ? query : "");
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(?<id>[A-Za-z0-9_-]{1,64})(?<query>[?&][A-Za-z0-9_=&%.-]*)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rest();
}

/// <summary>A service whose frames may stand in a text.</summary>
/// <param name="Name">As editors know it.</param>
/// <param name="Address">What the address of every frame begins with; the id follows. With https and a slash at the end.</param>
/// <param name="Pages">How the addresses begin that people copy from their browser; the id follows.</param>
public sealed record EmbedSource(string Name, string Address, string[] Pages)
{
    internal IEnumerable<string> Starts => Pages.Prepend(Address);
}
