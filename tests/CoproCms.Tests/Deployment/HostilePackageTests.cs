using System.IO.Compression;
using System.Text;
using CoproCms.Recipes;
using CoproCms.Recipes.Exporting;

namespace CoproCms.Tests.Deployment;

/// <summary>A package comes from outside: what it says of itself is not believed.</summary>
public sealed class HostilePackageTests
{
    private const string Recipe = """{"steps":[]}""";

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("media/../../outside.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\outside.txt")]
    [InlineData("C:/outside.txt")]
    [InlineData("media//x.png")]
    [InlineData("media/./x.png")]
    public async Task A_name_that_leads_out_of_the_package_is_refused(string name) => Assert.Equal("package.path", await RuleAsync(Zip(("Recipe.json", Recipe), (name, "x"))));

    [Theory]
    [InlineData("a.png")]
    [InlineData("A.PNG")]
    public async Task The_same_file_twice_is_refused(string second) => Assert.Equal("package.duplicate", await RuleAsync(Zip(("Recipe.json", Recipe), ("a.png", "x"), (second, "y"))));

    [Fact]
    public async Task A_link_is_refused()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "Recipe.json", Recipe);
            Write(archive, "link", "/etc/passwd").ExternalAttributes = unchecked((int)0xA1FF0000);
        }

        Assert.Equal("package.link", await RuleAsync(zip.ToArray()));
    }

    [Fact]
    public async Task A_file_that_unpacks_to_a_thousand_times_its_size_is_refused() =>
        Assert.Equal("package.packed", await RuleAsync(Zip(("Recipe.json", Recipe), ("bomb.png", new string('0', 20_000_000)))));

    [Fact]
    public async Task More_bytes_than_allowed_are_refused() =>
        Assert.Equal("package.size", await RuleAsync(Zip(("Recipe.json", Recipe), ("a.txt", new string('0', 900_000)), ("b.txt", new string('0', 900_000))), new(MaxBytes: 1_000_000)));

    [Fact]
    public async Task More_files_than_allowed_are_refused() =>
        Assert.Equal("package.files", await RuleAsync(Zip([("Recipe.json", Recipe), .. Enumerable.Range(0, 20).Select(i => ($"{i}.txt", "x"))]), new(MaxFiles: 10)));

    [Fact]
    public async Task A_recipe_that_unpacks_beyond_all_bounds_is_refused() =>
        Assert.Equal("package.packed", await RuleAsync(Zip(("Recipe.json", "{\"steps\":[]," + new string(' ', 70_000_000) + "\"name\":\"\"}"))));

    [Fact]
    public async Task A_file_gives_no_more_than_the_directory_says()
    {
        const int said = 10;
        var zip = Zip(("Recipe.json", Recipe), ("liar.txt", new string('x', 5000)));
        // The uncompressed size in the central directory: 24 bytes after its signature.
        var at = Enumerable.Range(0, zip.Length - 4).Last(i => zip.AsSpan(i, 4).SequenceEqual("PK\u0001\u0002"u8));
        BitConverter.GetBytes(said).CopyTo(zip, at + 24);
        using var package = await RecipePackage.OpenZipAsync("hostile.zip", new MemoryStream(zip), new(), default);
        using var got = new MemoryStream();

        var fault = await Record.ExceptionAsync(async () =>
        {
            await using var stream = package.Recipe.Files.OpenRead("liar.txt")!;
            await stream.CopyToAsync(got);
        });

        Assert.True(fault is null or IOException or InvalidDataException, fault?.ToString());
        Assert.True(got.Length <= said, $"{got.Length} bytes came through");
    }

    [Fact]
    public async Task What_is_no_zip_is_refused() => Assert.Equal("package.zip", await RuleAsync(Encoding.UTF8.GetBytes("PK, but not really")));

    [Fact]
    public async Task A_zip_without_a_recipe_is_refused() => Assert.Equal("package.recipe", await RuleAsync(Zip(("other.json", Recipe))));

    [Fact]
    public async Task An_honest_package_is_taken()
    {
        using var package = await RecipePackage.OpenZipAsync("honest.zip", new MemoryStream(Zip(("Recipe.json", Recipe), ("media/a.txt", "hello"))), new(), default);
        using var text = new StreamReader(package.Recipe.Files.OpenRead("media/a.txt")!);

        Assert.Equal("hello", await text.ReadToEndAsync());
    }

    [Fact]
    public async Task A_recipe_is_taken_up_to_the_limit_of_the_site()
    {
        var size = Encoding.UTF8.GetByteCount(Recipe);

        Assert.Equal("file.size", await RuleAsync(Zip(("Recipe.json", Recipe)), new(MaxRecipeBytes: size - 1)));
        using var package = await RecipePackage.OpenZipAsync("small.zip", new MemoryStream(Zip(("Recipe.json", Recipe))), new(MaxRecipeBytes: size), default);
    }

    [Fact]
    public async Task What_is_exported_at_the_limit_can_be_imported_and_more_is_not_exported()
    {
        var size = (await ExportAsync(new())).Recipe.Length;
        var limits = new PackageLimits(MaxRecipeBytes: size);

        using var package = await RecipePackage.OpenZipAsync("export.zip", new MemoryStream((await ExportAsync(limits)).Zip), limits, default);
        await Assert.ThrowsAsync<PackageTooLargeException>(() => ExportAsync(limits with { MaxRecipeBytes = size - 1 }));
    }

    private static async Task<(byte[] Zip, byte[] Recipe)> ExportAsync(PackageLimits limits)
    {
        using var zip = new MemoryStream();
        await using (var writer = await PackageWriter.CreateAsync(zip, limits, DateTimeOffset.UnixEpoch, default))
        {
            for (var i = 0; i < 100; i++)
                await writer.WriteStepAsync(new() { ["name"] = "settings", ["SiteName"] = $"Site {i:000}" }, default);
            await writer.FinishAsync(default);
        }

        using var archive = new ZipArchive(new MemoryStream(zip.ToArray()));
        using var recipe = new MemoryStream();
        await using (var entry = archive.GetEntry(PackageWriter.RecipeName)!.Open())
            await entry.CopyToAsync(recipe);
        return (zip.ToArray(), recipe.ToArray());
    }

    private static async Task<string> RuleAsync(byte[] zip, PackageLimits? limits = null) =>
        (await Assert.ThrowsAsync<InvalidRecipeException>(() => RecipePackage.OpenZipAsync("hostile.zip", new MemoryStream(zip), limits ?? new(), default))).Faults.Single().Rule;

    private static byte[] Zip(params (string Name, string Content)[] files)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
                Write(archive, name, content);
        }

        return zip.ToArray();
    }

    private static ZipArchiveEntry Write(ZipArchive archive, string name, string content)
    {
        var entry = archive.CreateEntry(name);
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
        return entry;
    }
}
