using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CoproCms.Tests.Architecture;

/// <summary>Which module names types of which other one, read from the sources: a file depends on a module when it can see and names one of its types.</summary>
internal static class ModuleGraph
{
    /// <summary>Each arrow with a file and a type that show it.</summary>
    public static IReadOnlyDictionary<(string From, string To), string> Arrows()
    {
        var files = SourceTree.Product.Where(f => f.Module is not null).ToList();
        var core = Declared(SourceTree.Product.Where(f => f.Path.StartsWith("src/CoproCms.Core/", StringComparison.Ordinal))).Select(d => d.Name).ToHashSet();
        var declared = Declared(files).Where(d => !core.Contains(d.Name)).ToLookup(d => d.Name);
        var arrows = new SortedDictionary<(string, string), string>();
        foreach (var file in files)
        {
            var visible = Visible(file);
            foreach (var name in file.Root.DescendantNodes().OfType<SimpleNameSyntax>().Where(n => !IsMember(n)).Select(n => n.Identifier.Text).Distinct())
            {
                foreach (var type in declared[name].Where(t => t.Module != file.Module && visible.Contains(t.Namespace)))
                    arrows.TryAdd((file.Module!, type.Module), $"{file.Path} names {name}");
            }
        }

        return arrows;
    }

    private static IEnumerable<(string Name, string Namespace, string Module)> Declared(IEnumerable<SourceFile> files) =>
        from file in files
        from type in file.Root.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(n => n.Members).OfType<BaseTypeDeclarationSyntax>()
        select (type.Identifier.Text, ((BaseNamespaceDeclarationSyntax)type.Parent!).Name.ToString(), file.Module ?? "");

    // What stands after a point is a member, whatever type may be called the same.
    private static bool IsMember(SimpleNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name;

    private static HashSet<string> Visible(SourceFile file)
    {
        var names = file.Root.Usings.Select(u => u.Name?.ToString() ?? "").ToHashSet();
        var own = file.Root.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";
        for (var scope = own; scope.Length > 0; scope = scope.Contains('.') ? scope[..scope.LastIndexOf('.')] : "")
            names.Add(scope);
        return names;
    }
}
