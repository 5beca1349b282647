using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Parts;
using Microsoft.AspNetCore.Antiforgery;

namespace CoproCms.Admin.Contents;

/// <summary>What the pages that edit items work with.</summary>
internal sealed class ContentEditing(
    ContentManager contents, ContentForm form, EditorFactory editors, ItemStates states, ItemCopies copies, DefinitionStore definitions, PartTypes parts,
    IEnumerable<IContentEditorExtension> extensions, ItemOwners owners, IAntiforgery antiforgery, TimeProvider time)
{
    public ContentManager Contents { get; } = contents;
    public ContentForm Form { get; } = form;
    public EditorFactory Editors { get; } = editors;
    public ItemStates States { get; } = states;
    public ItemCopies Copies { get; } = copies;
    public IEnumerable<IContentEditorExtension> Extensions { get; } = extensions;
    public ItemOwners Owners { get; } = owners;
    public IAntiforgery Antiforgery { get; } = antiforgery;
    public TimeProvider Time { get; } = time;

    /// <summary>The faults by the names of the controls that they are of.</summary>
    public async Task<IEnumerable<ValidationError>> ResolveAsync(ValidationErrors errors, ContentItem item, CancellationToken cancellationToken)
    {
        var paths = new FormPaths(item, await definitions.GetAsync(cancellationToken), parts);
        return errors.Select(paths.Resolve);
    }
}
