using System.Text.Json.Nodes;
using CsCheck;

namespace CoproCms.Tests.Contracts;

/// <summary>JSON that nobody would write, as text, so that it is read as a hostile request's would be.</summary>
internal static class RandomJson
{
    private static readonly string[] Awkward =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e400", "-0.0", "79228162514264337593543950335", "1e-28", "[]", "{}", "[null]", "[[1],{}]",
        "\"\"", "\" \"", "\"0\"", "\"2024-02-30\"", "\"2024-05-06T25:00:00Z\"", "\"13:99\"", "\"9999-12-31T23:59:59+14:00\"", "\"0001-01-01T00:00:00+14:00\"",
        "\"javascript:alert(1)\"", "\"../../etc\"", "\"<script>alert(1)</script>\"", "\"\\ud800\"", "\"\\u0000\"", "\"{{ 1 | x }}\"", "\"http://[\"",
    ];

    private static readonly Gen<string> Leaf = Gen.OneOf(
        Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i]),
        Gen.String.Select(text => JsonValue.Create(text).ToJsonString()),
        Gen.Int.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Runs the check with objects that have some of the members, each with a random value.</summary>
    public static void Sample(IReadOnlyList<string> members, Action<string> check) => Object(members).Sample(check, iter: 300);

    /// <summary>Such an object.</summary>
    public static Gen<string> Object(IReadOnlyList<string> members) => Object(members, 3);

    private static Gen<string> Object(IReadOnlyList<string> members, int depth)
    {
        string[] names = [.. members, "ContentType", "ContentItemId", "Other"];
        var name = Gen.Int[0, names.Length - 1].Select(i => names[i]);
        return Gen.Select(name, Node(members, depth)).Array[0, 4].Select(pairs =>
            "{" + string.Join(',', pairs.DistinctBy(p => p.Item1).Select(p => $"\"{p.Item1}\":{p.Item2}")) + "}");
    }

    private static Gen<string> Node(IReadOnlyList<string> members, int depth) => depth == 0
        ? Leaf
        : Gen.OneOf(Leaf, Leaf, Node(members, depth - 1).Array[0, 3].Select(items => "[" + string.Join(',', items) + "]"), Object(members, depth - 1));
}
