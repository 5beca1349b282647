using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Recipes;
using OpenIddict.Abstractions;

namespace CoproCms.OpenId.Applications;

/// <summary>
/// A scope as Orchard Core's <c>OpenIdScope</c> step spells it, with more members: texts by culture for the page where users consent, and the permissions
/// that a token with it is narrowed to.
/// </summary>
internal sealed record ClientScope
{
    public required string ScopeName { get; init; }
    public string? DisplayName { get; init; }
    public string? Description { get; init; }
    public ImmutableSortedDictionary<string, string> DisplayNames { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
    public ImmutableSortedDictionary<string, string> Descriptions { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
    public ImmutableArray<string> Resources { get; init; } = [];
    public ImmutableArray<string> Permissions { get; init; } = [];

    public static ClientScope Read(JsonObject json) => new()
    {
        ScopeName = json.Text(nameof(ScopeName)) ?? "",
        DisplayName = json.Text(nameof(DisplayName)),
        Description = json.Text(nameof(Description)),
        DisplayNames = ClientApplication.Localized(json.Object(nameof(DisplayNames))),
        Descriptions = ClientApplication.Localized(json.Object(nameof(Descriptions))),
        Resources = ClientApplication.Words(json.Text(nameof(Resources))),
        Permissions = [.. json.Texts(nameof(Permissions)).Distinct()],
    };

    /// <summary>As <see cref="Read"/> reads it.</summary>
    public JsonObject Write() => new()
    {
        [nameof(ScopeName)] = ScopeName,
        [nameof(DisplayName)] = DisplayName,
        [nameof(Description)] = Description,
        [nameof(DisplayNames)] = ClientApplication.Localized(DisplayNames),
        [nameof(Descriptions)] = ClientApplication.Localized(Descriptions),
        [nameof(Resources)] = string.Join(' ', Resources),
        [nameof(Permissions)] = new JsonArray([.. Permissions.Select(p => JsonValue.Create(p))]),
    };
}

/// <summary>Makes, changes and removes scopes.</summary>
internal sealed class ScopeWriter(IOpenIddictScopeManager scopes)
{
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        List<string> names = [];
        await foreach (var scope in scopes.ListAsync(cancellationToken: cancellationToken))
            names.Add((await scopes.GetNameAsync(scope, cancellationToken))!);
        return names;
    }

    /// <summary>Makes the scope, or changes the one of that name to be exactly so.</summary>
    public async Task<RecipeOutcome> SetAsync(ClientScope scope, CancellationToken cancellationToken)
    {
        var existing = await scopes.FindByNameAsync(scope.ScopeName, cancellationToken);
        if (existing is null)
        {
            await scopes.CreateAsync(Describe(scope, new()), cancellationToken);
            return RecipeOutcome.Created;
        }

        var present = new OpenIddictScopeDescriptor();
        await scopes.PopulateAsync(present, existing, cancellationToken);
        var before = Comparable(present);
        if (before == Comparable(Describe(scope, present)))
            return RecipeOutcome.Unchanged;
        await scopes.UpdateAsync(existing, present, cancellationToken);
        return RecipeOutcome.Updated;
    }

    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        if (await scopes.FindByNameAsync(name, cancellationToken) is not { } existing)
            return false;
        await scopes.DeleteAsync(existing, cancellationToken);
        return true;
    }

    private static OpenIddictScopeDescriptor Describe(ClientScope scope, OpenIddictScopeDescriptor descriptor)
    {
        descriptor.Name = scope.ScopeName;
        descriptor.DisplayName = scope.DisplayName;
        descriptor.Description = scope.Description;
        Replace(descriptor.DisplayNames, scope.DisplayNames);
        Replace(descriptor.Descriptions, scope.Descriptions);
        descriptor.Resources.Clear();
        descriptor.Resources.UnionWith(scope.Resources);
        StoredProperties.SetPermissions(descriptor.Properties, scope.Permissions);
        return descriptor;
    }

    private static void Replace(Dictionary<CultureInfo, string> texts, ImmutableSortedDictionary<string, string> values)
    {
        texts.Clear();
        foreach (var (culture, text) in values)
            texts[CultureInfo.GetCultureInfo(culture)] = text;
    }

    private static string Comparable(OpenIddictScopeDescriptor d) => JsonSerializer.Serialize(new
    {
        d.Name,
        d.DisplayName,
        d.Description,
        Resources = d.Resources.Order(StringComparer.Ordinal),
        Names = d.DisplayNames.Select(n => $"{n.Key.Name}={n.Value}").Order(StringComparer.Ordinal),
        Descriptions = d.Descriptions.Select(n => $"{n.Key.Name}={n.Value}").Order(StringComparer.Ordinal),
        Properties = d.Properties.Select(p => $"{p.Key}={p.Value}").Order(StringComparer.Ordinal),
    });
}
