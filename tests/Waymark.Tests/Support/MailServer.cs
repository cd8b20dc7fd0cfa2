using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Waymark.Tests.Support;

/// <summary>A mail server that keeps what it is handed; just enough of SMTP.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _gate = new();
    private readonly List<string> _mails = [];

    public MailServer()
    {
        _listener.Start();
        _ = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Each as it came: headers, an empty line, the words.</summary>
    public IReadOnlyList<string> Mails
    {
        get
        {
            lock (_gate)
            {
                return [.. _mails];
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await Speak(client.GetStream());
            }
        }
        catch (SocketException)
        {
            // The test is over.
        }
    }

    private async Task Speak(NetworkStream stream)
    {
        using var from = new StreamReader(stream, Encoding.UTF8);
        await using var to = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        await to.WriteLineAsync("220 mail.test");
        while (await from.ReadLineAsync() is { } line)
        {
            if (line == "DATA")
            {
                await to.WriteLineAsync("354 go on");
                Keep(await Words(from));
            }

            await to.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 ok");
        }
    }

    private static async Task<string> Words(StreamReader from)
    {
        var words = new StringBuilder();
        while (await from.ReadLineAsync() is { } line and not ".")
        {
            words.Append(line).Append('\n');
        }

        return words.ToString();
    }

    private void Keep(string mail)
    {
        lock (_gate)
        {
            _mails.Add(mail);
        }
    }
}
