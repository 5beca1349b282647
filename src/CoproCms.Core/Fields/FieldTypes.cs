using System.Collections.Frozen;

namespace CoproCms.Fields;

/// <summary>The registered fields by name.</summary>
public sealed class FieldTypes(IEnumerable<FieldType> types)
{
    private readonly FrozenDictionary<string, FieldType> _types = types.ToFrozenDictionary(t => t.Name);

    public IReadOnlyCollection<FieldType> All => _types.Values;

    public FieldType? Find(string name) => _types.GetValueOrDefault(name);
}
