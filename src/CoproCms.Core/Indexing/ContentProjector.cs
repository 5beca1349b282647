using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Localization;
using CoproCms.Parts;

namespace CoproCms.Indexing;

/// <summary>Derives the index rows of a version from its document: everything that lists filter, sort and join by.</summary>
public sealed class ContentProjector(FieldTypes fields, PartTypes parts, ReferenceFinder references, KeyGenerator keys)
{
    /// <param name="known">The definitions of <paramref name="type"/> and of the types of nested items.</param>
    public void Project(ContentItem item, ContentItemRecord record, long versionId, ContentTypeDefinition type, ContentDefinitions known, CmsDbContext db)
    {
        db.ContentIndex.Add(Row(item, record, versionId));
        ProjectReferences(item, versionId, type, known, db);
        foreach (var part in parts.Of(item, type))
        {
            if (item.Part(part.Name) is not { } value)
                continue;
            ProjectPart(item, part, value, versionId, db);
            foreach (var field in part.Part.Fields)
            {
                if (value[field.Name] is JsonObject fieldValue && fields.Find(field.FieldType) is { } fieldType)
                    fieldType.Index(fieldValue, Writer(part.Name, field.Name, item, versionId, db));
            }
        }
    }

    /// <summary>What a version points to, by itself for versions that were written when less of it was noted.</summary>
    public void ProjectReferences(ContentItem item, long versionId, ContentTypeDefinition type, ContentDefinitions known, CmsDbContext db)
    {
        foreach (var (part, field, targets) in references.In(item, type, known))
        {
            foreach (var (position, target) in targets.Distinct().Index())
                db.References.Add(new() { Id = keys.Next(), VersionId = versionId, Part = part, Field = field, TargetId = target, Position = position });
        }
    }

    private ContentIndexRecord Row(ContentItem item, ContentItemRecord record, long versionId)
    {
        var path = item.Part("AutoroutePart").Flag("Disabled") == true ? null : item.Path;
        var folded = TextFolding.Fold(path);
        return new()
        {
            VersionId = versionId,
            ItemId = record.Id,
            ContentItemId = item.ContentItemId,
            ContentItemVersionId = item.ContentItemVersionId,
            ContentType = item.ContentType,
            Latest = item.Latest ? 1 : 0,
            Published = item.Published ? 1 : 0,
            Deleted = record.DeletedUtc is null ? 0 : 1,
            DisplayText = item.DisplayText,
            DisplayTextFolded = TextFolding.Fold(item.DisplayText),
            DisplayTextSort = item.DisplayText is null ? null : TextFolding.Key(SortKey.Make(item.DisplayText, item.Culture), FieldIndexRecord.KeyLength),
            CreatedUtc = record.CreatedUtc,
            ModifiedUtc = item.ModifiedUtc ?? record.CreatedUtc,
            PublishedUtc = item.PublishedUtc,
            Owner = record.Owner,
            Author = item.Author,
            AuthorFolded = TextFolding.Fold(item.Author),
            Culture = item.Culture,
            LocalizationSet = item.LocalizationSet,
            Path = path,
            PathFolded = folded,
            LivePath = item.Published && record.DeletedUtc is null ? folded : null,
            ListContentItemId = item.Part("ContainedPart").Text("ListContentItemId"),
            ListOrder = record.ListOrder,
        };
    }

    private void ProjectPart(ContentItem item, ContentTypePartDefinition part, JsonObject value, long versionId, CmsDbContext db)
    {
        if (parts.Find(part.Part.Name) is not { } partType)
            return;
        partType.Index(value, Writer(part.Name, null, item, versionId, db));
        if (partType.NestedMember is { } member)
            ProjectNested(item, value[member] as JsonArray, $"/{part.Name}/{member}", versionId, db);
    }

    private void ProjectNested(ContentItem owner, JsonArray? items, string pointer, long versionId, CmsDbContext db)
    {
        for (var i = 0; i < (items?.Count ?? 0); i++)
        {
            if (items![i] is not JsonObject nested || nested.Text("ContentItemId") is not { Length: > 0 } id)
                continue;
            db.NestedItems.Add(new()
            {
                Id = keys.Next(),
                VersionId = versionId,
                ContentItemId = id,
                OwnerContentItemId = owner.ContentItemId,
                ContentType = nested.Text("ContentType") ?? "",
                Pointer = $"{pointer}/{i}",
                AliasFolded = TextFolding.Fold(nested.Object("AliasPart").Text("Alias")),
            });
            foreach (var (name, value) in nested)
            {
                // Terms nest in "Terms" beside their parts, menu items and widgets inside a part.
                if (value is JsonArray children)
                    ProjectNested(owner, children, $"{pointer}/{i}/{name}", versionId, db);
                else if (value is JsonObject part)
                    ProjectNestedPart(owner, part, $"{pointer}/{i}/{name}", versionId, db);
            }
        }
    }

    private void ProjectNestedPart(ContentItem owner, JsonObject part, string pointer, long versionId, CmsDbContext db)
    {
        foreach (var (member, value) in part)
        {
            if (value is JsonArray children)
                ProjectNested(owner, children, $"{pointer}/{member}", versionId, db);
        }
    }

    private IndexWriter Writer(string part, string? field, ContentItem item, long versionId, CmsDbContext db) =>
        new(part, field, item.Culture, record =>
        {
            record.Id = keys.Next();
            record.VersionId = versionId;
            db.FieldIndex.Add(record);
        });
}
