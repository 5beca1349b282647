using CoproCms.Theming.Rendering;
using CoproCms.Theming.Templates;
using Fluid;

namespace CoproCms.Theming.Liquid;

/// <summary>What a template sees while it runs. Templates see the roots of the language, their own <c>Model</c> and nothing of each other's variables.</summary>
public sealed class LiquidContext : TemplateContext
{
    internal LiquidContext(LiquidEngine engine, RenderSession session)
        : base(engine.Options)
    {
        (Engine, Session) = (engine, session);
        CultureInfo = session.Format;
        TimeZone = session.TimeZone;
        Now = session.Clock;
    }

    /// <summary>The page or item that is being rendered, shared by all its templates.</summary>
    public RenderSession Session { get; }

    internal LiquidEngine Engine { get; }

    internal LiquidTemplate View(string path) => Session.Templates.View(path) ?? throw new FileNotFoundException(path);

    /// <summary>A context for another template: steps and depth count on, variables do not go along.</summary>
    internal Isolation Isolate()
    {
        if (_recursion >= LiquidLimits.Depth)
            throw new FluidException($"more than {LiquidLimits.Depth} templates are inside one another");
        var inner = new LiquidContext(Engine, Session) { _steps = _steps, _recursion = _recursion + 1 };
        return new(this, inner);
    }

    internal readonly struct Isolation(LiquidContext outer, LiquidContext inner) : IDisposable
    {
        public LiquidContext Context => inner;

        public void Dispose() => outer._steps = inner._steps;
    }
}
