using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Parts;
using CoproCms.Security;
using CoproCms.Settings;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Admin.Contents;

/// <summary>
/// Turns the posted form of an item into the item: for saving, autosave, preview and every check. Names are the paths of the item's JSON
/// (<c>Event.Venue.Text</c>); <see cref="FormNode"/> says how lists are written. Nothing is validated here: the rules of every write do that.
/// </summary>
public sealed class ContentForm(
    FieldTypes fields, PartTypes parts, ContentItemFactory factory, DefinitionStore definitions, SiteSettingsStore settings, CurrentActor actor, ContentManager contents)
{
    /// <summary>The most values that a form may have; a taxonomy of a thousand terms needs about a dozen each.</summary>
    public const int MaximumValues = 20_000;

    /// <summary>Names of the hidden inputs that say what the form is of.</summary>
    public const string ItemId = "ContentItemId", ItemType = "ContentType", BaseVersion = "BaseVersionId";

    /// <summary>Names of the control with the owner's id, and of the hidden input with the owner that the form began with.</summary>
    public const string Owner = nameof(ContentItem.Owner), OwnerBefore = "OwnerBefore";

    /// <summary>A copy of the item with what the form says; what the form does not mention is as it was.</summary>
    public async Task<ContentItem> ReadAsync(ContentItem item, IFormCollection form, CancellationToken cancellationToken)
    {
        var values = new FormValue(new(TimeZoneInfo.FindSystemTimeZoneById((await settings.GetAsync(cancellationToken)).TimeZoneId)));
        var read = new FormReader(fields, parts, factory, await definitions.GetAsync(cancellationToken), values, actor.Value).Read(item, FormNode.Of(form));
        if (form.TryGetValue(Owner, out var owners) && (owners.LastOrDefault(o => o is { Length: > 0 }) ?? "") is var owner && owner != form[OwnerBefore])
            read.Owner = owner;
        return read;
    }

    /// <summary>The item that a posted form is of: its latest version, or a new one that bears the form's id.</summary>
    /// <exception cref="Errors.ForbiddenException">The actor may not edit it.</exception>
    /// <exception cref="Errors.NotFoundException">It is of another type, or there is no such type.</exception>
    public async Task<PostedItem> OpenAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        var (id, type, version) = (form[ItemId].ToString(), form[ItemType].ToString(), form[BaseVersion].ToString());
        if (ContentId.IsWellFormed(id) && await contents.FindForEditAsync(id, cancellationToken) is { } latest)
            return new(latest, version, false);
        var created = await contents.NewAsync(type, cancellationToken);
        if (ContentId.IsWellFormed(id))
            created.ContentItemId = id;
        return new(created, version, true);
    }
}

/// <summary>What a posted form is of.</summary>
/// <param name="Item">As it is stored, or as it begins; <see cref="ContentForm.ReadAsync"/> lays the form over it.</param>
/// <param name="BaseVersionId">The version that the form was made from, empty for an item that had none.</param>
/// <param name="IsNew">Whether there is no such item yet.</param>
public sealed record PostedItem(ContentItem Item, string BaseVersionId, bool IsNew);
