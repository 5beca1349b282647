using System.Collections.Frozen;
using System.Text;
using System.Xml;

namespace CoproCms.Media.Files;

/// <summary>
/// Rewrites an SVG with nothing in it but what draws: elements and attributes on a list, references only within the picture.
/// Scripts, event handlers, foreign content, animations (they can set links) and document types are left out.
/// </summary>
internal static class SvgSanitizer
{
    private const string Svg = "http://www.w3.org/2000/svg";
    private const string XLink = "http://www.w3.org/1999/xlink";
    private const string Xml = "http://www.w3.org/XML/1998/namespace";
    private const int MaximumDepth = 256;

    private static readonly FrozenSet<string> Elements = Set("""
        svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath image switch view style
        linearGradient radialGradient stop pattern clipPath mask marker filter
        feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood
        feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
        """);

    private static readonly FrozenSet<string> Attributes = Set("""
        id class style lang role tabindex version viewBox preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points width height transform
        rotate pathLength href offset spreadMethod gradientUnits gradientTransform patternUnits patternContentUnits patternTransform clipPathUnits
        maskUnits maskContentUnits markerWidth markerHeight markerUnits refX refY orient filterUnits primitiveUnits in in2 result mode type values
        stdDeviation operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha surfaceScale diffuseConstant
        specularConstant specularExponent scale xChannelSelector yChannelSelector azimuth elevation radius baseFrequency numOctaves seed stitchTiles
        z pointsAtX pointsAtY pointsAtZ limitingConeAngle tableValues slope intercept amplitude exponent startOffset method spacing textLength lengthAdjust
        fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray
        stroke-dashoffset opacity color clip-path clip-rule mask filter flood-color flood-opacity lighting-color stop-color stop-opacity
        marker-start marker-mid marker-end display visibility overflow font-family font-size font-style font-weight font-variant font-stretch
        letter-spacing word-spacing text-anchor text-decoration dominant-baseline alignment-baseline baseline-shift writing-mode direction
        unicode-bidi color-interpolation color-interpolation-filters color-rendering shape-rendering text-rendering image-rendering paint-order
        vector-effect mix-blend-mode isolation media
        """);

    private static readonly string[] EmbeddedImages = ["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,", "data:image/webp;base64,"];

    /// <param name="path">For the messages.</param>
    /// <param name="content">The picture; its length is known.</param>
    /// <param name="output">Gets it again without what could run.</param>
    /// <exception cref="MediaRefusedException">It is no well-formed SVG without a document type.</exception>
    public static void Sanitize(string path, Stream content, Stream output)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = false,
            MaxCharactersInDocument = content.Length + 1,
        };
        try
        {
            using var reader = XmlReader.Create(content, settings);
            using var writer = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true });
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "svg" || reader.NamespaceURI != Svg)
                throw new MediaRefusedException(MediaRule.Type, $"'{path}' is called .svg but its root is not <svg xmlns=\"{Svg}\">.");
            Copy(reader, writer, path);
        }
        catch (XmlException error)
        {
            throw new MediaRefusedException(MediaRule.Type, $"'{path}' is no SVG that can be checked: {error.Message}");
        }
    }

    private static void Copy(XmlReader reader, XmlWriter writer, string path)
    {
        while (!reader.EOF)
        {
            if (reader.Depth > MaximumDepth)
                throw new MediaRefusedException(MediaRule.Type, $"'{path}' nests its elements deeper than {MaximumDepth}.");
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when !IsAllowed(reader):
                    reader.Skip();
                    continue;
                case XmlNodeType.Element when reader.LocalName == "style":
                    CopyStyle(reader, writer);
                    continue;
                case XmlNodeType.Element:
                    CopyElement(reader, writer);
                    break;
                case XmlNodeType.EndElement:
                    writer.WriteEndElement();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when reader.Depth > 0:
                    writer.WriteString(reader.Value);
                    break;
            }

            reader.Read();
        }
    }

    private static bool IsAllowed(XmlReader reader) => reader.NamespaceURI == Svg && Elements.Contains(reader.LocalName);

    private static void CopyElement(XmlReader reader, XmlWriter writer)
    {
        var (isEmpty, isImage) = (reader.IsEmptyElement, reader.LocalName == "image");
        writer.WriteStartElement(reader.LocalName, Svg);
        while (reader.MoveToNextAttribute())
        {
            if (IsAllowedAttribute(reader) && IsHarmless(reader.LocalName, reader.Value, isImage))
                writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Value);
        }

        reader.MoveToElement();
        if (isEmpty)
            writer.WriteEndElement();
    }

    private static void CopyStyle(XmlReader reader, XmlWriter writer)
    {
        var css = reader.ReadElementContentAsString();
        if (!IsHarmlessCss(css))
            return;
        writer.WriteElementString("style", Svg, css);
    }

    private static bool IsAllowedAttribute(XmlReader reader) => reader.NamespaceURI switch
    {
        "" => Attributes.Contains(reader.LocalName) || reader.LocalName.StartsWith("aria-", StringComparison.Ordinal),
        XLink => reader.LocalName == "href",
        Xml => reader.LocalName is "lang" or "space",
        _ => false,
    };

    private static bool IsHarmless(string name, string value, bool isImage) =>
        name == "href" ? IsHarmlessLink(value.Trim(), isImage) : IsHarmlessCss(value);

    private static bool IsHarmlessLink(string value, bool isImage) =>
        value.StartsWith('#') || (isImage && EmbeddedImages.Any(prefix => value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));

    // url(#…) points into the picture; a backslash can spell the forbidden words otherwise.
    private static bool IsHarmlessCss(string css)
    {
        if (css.Contains('\\') || css.Contains("@import", StringComparison.OrdinalIgnoreCase) || css.Contains("expression", StringComparison.OrdinalIgnoreCase)
            || css.Contains("javascript:", StringComparison.OrdinalIgnoreCase) || css.Contains("image-set", StringComparison.OrdinalIgnoreCase))
            return false;
        for (var at = css.IndexOf("url(", StringComparison.OrdinalIgnoreCase); at >= 0; at = css.IndexOf("url(", at + 4, StringComparison.OrdinalIgnoreCase))
        {
            if (!css.AsSpan(at + 4).TrimStart(" \t\r\n'\"").StartsWith("#"))
                return false;
        }

        return true;
    }

    private static FrozenSet<string> Set(string names) =>
        names.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
