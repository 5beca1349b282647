using System.Collections.Frozen;

namespace CoproCms.Parts;

/// <summary>The registered parts by name.</summary>
public sealed class PartTypes(IEnumerable<PartType> types)
{
    private readonly FrozenDictionary<string, PartType> _types = types.ToFrozenDictionary(t => t.Name);

    public IReadOnlyCollection<PartType> All => _types.Values;

    public PartType? Find(string name) => _types.GetValueOrDefault(name);
}
