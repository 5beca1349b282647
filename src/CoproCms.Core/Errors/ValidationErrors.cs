using System.Collections;

namespace CoproCms.Errors;

/// <summary>One broken rule.</summary>
/// <param name="Path">Where, as Orchard Core names members: <c>Event.End.Value</c>, <c>Path</c>, <c>Alias</c>; empty for the whole.</param>
/// <param name="Code">Stable key for programs and translators, such as <c>field.required</c>.</param>
/// <param name="Message">English text for people, with the way out.</param>
public sealed record ValidationError(string Path, string Code, string Message);

/// <summary>Collects every broken rule, so that a person mends all of them at once.</summary>
public sealed class ValidationErrors : IReadOnlyCollection<ValidationError>
{
    private readonly List<ValidationError> _errors = [];

    public int Count => _errors.Count;

    public void Add(string path, string code, string message) => _errors.Add(new(path, code, message));

    /// <exception cref="InvalidContentException">There is at least one error.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new InvalidContentException(this);
    }

    public IEnumerator<ValidationError> GetEnumerator() => _errors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(", ", _errors.Select(e => e.Message));
}
