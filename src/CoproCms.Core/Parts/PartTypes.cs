using System.Collections.Frozen;
using CoproCms.Content;
using CoproCms.Definitions;

namespace CoproCms.Parts;

/// <summary>The registered parts by name.</summary>
public sealed class PartTypes(IEnumerable<PartType> types)
{
    private readonly FrozenDictionary<string, PartType> _types = types.ToFrozenDictionary(t => t.Name);

    public IReadOnlyCollection<PartType> All => _types.Values;

    public PartType? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>
    /// The parts that an item of the type may have: those of its definition, and registered ones that only this item carries
    /// (ContainedPart, LayerMetadata and FlowMetadata are never attached to a type).
    /// </summary>
    public IEnumerable<ContentTypePartDefinition> Of(ContentItem item, ContentTypeDefinition type)
    {
        foreach (var part in type.Parts)
            yield return part;
        foreach (var (name, _) in item.Content)
        {
            if (_types.ContainsKey(name) && type.Part(name) is null)
                yield return new(name, new(name, [], []), []);
        }
    }
}
