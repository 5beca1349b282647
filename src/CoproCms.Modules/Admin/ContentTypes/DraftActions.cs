using System.Text;
using CoproCms.Admin.ContentTypes.Changes;
using CoproCms.Definitions;

namespace CoproCms.Admin.ContentTypes;

/// <summary>What the buttons of the editor do to the draft.</summary>
internal static class DraftActions
{
    /// <summary>A name for programs made from one for people: <c>Opening times</c> is <c>OpeningTimes</c>.</summary>
    public static string NameFrom(string text)
    {
        var name = new StringBuilder();
        var begins = true;
        foreach (var c in Routing.Slug.Make(text))
        {
            if (char.IsAsciiLetterOrDigit(c) && (name.Length > 0 || char.IsAsciiLetter(c)))
                name.Append(begins ? char.ToUpperInvariant(c) : c);
            begins = !char.IsAsciiLetterOrDigit(c);
        }

        return name.ToString();
    }

    public static DefinitionDraft AddField(this DefinitionDraft draft, string name, string kind, string displayName)
    {
        var settings = new System.Text.Json.Nodes.JsonObject();
        if (displayName.Length > 0 && displayName != name)
            settings["ContentPartFieldSettings"] = new System.Text.Json.Nodes.JsonObject { ["DisplayName"] = displayName };
        var part = draft.Part with { Fields = draft.Part.Fields.Add(new(name, kind, settings)) };
        return draft with { Part = part.Order([.. draft.Part.Ordered().Select(f => f.Name), name]) };
    }

    public static DefinitionDraft AddPart(this DefinitionDraft draft, string part, string name, ContentDefinitions definitions)
    {
        var type = draft.Type!;
        var added = new ContentTypePartDefinition(name, definitions.Parts.GetValueOrDefault(part) ?? new(part, [], []), []);
        return draft with { Type = (type with { Parts = type.Parts.Add(added) }).Order([.. type.Ordered().Select(p => p.Name), name]) };
    }

    public static DefinitionDraft RemoveField(this DefinitionDraft draft, string name) =>
        draft with { Part = draft.Part with { Fields = draft.Part.Fields.RemoveAll(f => f.Name == name) } };

    public static DefinitionDraft RemovePart(this DefinitionDraft draft, string name) =>
        draft with { Type = draft.Type! with { Parts = draft.Type.Parts.RemoveAll(p => p.Name == name) } };

    /// <param name="draft">The draft.</param>
    /// <param name="name">The field.</param>
    /// <param name="by">-1 up, 1 down.</param>
    public static DefinitionDraft MoveField(this DefinitionDraft draft, string name, int by) =>
        draft with { Part = draft.Part.Order(Moved(draft.Part.Ordered().Select(f => f.Name), name, by)) };

    /// <inheritdoc cref="MoveField"/>
    public static DefinitionDraft MovePart(this DefinitionDraft draft, string name, int by) =>
        draft with { Type = draft.Type!.Order(Moved(draft.Type!.Ordered().Select(p => p.Name), name, by)) };

    private static List<string> Moved(IEnumerable<string> names, string name, int by)
    {
        var list = names.ToList();
        var from = list.IndexOf(name);
        if (from < 0 || from + by < 0 || from + by >= list.Count)
            return list;
        list.RemoveAt(from);
        list.Insert(from + by, name);
        return list;
    }
}
