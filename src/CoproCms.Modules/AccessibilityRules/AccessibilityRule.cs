using AngleSharp.Dom;

namespace CoproCms.AccessibilityRules;

/// <summary>
/// One thing that texts must have so that everyone can use them. Derive, register with <c>services.AddAccessibilityRule&lt;T&gt;()</c>.
/// The texts are English and looked up in PO files when they are shown. Instances are singletons and must be free of state.
/// </summary>
public abstract class AccessibilityRule
{
    /// <summary>A stable name: <c>picture.text</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What is wrong, in a few words: <c>A picture without alternative text</c>.</summary>
    public abstract string Title { get; }

    /// <summary>Whom it shuts out, and from what.</summary>
    public abstract string Why { get; }

    /// <summary>What the editor does about it.</summary>
    public abstract string Mend { get; }

    /// <summary>Nothing that breaks it goes live.</summary>
    public virtual bool StopsPublishing => false;

    /// <summary>The elements that break it, in their order.</summary>
    /// <param name="body">The text as HTML: shortcodes of pictures are pictures, Markdown is what it is shown as.</param>
    public abstract IEnumerable<IElement> Find(IElement body);
}
