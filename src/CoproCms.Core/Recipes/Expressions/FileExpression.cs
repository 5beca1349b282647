using System.Text;
using System.Text.RegularExpressions;

namespace CoproCms.Recipes.Expressions;

/// <summary><c>[file:text('path')]</c> and <c>[file:base64('path')]</c>: a file beside the recipe.</summary>
internal static partial class FileExpression
{
    private const int MaxBytes = 16 * 1024 * 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Evaluate(string code, RecipeFiles files)
    {
        var call = Call().Match(code);
        if (!call.Success)
            throw new ExpressionException("expression.file", "write [file:text('path')] or [file:base64('path')]");
        var path = call.Groups["path"].Value;
        var bytes = Read(path, files);
        return call.Groups["function"].Value == "text" ? Text(bytes, path) : Convert.ToBase64String(bytes);
    }

    private static byte[] Read(string path, RecipeFiles files)
    {
        try
        {
            using var stream = files.OpenRead(path) ?? throw new ExpressionException("file.missing", $"there is no file '{path}' beside the recipe");
            using var copy = new MemoryStream();
            var buffer = new byte[81920];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                copy.Write(buffer, 0, read);
                if (copy.Length > MaxBytes)
                    throw new ExpressionException("file.size", $"'{path}' is larger than {MaxBytes / 1024 / 1024} MB");
            }

            return copy.ToArray();
        }
        catch (ArgumentException)
        {
            throw new ExpressionException("file.outside", $"'{path}' is not a path below the recipe's folder");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ExpressionException("file.unreadable", $"'{path}' cannot be read: {error.Message.TrimEnd('.')}");
        }
    }

    private static string Text(byte[] bytes, string path)
    {
        try
        {
            return Utf8.GetString(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new ExpressionException("file.encoding", $"'{path}' is not UTF-8 text");
        }
    }

    [GeneratedRegex(@"^\s*(?<function>text|base64)\s*\(\s*(?<quote>['""])(?<path>[^'""]*)\k<quote>\s*\)\s*;?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Call();
}
