using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoproCms.Recipes.Reading;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace CoproCms.Recipes.Expressions;

/// <summary>What the helpers of a script ask the recipe for.</summary>
internal interface IScriptScope
{
    JsonNode? Variable(string name);

    string? Parameter(string name);

    string? Configuration(string key);

    string NewId(string place);
}

/// <summary>
/// Runs the code of <c>[js:…]</c>. Each expression gets an engine of its own, without access to .NET and bounded in time, memory, statements
/// and depth, so that a recipe can neither reach out of itself nor hang the site.
/// </summary>
internal sealed class ScriptExpression(IScriptScope scope, TimeProvider time)
{
    private const int MaxTextLength = 16 * 1024 * 1024;
    private static readonly TimeSpan MaxTimeOfRecipe = TimeSpan.FromSeconds(60);
    private TimeSpan _spent;

    public JsonNode? Evaluate(string code, string place)
    {
        var start = time.GetTimestamp();
        try
        {
            if (_spent > MaxTimeOfRecipe)
                throw new ExpressionException("expression.time", "the scripts of this recipe take too long altogether");
            return Run(code, place);
        }
        catch (JintException error)
        {
            throw new ExpressionException("expression.script", $"this script fails: {error.Message.TrimEnd('.')}");
        }
        catch (Exception error) when (error is TimeoutException or InsufficientExecutionStackException or OutOfMemoryException or OverflowException)
        {
            throw new ExpressionException("expression.script", $"this script asks for too much: {error.Message.TrimEnd('.')}");
        }
        finally
        {
            _spent += time.GetElapsedTime(start);
        }
    }

    private JsonNode? Run(string code, string place)
    {
        using var engine = new Engine(Bound);
        engine.SetValue("variables", new Func<string, JsValue>(name => ToScript(engine, scope.Variable(name))));
        engine.SetValue("parameters", new Func<string, string?>(scope.Parameter));
        engine.SetValue("configuration", new Func<string, string?, string?>((key, fallback) => scope.Configuration(key) ?? fallback));
        engine.SetValue("uuid", new Func<string>(() => scope.NewId(place)));
        engine.SetValue("base64", new Func<string, string>(text => Encoding.UTF8.GetString(FromBase64(text))));
        engine.SetValue("html", new Func<string, string>(text => WebUtility.HtmlDecode(text)));
        engine.SetValue("gzip", new Func<string, string>(Unzip));
        var stringify = engine.Evaluate("JSON.stringify");
        var result = engine.Invoke(stringify, engine.Evaluate(code));
        return result.IsUndefined() ? null : Parse(result.AsString());
    }

    private static JsonNode? Parse(string json)
    {
        try
        {
            return new JsonTreeReader(Encoding.UTF8.GetBytes(json), RecipeReader.MaxDepth).Read();
        }
        catch (JsonSyntaxException error)
        {
            throw new ExpressionException("expression.value", $"this script gives a value that is not JSON: {error.Message}");
        }
    }

    private void Bound(Options options)
    {
        options.LimitMemory(64 * 1024 * 1024).TimeoutInterval(TimeSpan.FromSeconds(2)).MaxStatements(200_000).LimitRecursion(64)
            .DisableStringCompilation().Culture(CultureInfo.InvariantCulture);
        options.Constraints.RegexTimeout = TimeSpan.FromSeconds(1);
        options.Constraints.MaxArraySize = 1_000_000;
        options.Constraints.StackOverflowGuard = true;
        options.TimeSystem = new ScriptClock(time);
        options.CatchClrExceptions(error => error is not ExpressionException);
    }

    private static JsValue ToScript(Engine engine, JsonNode? value) => value switch
    {
        null => JsValue.Null,
        JsonValue text when text.TryGetValue<string>(out var plain) => plain,
        _ => engine.Invoke(engine.Evaluate("JSON.parse"), value.ToJsonString()),
    };

    private static byte[] FromBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new ExpressionException("expression.base64", "this is not base64");
        }
    }

    private static string Unzip(string text)
    {
        try
        {
            using var zip = new GZipStream(new MemoryStream(FromBase64(text)), CompressionMode.Decompress);
            using var reader = new StreamReader(zip, Encoding.UTF8);
            var buffer = new char[MaxTextLength + 1];
            var length = reader.ReadBlock(buffer);
            return length <= MaxTextLength
                ? new string(buffer, 0, length)
                : throw new ExpressionException("expression.gzip", $"the zipped text is longer than {MaxTextLength:N0} characters");
        }
        catch (InvalidDataException)
        {
            throw new ExpressionException("expression.gzip", "this is not text zipped with gzip and written as base64");
        }
    }

    private sealed class ScriptClock(TimeProvider time) : DefaultTimeSystem(TimeZoneInfo.Utc, CultureInfo.InvariantCulture)
    {
        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();
    }
}
