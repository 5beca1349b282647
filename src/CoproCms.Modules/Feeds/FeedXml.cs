using System.Globalization;
using System.Text;
using System.Xml;

namespace CoproCms.Feeds;

/// <summary>Writes the XML of feeds: UTF-8, and free of the characters that XML cannot hold, whatever stands in the content.</summary>
internal static class FeedXml
{
    public static byte[] Write(Action<XmlWriter> write)
    {
        using var output = new MemoryStream();
        using (var writer = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
            write(writer);
        return output.ToArray();
    }

    public static void Element(this XmlWriter writer, string name, string? text)
    {
        if (text is not null)
            writer.WriteElementString(name, Clean(text));
    }

    /// <summary>Drops what XML 1.0 does not allow: most control characters and halves of surrogate pairs.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                clean.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i]))
                clean.Append(text[i]);
        }

        return clean.ToString();
    }

    /// <summary>As RSS wants it: <c>Wed, 21 May 2014 09:00:00 GMT</c>, in English whatever the feed's language.</summary>
    public static string Rfc1123(DateTime utc) => utc.ToString("r", CultureInfo.InvariantCulture);

    /// <summary>As Atom wants it: <c>2014-05-21T09:00:00Z</c>.</summary>
    public static string Rfc3339(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
