using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Npgsql;
using Waymark.Record.Stores;

namespace Waymark.Record.Backups;

/// <summary>Every table of a PostgreSQL database: how it is made, and its rows as PostgreSQL itself hands them over (COPY).</summary>
/// <remarks>
/// Reading needs no other role than the program's own: the policy that lifts the lock between schools for reading does. Putting in needs the one that owns the tables:
/// it makes them, fills them and only then locks them, in one transaction, so that there is no moment at which they stand unlocked, or half filled.
/// </remarks>
internal sealed class PostgresCopy(PostgresDatabase database) : RecordCopy
{
    private const int Block = 1 << 16;

    private static readonly byte[] s_start = Encoding.ASCII.GetBytes("waymark/tables/1\n");

    public override void Write(Stream to)
    {
        using var connection = (NpgsqlConnection)database.OpenWhole();
        var names = PostgresTables.Names(connection);
        using var snapshot = database.BeginRead(connection);

        // Before the first look, which is what the moment is: nobody changes a table's columns from then on.
        Do(connection, $"LOCK TABLE {string.Join(", ", names)} IN ACCESS SHARE MODE");
        var held = PostgresTables.Read(connection);
        to.Write(s_start);
        WriteBlock(to, JsonSerializer.SerializeToUtf8Bytes(held));
        var block = new byte[Block];
        foreach (var table in held.Tables)
        {
            using var rows = connection.BeginRawBinaryCopy(
                $"COPY {table.Name} ({table.Columns}) TO STDOUT (FORMAT BINARY)"
            );
            while (rows.Read(block) is > 0 and var read)
            {
                WriteBlock(to, block.AsSpan(0, read));
            }

            WriteBlock(to, []);
        }
    }

    public override void RefuseUnlessEmpty()
    {
        database.RefuseUnsafe();
        using var connection = database.Open();
        if (!PostgresTables.IsEmpty((NpgsqlConnection)connection))
        {
            throw new RecordException(
                $"{database.InWords} is not empty. A backup is put into an empty place only: nothing is ever written over a record."
            );
        }
    }

    public override void Fill(Stream from)
    {
        RefuseOther(
            from,
            s_start,
            "This backup was made of a record in SQLite and is put back into a folder: give no --database, and leave Waymark__Database unset."
        );
        try
        {
            using var owner = database.OpenAsOwner();
            using var transaction = owner.BeginTransaction();
            Fill(owner, from);
            transaction.Commit();
        }
        catch (PostgresException refused)
            when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw database.OnlyOwner(refused);
        }
    }

    public override void TakeAway()
    {
        using var owner = database.OpenAsOwner();
        foreach (var statement in PostgresTables.TakingAway(owner))
        {
            Do(owner, statement);
        }
    }

    private static void Fill(NpgsqlConnection owner, Stream from)
    {
        var held =
            JsonSerializer.Deserialize<PostgresTables>(ReadBlock(from))
            ?? throw OpeningStream.NotWhole();
        foreach (var statement in held.Before)
        {
            Do(owner, statement);
        }

        foreach (var table in held.Tables)
        {
            Put(owner, table, from);
        }

        // This reads to the end, so that a backup that was cut off there is not taken for whole.
        if (from.ReadByte() >= 0)
        {
            throw OpeningStream.NotWhole();
        }

        foreach (var table in held.Tables.Where(table => Passing.Contains(table.Name)))
        {
            Do(owner, $"DELETE FROM {table.Name}");
        }

        foreach (var statement in held.After)
        {
            Do(owner, statement);
        }
    }

    private static void Put(NpgsqlConnection owner, PostgresTable table, Stream from)
    {
        using var rows = owner.BeginRawBinaryCopy(
            $"COPY {table.Name} ({table.Columns}) FROM STDIN (FORMAT BINARY)"
        );
        var isWhole = false;
        try
        {
            while (ReadBlock(from) is { Length: > 0 } block)
            {
                rows.Write(block);
            }

            isWhole = true;
        }
        finally
        {
            if (!isWhole)
            {
                rows.Cancel();
            }
        }
    }

    private static void WriteBlock(Stream to, ReadOnlySpan<byte> block)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, block.Length);
        to.Write(length);
        to.Write(block);
    }

    private static byte[] ReadBlock(Stream from)
    {
        var length = new byte[4];
        from.ReadExactly(length);
        var block = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
        from.ReadExactly(block);
        return block;
    }

    private static void Do(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
