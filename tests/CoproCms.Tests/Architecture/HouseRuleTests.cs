using System.Reflection;
using System.Runtime.CompilerServices;
using CoproCms.Content;
using CoproCms.Fields;
using CoproCms.Web.Database;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CoproCms.Tests.Architecture;

public sealed class HouseRuleTests
{
    private static readonly Assembly[] Assemblies = [typeof(ContentItem).Assembly, typeof(TextField).Assembly, typeof(SqliteCmsDbContext).Assembly];

    private static readonly string[] Clocks = ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow"];

    [Fact]
    public void A_class_is_sealed_unless_it_is_made_to_be_derived_from()
    {
        var types = Assemblies.SelectMany(a => a.GetTypes()).ToList();
        var bases = types.Select(t => t.BaseType).ToHashSet();
        var open = types
            .Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !t.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            .Where(t => !bases.Contains(t) && !t.IsAssignableTo(typeof(Migration)) && !t.IsAssignableTo(typeof(ModelSnapshot)) && !IsRazor(t))
            .Select(t => t.FullName);

        Assert.Empty(open);
    }

    [Fact]
    public void Time_comes_from_a_TimeProvider() =>
        AssertNowhere(file => file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(m => Clocks.Contains(m.ToString())).Select(m => m.ToString()));

    [Fact]
    public void Namespaces_are_file_scoped() =>
        AssertNowhere(file => file.Root.Members.OfType<NamespaceDeclarationSyntax>().Select(n => n.Name.ToString()));

    [Fact]
    public void Nothing_is_left_for_later() => AssertNowhere(file => file.Root.DescendantTrivia()
        .Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia))
        .Select(t => t.ToString()).Where(c => c.Contains("TODO", StringComparison.Ordinal) || c.Contains("FIXME", StringComparison.Ordinal))
        .Concat(file.Root.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.Text == nameof(NotImplementedException)).Select(n => n.ToString())));

    [Fact]
    public void There_are_no_regions() => AssertNowhere(file => file.Root.DescendantTrivia(descendIntoTrivia: true).Where(t => t.IsKind(SyntaxKind.RegionDirectiveTrivia)).Select(t => t.ToString()));

    [Fact]
    public void Nothing_mutable_is_static() => AssertNowhere(file => file.Root.DescendantNodes().OfType<FieldDeclarationSyntax>()
        .Where(f => f.Modifiers.Any(SyntaxKind.StaticKeyword) && !f.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)).Select(f => f.ToString()));

    private static void AssertNowhere(Func<SourceFile, IEnumerable<string>> find) =>
        Assert.Empty(SourceTree.Product.SelectMany(file => find(file).Select(found => $"{file.Path}: {found}")));

    private static bool IsRazor(Type type) => type.Namespace?.StartsWith("AspNetCoreGeneratedDocument", StringComparison.Ordinal) == true
        || type.BaseType?.FullName?.StartsWith("Microsoft.AspNetCore.Mvc.Razor", StringComparison.Ordinal) == true;
}
