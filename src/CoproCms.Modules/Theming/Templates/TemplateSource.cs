using CoproCms.Theming.Liquid;

namespace CoproCms.Theming.Templates;

/// <summary>One template as written, compiled when it is first asked for. A fault in it is met by whoever renders it, not by the whole site.</summary>
internal sealed class TemplateSource(string name, string source, LiquidEngine engine)
{
    private readonly Lazy<LiquidTemplate> _compiled = new(() => engine.Parse(name, source));

    public string Name { get; } = name;

    /// <exception cref="LiquidException">The source cannot be read as a template.</exception>
    public LiquidTemplate Compiled => _compiled.Value;
}
