using System.Text.RegularExpressions;

namespace CoproCms.Recipes.Expressions;

/// <summary>A text that is wholly of the form <c>[prefix:code]</c>.</summary>
internal readonly partial record struct RecipeExpression(string Prefix, string Code)
{
    public const string Script = "js";
    public const string File = "file";
    public const string Environment = "env";
    public const string Settings = "appsettings";

    /// <summary>Null for any other text, and for prefixes that mean nothing here: those texts stay as written.</summary>
    public static RecipeExpression? Parse(string text)
    {
        if (text.Length < 5 || text[0] != '[' || text[^1] != ']')
            return null;
        var match = Form().Match(text);
        return match.Success ? new(match.Groups["prefix"].Value.ToLowerInvariant(), match.Groups["code"].Value) : null;
    }

    [GeneratedRegex(@"^\[(?<prefix>js|file|env|appsettings):(?<code>.*)\]$", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

/// <summary>An expression that cannot be evaluated.</summary>
internal sealed class ExpressionException(string rule, string message) : Exception(message)
{
    public string Rule { get; } = rule;
}
