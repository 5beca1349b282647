using System.Globalization;
using System.Text;
using System.Xml;
using CoproCms.Content;

namespace CoproCms.Sitemaps;

/// <summary>Writes sitemaps by sitemaps.org, with the translations of each page as search engines want them.</summary>
/// <param name="pages">All pages of the site, in the order that splits them over files.</param>
/// <param name="addressOf">A page's absolute address.</param>
/// <param name="defaultCulture">The language for readers of none of the site's.</param>
internal sealed class SitemapXml(IReadOnlyList<ContentAddress> pages, Func<ContentAddress, string> addressOf, string defaultCulture)
{
    /// <summary>The standard's limit for one file.</summary>
    public const int Most = 50_000;

    private const string Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    private readonly ILookup<string, ContentAddress> _sets = pages.Where(p => p.LocalizationSet is not null && p.Culture is not null).ToLookup(p => p.LocalizationSet!);

    public int Files => (pages.Count + Most - 1) / Most;

    /// <param name="addressOfFile">The absolute address of a file by its number from 1.</param>
    public byte[] WriteIndex(Func<int, string> addressOfFile) => Write("sitemapindex", writer =>
    {
        for (var number = 1; number <= Files; number++)
        {
            writer.WriteStartElement("sitemap");
            writer.WriteElementString("loc", addressOfFile(number));
            writer.WriteElementString("lastmod", Date(File(number).Max(p => p.ModifiedUtc)));
            writer.WriteEndElement();
        }
    });

    /// <param name="number">From 1.</param>
    public byte[] WriteFile(int number) => Write("urlset", writer =>
    {
        writer.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
        foreach (var page in File(number))
            Write(writer, page);
    });

    private IEnumerable<ContentAddress> File(int number) => pages.Skip((number - 1) * Most).Take(Most);

    private void Write(XmlWriter writer, ContentAddress page)
    {
        writer.WriteStartElement("url");
        writer.WriteElementString("loc", addressOf(page));
        writer.WriteElementString("lastmod", Date(page.ModifiedUtc));
        if (page.LocalizationSet is { } set && _sets[set].Count() > 1)
        {
            foreach (var translation in _sets[set])
                Alternate(writer, translation.Culture!, translation);
            if (_sets[set].FirstOrDefault(p => p.Culture == defaultCulture) is { } standard)
                Alternate(writer, "x-default", standard);
        }

        writer.WriteEndElement();
    }

    private void Alternate(XmlWriter writer, string culture, ContentAddress page)
    {
        writer.WriteStartElement("link", Xhtml);
        writer.WriteAttributeString("rel", "alternate");
        writer.WriteAttributeString("hreflang", culture);
        writer.WriteAttributeString("href", addressOf(page));
        writer.WriteEndElement();
    }

    private static byte[] Write(string root, Action<XmlWriter> write)
    {
        using var output = new MemoryStream();
        using (var writer = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            writer.WriteStartElement(root, Sitemaps);
            write(writer);
            writer.WriteEndElement();
        }

        return output.ToArray();
    }

    private static string Date(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
