namespace CoproCms.Mail;

/// <summary>Sends letters. A letter is queued in the outbox and sent until it has arrived or <see cref="Letter.GoodFor"/> is over.</summary>
public interface IMailer
{
    /// <summary>Whether the site has a mail server. Pages that promise a letter ask first.</summary>
    bool CanSend { get; }

    /// <summary>Queues the letter: it is sent if, and only if, the present transaction commits. The caller saves.</summary>
    /// <returns>False, and a warning in the log, when the site has no mail server.</returns>
    bool Send(Letter letter);
}

/// <summary>A letter in the reader's language, said once: the plain text and the HTML that are sent are both made from it.</summary>
/// <param name="To">E-mail address.</param>
/// <param name="Culture">The language it is written in: <c>en</c>, <c>cy</c>.</param>
/// <param name="Subject">One line.</param>
/// <param name="Paragraphs">Plain text; nothing in it is read as HTML.</param>
public sealed record Letter(string To, string Culture, string Subject, IReadOnlyList<string> Paragraphs)
{
    /// <summary>Stands after the paragraphs: as a button, and written out for readers of the plain text.</summary>
    public LetterLink? Link { get; init; }

    /// <summary>What stands after the link.</summary>
    public IReadOnlyList<string> Closing { get; init; } = [];

    /// <summary>Address that leads out of this kind of letters; sent as <c>List-Unsubscribe</c> besides.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>A letter that could not be sent for so long is of no use any more, and dropped.</summary>
    public TimeSpan GoodFor { get; init; } = TimeSpan.FromDays(3);
}

/// <param name="Text">What following it does, without "click here".</param>
/// <param name="Address">Absolute.</param>
public sealed record LetterLink(string Text, Uri Address);
