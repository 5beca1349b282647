using System.Xml;

namespace CoproCms.Feeds;

/// <summary>Atom, RFC 4287.</summary>
internal static class AtomFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static byte[] Write(Feed feed) => FeedXml.Write(writer =>
    {
        writer.WriteStartElement("feed", Atom);
        if (feed.Culture is not null)
            writer.WriteAttributeString("xml", "lang", null, feed.Culture);
        writer.Element("id", feed.Self);
        writer.Element("title", feed.Title);
        writer.Element("subtitle", feed.Description);
        writer.Element("updated", FeedXml.Rfc3339(feed.Updated));
        Author(writer, feed.SiteName);
        Link(writer, "self", FeedKind.Atom.ContentType(), feed.Self);
        Link(writer, "alternate", "text/html", feed.Link);
        foreach (var entry in feed.Entries)
            Write(writer, entry);
        writer.WriteEndElement();
    });

    private static void Write(XmlWriter writer, FeedEntry entry)
    {
        writer.WriteStartElement("entry");
        writer.Element("id", entry.Id);
        writer.Element("title", entry.Title);
        writer.Element("updated", FeedXml.Rfc3339(entry.Updated));
        writer.Element("published", FeedXml.Rfc3339(entry.Published));
        if (entry.Author is not null)
            Author(writer, entry.Author);
        Link(writer, "alternate", "text/html", entry.Link);
        writer.Element("summary", entry.Summary);
        if (entry.Html is not null)
        {
            writer.WriteStartElement("content");
            writer.WriteAttributeString("type", "html");
            writer.WriteString(FeedXml.Clean(entry.Html));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void Author(XmlWriter writer, string name)
    {
        writer.WriteStartElement("author");
        writer.Element("name", name);
        writer.WriteEndElement();
    }

    private static void Link(XmlWriter writer, string rel, string type, string href)
    {
        writer.WriteStartElement("link");
        writer.WriteAttributeString("rel", rel);
        writer.WriteAttributeString("type", type);
        writer.WriteAttributeString("href", href);
        writer.WriteEndElement();
    }
}
