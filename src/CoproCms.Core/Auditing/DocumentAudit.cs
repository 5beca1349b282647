using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CoproCms.Auditing;

/// <summary>Changes of the site's small documents: settings, definitions, templates, webhooks and whatever else is kept as one.</summary>
internal sealed class DocumentAudit : AuditSource
{
    private static readonly FrozenDictionary<string, string> Categories = new Dictionary<string, string>
    {
        [DocumentKinds.ContentType] = AuditCategories.Definition,
        [DocumentKinds.ContentPart] = AuditCategories.Definition,
        [DocumentKinds.Template] = AuditCategories.Template,
        [DocumentKinds.AdminTemplate] = AuditCategories.Template,
        [DocumentKinds.ShortcodeTemplate] = AuditCategories.Template,
        [DocumentKinds.Placement] = AuditCategories.Template,
        [DocumentKinds.MediaProfile] = AuditCategories.Media,
        [DocumentKinds.RewriteRule] = AuditCategories.Redirect,
        [DocumentKinds.Webhook] = AuditCategories.Webhook,
        [DocumentKinds.DeploymentPlan] = AuditCategories.Exchange,
    }.ToFrozenDictionary();

    // What the site keeps for itself: marks of its own work, and keys whose very bytes are the secret.
    private static readonly FrozenSet<string> Unrecorded = [DocumentKinds.MediaImport, DocumentKinds.Writer, DocumentKinds.OpenIdKey];

    public override IReadOnlyCollection<Type> Entities { get; } = [typeof(NamedDocument)];

    public override IEnumerable<AuditEvent> Describe(IReadOnlyList<EntityEntry> changes, CmsDbContext db) => changes
        .Where(c => !Unrecorded.Contains(((NamedDocument)c.Entity).Kind))
        .Select(c => Describe(c, (NamedDocument)c.Entity));

    private static AuditEvent Describe(EntityEntry change, NamedDocument document)
    {
        var before = change.State == EntityState.Added ? null : Parse(change.OriginalValues.GetValue<string>(nameof(NamedDocument.Json)));
        var after = change.State == EntityState.Deleted ? null : Parse(document.Json);
        return new(Categories.GetValueOrDefault(document.Kind, AuditCategories.Settings), ActionOf(change), $"{document.Kind}/{document.Name}")
        {
            Name = NameIn(after) ?? NameIn(before) ?? document.Name,
            Before = before,
            After = after,
        };
    }

    private static string? NameIn(JsonObject? json) =>
        json?["Name"] is JsonValue value && value.TryGetValue<string>(out var name) && name.Length > 0 ? name : null;

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            // A kind that keeps no JSON has nothing to show.
            return null;
        }
    }
}
