using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Parts;

namespace CoproCms.Content;

/// <summary>Holds an item to the rules of its fields and parts without writing it: those that need neither the database nor other items.</summary>
public sealed class ItemCheck(FieldTypes fields, PartTypes parts)
{
    private readonly ItemRules _rules = new(fields, parts);

    /// <returns>Every rule that is broken.</returns>
    public ValidationErrors Validate(WriteContext context)
    {
        var errors = new ValidationErrors();
        _rules.Validate(context, errors);
        return errors;
    }
}
