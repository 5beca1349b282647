using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CoproCms.Auditing;

/// <summary>
/// Tells the audit trail of changed rows, whoever changes them and through whichever door: it is asked at every save. Registered with
/// <c>services.AddAudited&lt;T&gt;()</c>, as a singleton.
/// </summary>
public abstract class AuditSource
{
    /// <summary>The entities whose changes it wants to see.</summary>
    public abstract IReadOnlyCollection<Type> Entities { get; }

    /// <param name="changes">Rows of <see cref="Entities"/> that are about to be inserted, changed or deleted. Not empty.</param>
    /// <param name="db">For looking up what the context has read already; no commands may be sent from here.</param>
    public abstract IEnumerable<AuditEvent> Describe(IReadOnlyList<EntityEntry> changes, CmsDbContext db);

    protected static string ActionOf(EntityEntry change) => change.State switch
    {
        EntityState.Added => AuditActions.Created,
        EntityState.Deleted => AuditActions.Removed,
        _ => AuditActions.Changed,
    };

    /// <summary>The named columns as they were; null for a new row.</summary>
    protected static JsonObject? Before(EntityEntry change, params IEnumerable<string> columns) =>
        change.State == EntityState.Added ? null : Read(change.OriginalValues, columns);

    /// <summary>The named columns as they will be; null for a row that goes.</summary>
    protected static JsonObject? After(EntityEntry change, params IEnumerable<string> columns) =>
        change.State == EntityState.Deleted ? null : Read(change.CurrentValues, columns);

    private static JsonObject Read(PropertyValues values, IEnumerable<string> columns) =>
        new(columns.Select(c => KeyValuePair.Create<string, JsonNode?>(c, JsonSerializer.SerializeToNode(values[c]))));
}
