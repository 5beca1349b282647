using System.Runtime.CompilerServices;

namespace CoproCms.Tests.Shared;

/// <summary>
/// Compares a text with the file <c>{Class}.{Test}.verified.txt</c> beside the test. What differs is written to <c>.received.txt</c> (or another kind of file that its readers like better); a person who finds
/// it right renames the file, or runs the test with <c>COPROCMS_ACCEPT_SNAPSHOTS=1</c>.
/// </summary>
internal static class Snapshot
{
    private const int Context = 3;

    public static void Match(string actual, string? name = null, string extension = "txt", [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{name ?? test}");
        Compare(Lines(actual), $"{stem}.verified.{extension}", $"{stem}.received.{extension}");
    }

    private static void Compare(string[] actual, string verified, string received)
    {
        var expected = File.Exists(verified) ? Lines(File.ReadAllText(verified)) : null;
        if (expected is not null && expected.SequenceEqual(actual))
        {
            File.Delete(received);
            return;
        }

        var accept = Environment.GetEnvironmentVariable("COPROCMS_ACCEPT_SNAPSHOTS") == "1";
        File.WriteAllText(accept ? verified : received, string.Join('\n', actual) + "\n");
        if (accept)
            return;
        throw new Xunit.Sdk.XunitException(expected is null
            ? $"There is no {Path.GetFileName(verified)} yet. If {Path.GetFileName(received)} is right, rename it."
            : $"{Path.GetFileName(verified)} differs from what came:\n{Difference(expected, actual)}\nIf {Path.GetFileName(received)} is right, rename it.");
    }

    internal static string Difference(string[] expected, string[] actual)
    {
        var same = expected.Zip(actual).TakeWhile(p => p.First == p.Second).Count();
        var tail = expected.Reverse().Zip(actual.Reverse()).Take(Math.Min(expected.Length, actual.Length) - same).TakeWhile(p => p.First == p.Second).Count();
        var lines = expected.Skip(same - Math.Min(same, Context)).Take(Math.Min(same, Context)).Select(line => $"  {line}")
            .Concat(expected.Skip(same).SkipLast(tail).Select(line => $"- {line}"))
            .Concat(actual.Skip(same).SkipLast(tail).Select(line => $"+ {line}"))
            .Concat(expected.TakeLast(tail).Take(Context).Select(line => $"  {line}"));
        return $"from line {same + 1}:\n{string.Join('\n', lines)}";
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
