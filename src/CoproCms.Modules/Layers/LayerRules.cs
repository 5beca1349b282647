using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Theming.Rendering;
using Jint;
using Jint.Runtime;
using Microsoft.Extensions.Logging;

namespace CoproCms.Layers;

/// <summary>
/// Decides whether a layer is shown: conditions (<c>HomepageCondition</c>, <c>UrlCondition</c>, <c>RoleCondition</c>, … and groups of them), or the
/// JavaScript of older recipes (<c>isHomepage()</c>, <c>url('~/about*')</c>), which runs within narrow bounds.
/// </summary>
internal sealed partial class LayerRules(ILogger<LayerRules> logger)
{
    public bool Holds(JsonObject layer, RenderSession session)
    {
        if (layer.Object("LayerRule") is { } rule && rule.Objects("Conditions").Any())
            return rule.Objects("Conditions").All(c => HoldsCondition(c, session));
        return layer.Text("Rule") is not { Length: > 0 } script || Run(script, session);
    }

    private bool HoldsCondition(JsonObject condition, RenderSession session) => (condition.Text("Name") ?? Type(condition)) switch
    {
        "HomepageCondition" => (condition.Flag("Value") ?? true) == IsHomepage(session),
        "IsAnonymousCondition" => !Actor(session).IsAuthenticated,
        "IsAuthenticatedCondition" => Actor(session).IsAuthenticated,
        "BooleanCondition" => condition.Flag("Value") ?? true,
        "UrlCondition" => Compare(condition, session.Http?.Request.Path.Value ?? ""),
        "CultureCondition" => Compare(condition, session.Culture),
        "ContentTypeCondition" => Compare(condition, session.PageItem?.ContentType ?? ""),
        "RoleCondition" => Actor(session).Roles.Any(role => Compare(condition, role)),
        "AllConditionGroup" => condition.Objects("Conditions").All(c => HoldsCondition(c, session)),
        "AnyConditionGroup" => condition.Objects("Conditions").Any(c => HoldsCondition(c, session)),
        "JavascriptCondition" => Run(condition.Text("Script") ?? "", session),
        _ => false,
    };

    // Recipes of Orchard Core name the class: "OrchardCore.Rules.Models.HomepageCondition, OrchardCore.Rules".
    private static string? Type(JsonObject condition) => condition.Text("$type")?.Split(',')[0].Split('.')[^1];

    private static bool Compare(JsonObject condition, string actual)
    {
        var wanted = (condition.Text("Value") ?? "").TrimStart('~');
        var operation = condition.Object("Operation") is { } op ? op.Text("Name") ?? Type(op) : condition.Text("Operation");
        var comparison = StringComparison.OrdinalIgnoreCase;
        return operation switch
        {
            "StringNotEqualsOperator" => !actual.Equals(wanted, comparison),
            "StringStartsWithOperator" => actual.StartsWith(wanted, comparison),
            "StringNotStartsWithOperator" => !actual.StartsWith(wanted, comparison),
            "StringEndsWithOperator" => actual.EndsWith(wanted, comparison),
            "StringNotEndsWithOperator" => !actual.EndsWith(wanted, comparison),
            "StringContainsOperator" => actual.Contains(wanted, comparison),
            "StringNotContainsOperator" => !actual.Contains(wanted, comparison),
            _ => actual.Equals(wanted, comparison),
        };
    }

    private static bool IsHomepage(RenderSession session) => session.PageItem is { } item && session.Page.HomeItemIds.Contains(item.ContentItemId);

    private static Security.Actor Actor(RenderSession session)
    {
        if (session.Actor.IsAuthenticated)
            session.NotePersonal();
        return session.Actor;
    }

    private bool Run(string script, RenderSession session)
    {
        if (bool.TryParse(script.Trim(), out var constant))
            return constant;
        try
        {
            using var engine = new Engine(options => options
                .LimitMemory(4_000_000).LimitRecursion(32).MaxStatements(1_000).TimeoutInterval(TimeSpan.FromMilliseconds(200)).CancellationToken(session.CancellationToken));
            engine.SetValue("isHomepage", () => IsHomepage(session));
            engine.SetValue("isAnonymous", () => !Actor(session).IsAuthenticated);
            engine.SetValue("isAuthenticated", () => Actor(session).IsAuthenticated);
            engine.SetValue("isInRole", (string role) => Actor(session).Roles.Contains(role));
            engine.SetValue("culture", () => session.Culture);
            engine.SetValue("url", (string url) => IsAt(url, session.Http?.Request.Path.Value ?? "/"));
            return TypeConverter.ToBoolean(engine.Evaluate(script));
        }
        catch (Exception fault) when (fault is JintException or TimeoutException or StatementsCountOverflowException or MemoryLimitExceededException or RecursionDepthOverflowException)
        {
            LogFault(script, fault.Message);
            return false;
        }
    }

    private static bool IsAt(string pattern, string path)
    {
        var wanted = pattern.TrimStart('~');
        return wanted.EndsWith('*')
            ? path.StartsWith(wanted.TrimEnd('*').TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
            : path.TrimEnd('/').Equals(wanted.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The rule '{Script}' of a layer fails, so the layer is not shown: {Problem}")]
    private partial void LogFault(string script, string problem);
}
