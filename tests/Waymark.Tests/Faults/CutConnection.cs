using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Waymark.Tests.Faults;

/// <summary>Where a connection is cut.</summary>
internal enum Cut
{
    /// <summary>What was sent never arrives.</summary>
    BeforeItArrives,

    /// <summary>What was sent arrives and is done; the reply is lost.</summary>
    BeforeTheReply,

    /// <summary>What was sent arrives when <see cref="CutConnection.LetArrive"/> lets it, long after whoever sent it found the connection dead.</summary>
    ArrivesLate,
}

/// <summary>Stands between a program and its PostgreSQL server, and cuts their connections when told to.</summary>
internal sealed class CutConnection : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("waymark-cut-");
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly Socket _door = new(
        AddressFamily.Unix,
        SocketType.Stream,
        ProtocolType.Unspecified
    );
    private readonly List<Socket> _open = [];
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _mayArrive = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly TaskCompletionSource _hasArrived = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private int _untilCut = int.MaxValue;
    private Cut _cut;
    private bool _gone;
    private bool _goneAfterCut;

    public CutConnection(string server)
    {
        _server = new NpgsqlConnectionStringBuilder(server);
        _door.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder.FullName, ".s.PGSQL.5432")));
        _door.Listen();
        _ = Task.Run(Accept);
    }

    /// <summary>How to reach the server through this.</summary>
    public string Through =>
        new NpgsqlConnectionStringBuilder(_server.ToString())
        {
            Host = _folder.FullName,
            Port = 5432,
        }.ToString();

    /// <summary>Cuts all connections at the nth sending from now.</summary>
    /// <param name="andStay">Lets none in after that, as if the server were gone.</param>
    public void CutAt(int nth, Cut cut, bool andStay = false)
    {
        lock (_lock)
        {
            (_untilCut, _cut, _goneAfterCut) = (nth, cut, andStay);
        }
    }

    /// <summary>Cuts no more.</summary>
    /// <returns>Whether it had.</returns>
    public bool Mend()
    {
        lock (_lock)
        {
            var cut = _untilCut <= 0;
            (_untilCut, _goneAfterCut, _gone) = (int.MaxValue, false, false);
            return cut;
        }
    }

    /// <summary>Lets arrive what was cut to arrive late.</summary>
    /// <returns>Done when the server has replied to it.</returns>
    public Task LetArrive()
    {
        _mayArrive.SetResult();
        return _hasArrived.Task;
    }

    /// <summary>As if the server were gone, until it is mended.</summary>
    public void TakeAway()
    {
        lock (_lock)
        {
            _gone = true;
        }

        CloseAll();
    }

    public void Dispose()
    {
        _door.Dispose();
        CloseAll();
        using (var pool = new NpgsqlConnection(Through))
        {
            NpgsqlConnection.ClearPool(pool);
        }

        _folder.Delete(recursive: true);
    }

    private async Task Accept()
    {
        while (true)
        {
            var client = await _door.AcceptAsync();
            _ = Task.Run(() => Serve(client));
        }
    }

    private async Task Serve(Socket client)
    {
        using var _ = client;
        using var server = await Reach();
        lock (_lock)
        {
            if (_gone)
            {
                return;
            }

            _open.AddRange([client, server]);
        }

        var lost = new StrongBox<bool>();
        await Task.WhenAny(Send(client, server, lost), Answer(server, client, lost));
    }

    private async Task Send(Socket client, Socket server, StrongBox<bool> lost)
    {
        var bytes = new byte[65536];
        try
        {
            while (await client.ReceiveAsync(bytes) is > 0 and var count)
            {
                bool cuts;
                lock (_lock)
                {
                    cuts = _untilCut != int.MaxValue && --_untilCut == 0;
                    _gone |= cuts && _goneAfterCut;
                }

                if (cuts && _cut == Cut.BeforeItArrives)
                {
                    CloseAll();
                    return;
                }

                if (cuts && _cut == Cut.ArrivesLate)
                {
                    client.Dispose();
                    await ArriveLate(server, bytes.AsMemory(0, count));
                    return;
                }

                lost.Value |= cuts;
                await server.SendAsync(bytes.AsMemory(0, count));
            }
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // It was cut.
        }
    }

    private async Task ArriveLate(Socket server, ReadOnlyMemory<byte> bytes)
    {
        await _mayArrive.Task;
        await server.SendAsync(bytes);
        await _hasArrived.Task;
    }

    private async Task Answer(Socket server, Socket client, StrongBox<bool> lost)
    {
        var bytes = new byte[65536];
        try
        {
            while (await server.ReceiveAsync(bytes) is > 0 and var count)
            {
                if (_mayArrive.Task.IsCompleted)
                {
                    _hasArrived.TrySetResult();
                }

                if (lost.Value)
                {
                    CloseAll();
                    return;
                }

                await client.SendAsync(bytes.AsMemory(0, count));
            }
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // It was cut.
        }
    }

    private async Task<Socket> Reach()
    {
        if (!_server.Host!.StartsWith('/'))
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(_server.Host, _server.Port);
            return socket;
        }

        var local = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await local.ConnectAsync(
            new UnixDomainSocketEndPoint(Path.Combine(_server.Host, $".s.PGSQL.{_server.Port}"))
        );
        return local;
    }

    private void CloseAll()
    {
        lock (_lock)
        {
            _open.ForEach(socket => socket.Dispose());
            _open.Clear();
        }
    }
}
