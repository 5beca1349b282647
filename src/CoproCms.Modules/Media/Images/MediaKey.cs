using System.Security.Cryptography;
using System.Text;
using CoproCms.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace CoproCms.Media.Images;

/// <summary>
/// Signs image addresses, so that only the site's own pages can ask for sizes beyond the supported ones. The key is made at first start and lives in
/// <c>App_Data/media.key</c> alone; nodes that serve one site share the file.
/// </summary>
internal sealed class MediaKey(AppData appData)
{
    private const int KeyLength = 32;
    private const int TokenLength = 16;

    private readonly Lazy<byte[]> _key = new(() => ReadOrMake(Path.Combine(appData.Root, "media.key")));

    public string Token(string path, ImageParameters wanted) =>
        WebEncoders.Base64UrlEncode(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(path + "?" + wanted.Canonical())).AsSpan(0, TokenLength));

    public bool IsValid(string? token, string path, ImageParameters wanted) =>
        token is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Token(path, wanted)));

    private static byte[] ReadOrMake(string file)
    {
        if (!File.Exists(file))
            Make(file);
        var key = File.ReadAllBytes(file);
        return key.Length == KeyLength
            ? key : throw new InvalidOperationException($"{file} does not hold a key of {KeyLength} bytes; delete it, and a new one is made.");
    }

    // Written aside and moved, so that another process never reads half a key; the first one to move wins.
    private static void Make(string file)
    {
        var aside = file + "." + Guid.NewGuid().ToString("N");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(aside, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(KeyLength));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(aside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(aside);
        }
    }
}
