using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Media.Files;
using CoproCms.Recipes;

namespace CoproCms.Media.Recipes;

/// <summary>One entry of a <c>media</c> step: where a file goes and where its bytes come from.</summary>
/// <param name="Pointer">Its place in the step: <c>Files/0</c>.</param>
/// <param name="Path">Below the media folder.</param>
/// <param name="Member">Which of <c>SourcePath</c>, <c>Base64</c> and <c>SourceUrl</c> is given; null when none or several are.</param>
/// <param name="Value">Its value.</param>
internal sealed record MediaSource(string Pointer, string Path, string? Member, string Value)
{
    public const string File = "SourcePath";
    public const string Inline = "Base64";
    public const string Url = "SourceUrl";

    private static readonly string[] Members = [File, Inline, Url];

    public static IEnumerable<MediaSource> Of(RecipeStepContext step) => step.Json.Objects("Files").Select((json, i) => Of($"Files/{i}", json));

    private static MediaSource Of(string pointer, JsonObject json)
    {
        var given = Members.Where(m => json.Text(m) is not null).ToList();
        // Exports made on Windows have backslashes.
        var path = (json.Text("TargetPath") ?? json.Text("Path") ?? "").Replace('\\', '/').TrimStart('/');
        return given is [var member] ? new(pointer, path, member, json.Text(member)!) : new(pointer, path, null, "");
    }

    /// <summary>The bytes given in the recipe or in a file beside it.</summary>
    /// <exception cref="MediaRefusedException">There are none.</exception>
    public async Task<byte[]> ReadAsync(RecipeFiles files, MediaOptions options, CancellationToken cancellationToken)
    {
        if (Member == Inline)
            return Decode();
        try
        {
            await using var stream = files.OpenRead(Value) ?? throw new MediaRefusedException(MediaRule.Source, $"There is no file '{Value}' beside the recipe.");
            if (stream.CanSeek && stream.Length > options.MaxFileSize)
                throw new MediaRefusedException(MediaRule.Source, $"'{Value}' has {stream.Length} bytes; at most {options.MaxFileSize} are allowed (MaxFileSize).");
            using var content = new MemoryStream();
            // The length of a packed file is only a claim.
            var piece = new byte[81920];
            for (int read; (read = await stream.ReadAsync(piece, cancellationToken)) > 0;)
            {
                content.Write(piece, 0, read);
                if (content.Length > options.MaxFileSize)
                    throw new MediaRefusedException(MediaRule.Source, $"'{Value}' is larger than {options.MaxFileSize} bytes (MaxFileSize).");
            }

            return content.ToArray();
        }
        catch (Exception error) when (error is InvalidDataException || error.GetType() == typeof(IOException))
        {
            throw new MediaRefusedException(MediaRule.Source, $"'{Value}' cannot be unpacked: {error.Message.TrimEnd('.')}.");
        }
        catch (ArgumentException error)
        {
            throw new MediaRefusedException(MediaRule.Source, error.Message + ".");
        }
    }

    private byte[] Decode()
    {
        try
        {
            return Convert.FromBase64String(Value);
        }
        catch (FormatException)
        {
            throw new MediaRefusedException(MediaRule.Source, $"The Base64 of '{Path}' is not Base64.");
        }
    }
}
