using System.Xml;

namespace CoproCms.Feeds;

/// <summary>RSS 2.0, with the whole body in <c>content:encoded</c>.</summary>
internal static class RssFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    public static byte[] Write(Feed feed) => FeedXml.Write(writer =>
    {
        writer.WriteStartElement("rss");
        writer.WriteAttributeString("version", "2.0");
        writer.WriteAttributeString("xmlns", "atom", null, Atom);
        writer.WriteAttributeString("xmlns", "content", null, Content);
        writer.WriteAttributeString("xmlns", "dc", null, DublinCore);
        writer.WriteStartElement("channel");
        writer.Element("title", feed.Title);
        writer.Element("link", feed.Link);
        writer.Element("description", feed.Description);
        writer.Element("language", feed.Culture);
        writer.Element("lastBuildDate", FeedXml.Rfc1123(feed.Updated));
        writer.WriteStartElement("link", Atom);
        writer.WriteAttributeString("href", feed.Self);
        writer.WriteAttributeString("rel", "self");
        writer.WriteAttributeString("type", FeedKind.Rss.ContentType());
        writer.WriteEndElement();
        foreach (var entry in feed.Entries)
            Write(writer, entry);
        writer.WriteEndElement();
        writer.WriteEndElement();
    });

    private static void Write(XmlWriter writer, FeedEntry entry)
    {
        writer.WriteStartElement("item");
        writer.Element("title", entry.Title);
        writer.Element("link", entry.Link);
        writer.Element("description", entry.Summary ?? entry.Html);
        if (entry.Author is not null)
            writer.WriteElementString("creator", DublinCore, FeedXml.Clean(entry.Author));
        writer.Element("pubDate", FeedXml.Rfc1123(entry.Published));
        writer.WriteStartElement("guid");
        writer.WriteAttributeString("isPermaLink", "true");
        writer.WriteString(entry.Id);
        writer.WriteEndElement();
        if (entry.Html is not null)
            writer.WriteElementString("encoded", Content, FeedXml.Clean(entry.Html));
        writer.WriteEndElement();
    }
}
