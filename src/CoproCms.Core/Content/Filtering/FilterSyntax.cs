using System.Collections.Immutable;

namespace CoproCms.Content.Filtering;

/// <summary>A filter's text as read, before names mean anything.</summary>
internal abstract record FilterSyntax
{
    private FilterSyntax() { }

    public sealed record And(FilterSyntax Left, FilterSyntax Right) : FilterSyntax;

    public sealed record Or(FilterSyntax Left, FilterSyntax Right) : FilterSyntax;

    public sealed record Not(FilterSyntax Inner) : FilterSyntax;

    public sealed record Condition(FilterToken Name, FilterToken Operator, ImmutableArray<FilterToken> Values) : FilterSyntax;
}
