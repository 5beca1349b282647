using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Recipes.Expressions;

/// <summary>
/// Evaluates the expressions of one recipe. Identifiers that scripts ask for follow from the site, the recipe and the place they stand in, so that
/// a second run finds what the first one made.
/// </summary>
internal sealed partial class RecipeEvaluator : IScriptScope
{
    private const int MaxRepetitions = 16;
    private readonly RecipeDocument _recipe;
    private readonly RecipeRun _run;
    private readonly IConfiguration _configuration;
    private readonly ScriptExpression _script;
    private readonly JsonObject _variables;
    private readonly Dictionary<string, JsonNode?> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _inProgress = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _ids = [];

    public RecipeEvaluator(RecipeDocument recipe, RecipeRun run, IConfiguration configuration, TimeProvider time)
    {
        (_recipe, _run, _configuration, _script) = (recipe, run, configuration, new(this, time));
        _variables = recipe.Member("variables") as JsonObject ?? [];
    }

    /// <summary>A copy in which every expression has become its value; <paramref name="fault"/> is told (pointer, rule, message) of those that have none.</summary>
    public JsonNode? Evaluate(JsonNode? source, string pointer, Action<string, string, string> fault) => Map(source, pointer, (text, place) =>
    {
        try
        {
            return EvaluateText(text, place);
        }
        catch (ExpressionException error)
        {
            fault(place, error.Rule, error.Message);
            return null;
        }
    });

    /// <summary>
    /// A copy to be compared with that of another run: files have become their contents, other expressions stay expressions (a date relative to
    /// today would differ every day), with the variables they use beside them.
    /// </summary>
    public JsonNode? Comparable(JsonNode? source, string pointer) => Map(source, pointer, (text, _) => RecipeExpression.Parse(text) switch
    {
        { Prefix: RecipeExpression.File } file => FileExpression.Evaluate(file.Code, _recipe.Files),
        { Prefix: RecipeExpression.Script } script => text + UsedVariables(script.Code),
        _ => text,
    });

    public JsonNode? Variable(string name)
    {
        if (_values.TryGetValue(name, out var known))
            return known;
        var key = _variables.Select(v => v.Key).FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ExpressionException("variable.unknown", $"there is no variable '{name}'{Errors.NearestName.Hint(name, _variables.Select(v => v.Key))}");
        if (!_inProgress.Add(name))
            throw new ExpressionException("variable.cycle", $"the variable '{name}' is made from itself");
        var place = JsonPointer.Child("variables", key);
        var value = Map(_variables[key], place, EvaluateText);
        _inProgress.Remove(name);
        return _values[name] = value;
    }

    public string? Parameter(string name) => _run.Options.Parameters.GetValueOrDefault(name);

    public string? Configuration(string key)
    {
        DemandSettings();
        return _configuration[key];
    }

    public string NewId(string place)
    {
        var count = _ids[place] = _ids.GetValueOrDefault(place) + 1;
        return _run.DeriveId(_recipe, place, count.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static JsonNode? Map(JsonNode? node, string pointer, Func<string, string, JsonNode?> text) => node switch
    {
        JsonObject json => new JsonObject(json.Select(p => KeyValuePair.Create(p.Key, Map(p.Value, JsonPointer.Child(pointer, p.Key), text)))),
        JsonArray array => new JsonArray([.. array.Select((item, i) => Map(item, JsonPointer.Child(pointer, i), text))]),
        JsonValue value when value.TryGetValue<string>(out var plain) => text(plain, pointer),
        _ => node?.DeepClone(),
    };

    private JsonNode? EvaluateText(string text, string place)
    {
        for (var i = 0; i < MaxRepetitions; i++)
        {
            switch (RecipeExpression.Parse(text))
            {
                case null:
                    return text;
                case { Prefix: RecipeExpression.Environment or RecipeExpression.Settings } setting:
                    return Setting(setting);
                case { Prefix: RecipeExpression.File } file:
                    text = FileExpression.Evaluate(file.Code, _recipe.Files);
                    break;
                case { } script:
                    var value = _script.Evaluate(script.Code, place);
                    if (value is not JsonValue result || !result.TryGetValue(out string? again))
                        return value;
                    text = again;
                    break;
            }
        }

        throw new ExpressionException("expression.endless", "this expression gives an expression again and again");
    }

    private string Setting(RecipeExpression setting)
    {
        DemandSettings();
        var name = setting.Code.Trim();
        var value = setting.Prefix == RecipeExpression.Environment ? System.Environment.GetEnvironmentVariable(name) : _configuration[name];
        return value ?? throw new ExpressionException("setting.missing", setting.Prefix == RecipeExpression.Environment
            ? $"the environment variable {name} is not set"
            : $"there is no setting {name}");
    }

    private void DemandSettings()
    {
        if (!_run.Options.MayReadSettings)
            throw new ExpressionException("setting.forbidden", "only a recipe that the site's owner runs from the command line or at set-up may read settings");
    }

    private string UsedVariables(string code)
    {
        var names = VariableCall().Matches(code).Select(m => m.Groups["name"].Value).Distinct();
        return string.Concat(names.Select(name => $" {name}={_variables[name]?.ToJsonString()}"));
    }

    [GeneratedRegex(@"variables\s*\(\s*['""](?<name>[^'""]*)['""]", RegexOptions.CultureInvariant)]
    private static partial Regex VariableCall();
}
