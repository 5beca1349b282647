using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace CoproCms.Testing;

/// <summary>A letter as it came in.</summary>
public sealed partial record ReceivedLetter(string To, MimeMessage Message)
{
    public string Subject => Message.Subject ?? "";

    /// <summary>The plain text.</summary>
    public string Text => (Message.TextBody ?? "").ReplaceLineEndings("\n");

    public string Html => Message.HtmlBody ?? "";

    /// <summary>The address in the plain text that leads somewhere: one with a path.</summary>
    public string Link => Links().Match(Text).Value;

    [GeneratedRegex(@"https?://[^/\s]+/\S+")]
    private static partial Regex Links();
}

/// <summary>A real SMTP server on the loopback interface that keeps what it is given, and refuses as the test likes.</summary>
public sealed class SmtpReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<ReceivedLetter> _received = new();
    private readonly Task _serving;

    public SmtpReceiver()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What it says to a recipient.</summary>
    public Func<string, string> Answer { get; set; } = _ => "250 OK";

    public IReadOnlyList<ReceivedLetter> Received => [.. _received];

    /// <summary>The settings of a site that sends its letters here.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("OrchardCore:OrchardCore_Email_Smtp:Host", "127.0.0.1"),
        new("OrchardCore:OrchardCore_Email_Smtp:Port", Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        new("OrchardCore:OrchardCore_Email_Smtp:DefaultSender", "post@example.org"),
    ];

    /// <summary>Waits until so many letters have come for the address.</summary>
    public async Task<IReadOnlyList<ReceivedLetter>> UntilAsync(string to, int count = 1)
    {
        for (var i = 0; i < 300 && _received.Count(l => l.To == to) < count; i++)
            await Task.Delay(50);
        return [.. _received.Where(l => l.To == to)];
    }

    /// <summary>The newest letter for the address, which must have come or come soon.</summary>
    public async Task<ReceivedLetter> LastAsync(string to, int count = 1) => (await UntilAsync(to, count)).Last();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = TalkAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 receiver ready");
        var recipients = new List<string>();
        while (await reader.ReadLineAsync(_end.Token) is { } line && !line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
        {
            if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
            {
                var to = line[line.IndexOf('<', StringComparison.Ordinal)..].Trim('<', '>', ' ');
                var answer = Answer(to);
                if (answer.StartsWith('2'))
                    recipients.Add(to);
                await writer.WriteLineAsync(answer);
            }
            else if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                await TakeAsync(reader, recipients);
                await writer.WriteLineAsync("250 taken");
            }
            else
                await writer.WriteLineAsync("250 OK");
        }

        await writer.WriteLineAsync("221 bye");
    }

    private async Task TakeAsync(StreamReader reader, List<string> recipients)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        var message = await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(text.ToString())), _end.Token);
        foreach (var to in recipients)
            _received.Enqueue(new(to, message));
        recipients.Clear();
    }
}
