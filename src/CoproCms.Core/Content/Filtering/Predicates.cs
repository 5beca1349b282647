using System.Linq.Expressions;
using CoproCms.Indexing;
using Predicate = System.Linq.Expressions.Expression<System.Func<CoproCms.Indexing.ContentIndexRecord, bool>>;

namespace CoproCms.Content.Filtering;

/// <summary>Joins predicates into one that EF translates as if it had been written by hand.</summary>
internal static class Predicates
{
    public static Predicate And(Predicate left, Predicate right) => Join(left, right, Expression.AndAlso);

    public static Predicate Or(Predicate left, Predicate right) => Join(left, right, Expression.OrElse);

    public static Predicate Not(Predicate predicate) => Expression.Lambda<Func<ContentIndexRecord, bool>>(Expression.Not(predicate.Body), predicate.Parameters);

    /// <summary>Joins at least one predicate as a balanced tree: databases limit how deep a condition may be.</summary>
    public static Predicate All(ReadOnlySpan<Predicate> predicates, Func<Predicate, Predicate, Predicate> join) => predicates.Length == 1
        ? predicates[0]
        : join(All(predicates[..(predicates.Length / 2)], join), All(predicates[(predicates.Length / 2)..], join));

    /// <summary>Applies a comparison to a column: <c>x => comparison(column(x))</c>.</summary>
    public static Expression<Func<TFrom, TTo>> Compose<TFrom, T, TTo>(Expression<Func<TFrom, T>> column, Expression<Func<T, TTo>> comparison) =>
        Expression.Lambda<Func<TFrom, TTo>>(new Replace(comparison.Parameters[0], column.Body).Visit(comparison.Body), column.Parameters);

    /// <summary>The lambda's body over another parameter.</summary>
    public static Expression Rebase<T>(Expression<Func<ContentIndexRecord, T>> lambda, ParameterExpression parameter) =>
        new Replace(lambda.Parameters[0], parameter).Visit(lambda.Body);

    private static Predicate Join(Predicate left, Predicate right, Func<Expression, Expression, Expression> join) =>
        Expression.Lambda<Func<ContentIndexRecord, bool>>(
            join(left.Body, new Replace(right.Parameters[0], left.Parameters[0]).Visit(right.Body)), left.Parameters);

    private sealed class Replace(Expression from, Expression to) : ExpressionVisitor
    {
        [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(node))]
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
