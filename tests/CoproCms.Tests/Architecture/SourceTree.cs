using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CoproCms.Tests.Architecture;

/// <summary>A source file of the product, as it stands in the repository.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    private readonly Lazy<CompilationUnitSyntax> _root = new(() => CSharpSyntaxTree.ParseText(Text).GetCompilationUnitRoot());

    public CompilationUnitSyntax Root => _root.Value;

    public int Lines => Text.Count(c => c == '\n');

    /// <summary>The folder below <c>src/CoproCms.Modules</c>, null for files of other projects.</summary>
    public string? Module => Path.Split('/') is ["src", "CoproCms.Modules", var module, _, ..] ? module : null;
}

internal static class SourceTree
{
    public static string Root { get; } = typeof(SourceTree).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>Every C# file of the product that a person wrote: migrations are generated.</summary>
    public static IReadOnlyList<SourceFile> Product { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => new SourceFile(Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file)))
            .Where(file => !file.Path.Split('/').Any(folder => folder is "bin" or "obj" or "node_modules" or "Migrations"))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    public static IEnumerable<(SourceFile File, string Name, int Lines)> Methods() =>
        from file in Product
        from member in file.Root.DescendantNodes().Where(n => n is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax)
        let span = member.GetLocation().GetLineSpan().Span
        select (file, Name(member), span.End.Line - span.Start.Line + 1);

    private static string Name(SyntaxNode member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        _ => member.Kind().ToString(),
    };
}
