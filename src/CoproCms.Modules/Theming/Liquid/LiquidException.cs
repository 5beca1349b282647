namespace CoproCms.Theming.Liquid;

/// <summary>A fault in a template: where it is, for the log and for editors; visitors never see it.</summary>
/// <param name="template">File or document name of the template.</param>
/// <param name="line">From 1; 0 when it is not known.</param>
/// <param name="column">From 1, in characters.</param>
/// <param name="problem">What is wrong and the way out.</param>
/// <param name="inner">What was thrown while the template ran.</param>
public sealed class LiquidException(string template, int line, int column, string problem, Exception? inner = null)
    : Exception(line == 0 ? $"{template}: {problem}" : $"{template} line {line}, column {column}: {problem}", inner)
{
    public string Template { get; } = template;

    public int Line { get; } = line;

    public int Column { get; } = column;

    public string Problem { get; } = problem;
}
