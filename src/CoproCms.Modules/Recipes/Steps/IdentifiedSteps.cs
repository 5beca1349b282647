using System.Text.Json.Nodes;
using CoproCms.Data;

namespace CoproCms.Recipes.Steps;

/// <summary>Menus of the admin that people have made, with their nodes as Orchard Core writes them.</summary>
internal sealed class AdminMenuStep(DocumentStore documents) : DocumentStep(documents)
{
    public override string Name => "AdminMenu";
    protected override string Kind => DocumentKinds.AdminMenu;
    protected override string What => "admin menu";
    protected override string Member => "data";
    protected override string NameMember => "Id";

    protected override JsonObject EntrySchema => StepSchema.Object(
        ("Id", StepSchema.Name()),
        ("Name", StepSchema.Text()),
        ("Enabled", StepSchema.Flag()),
        ("MenuItems", StepSchema.List(StepSchema.Open())));
}

/// <summary>Sitemaps and indexes of sitemaps, as Orchard Core writes them.</summary>
internal sealed class SitemapsStep(DocumentStore documents) : DocumentStep(documents)
{
    public override string Name => "Sitemaps";
    protected override string Kind => DocumentKinds.Sitemap;
    protected override string What => "sitemap";
    protected override string Member => "data";
    protected override string NameMember => "SitemapId";

    protected override JsonObject EntrySchema => StepSchema.Open(
        ("SitemapId", StepSchema.Name()),
        ("Name", StepSchema.Text()),
        ("Enabled", StepSchema.Flag()),
        ("Path", StepSchema.Text()),
        ("SitemapSources", StepSchema.List(StepSchema.Open())));
}

/// <summary>Translations of names that are data, such as content types'.</summary>
internal sealed class DynamicDataTranslationsStep(DocumentStore documents) : DocumentStep(documents)
{
    public override string Name => "DynamicDataTranslations";
    protected override string Kind => DocumentKinds.Translation;
    protected override string What => "translation";
    protected override string Member => "Translations";
    protected override string NameMember => "Name";
    protected override JsonObject EntrySchema => StepSchema.Open(("Name", StepSchema.Name()), ("Translation", StepSchema.Text()));
}
