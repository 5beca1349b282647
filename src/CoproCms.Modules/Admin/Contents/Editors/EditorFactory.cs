using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Parts;

namespace CoproCms.Admin.Contents;

/// <summary>Makes the editors of items for pages, whose words must be prepared.</summary>
internal sealed class EditorFactory(DefinitionStore definitions, FieldTypes fields, PartTypes parts, EditorViews views, AdminText text)
{
    public async Task<ItemEditor> ForAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var known = await definitions.GetAsync(cancellationToken);
        var type = known.Type(item.ContentType) ?? throw new NotFoundException($"There is no content type {item.ContentType}.");
        return new(new(item, known, fields, parts, views, new(new(text.Zone)), text), "", type, item.Content);
    }
}
