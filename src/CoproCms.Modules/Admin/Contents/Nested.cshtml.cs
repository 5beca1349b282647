using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;

namespace CoproCms.Admin.Contents;

/// <summary>A new row of a list of nested items, for the script that puts it into the form.</summary>
[AdminPermission]
internal sealed class NestedModel(ContentManager contents, EditorFactory editors, DefinitionStore definitions) : AdminPage
{
    private const int LongestName = 1000;

    public NestedRow Row { get; private set; } = null!;

    /// <param name="type">The row's content type.</param>
    /// <param name="name">Path of the list in the form.</param>
    /// <param name="key">Key of the row.</param>
    /// <param name="below">Member that holds more of the same kind below a row, if there is one.</param>
    /// <param name="welded">Part that a row carries besides those of its type, if there is one.</param>
    /// <param name="cancellationToken">Cancels the making.</param>
    public async Task OnGetAsync(string type, string name, string key, string? below, string? welded, CancellationToken cancellationToken)
    {
        if (name is not { Length: > 0 and < LongestName } || key is not { Length: > 0 and < LongestName })
            throw new NotFoundException("A row needs the name of its list and a key.");
        var item = await contents.NewAsync(type, cancellationToken);
        var known = (await definitions.GetAsync(cancellationToken)).Type(type)!;
        var scope = (await editors.ForAsync(item, cancellationToken)).Scope;
        Row = new NestedEditor(scope, name, [], [known], "") { Below = below, Welded = welded }.Row(key, NestedJson.Of(item, ContentId.New()));
    }
}
