using System.Security.Cryptography;
using Waymark.Record;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Tests.Record;

/// <summary>What somebody can do who holds the database, has read the format and has no key.</summary>
internal static class Forgery
{
    /// <summary>Makes every leaf and the frontier fit the rows as they now are. The head's code cannot be made without the key.</summary>
    public static void Rehash(RecordFolder record)
    {
        var tree = Frontier.Empty;
        var changes = new List<string>();
        foreach (var row in Rows(record))
        {
            var leaf = EntrySeal.Leaf(row);
            tree = tree.Append(leaf);
            changes.Add(
                $"UPDATE record_entries SET leaf = x'{Convert.ToHexString(leaf)}' WHERE idx = {row.Index}"
            );
        }

        changes.Add($"UPDATE record_heads SET frontier = x'{Convert.ToHexString(tree.Bytes)}'");
        record.Tamper(string.Join(';', changes));
    }

    /// <summary>Changes one bit of what is sealed, and every hash to fit.</summary>
    public static void Flip(RecordFolder record, int row, int at, int bit)
    {
        var bytes = Rows(record)[row].Sealed;
        bytes[at % bytes.Length] ^= (byte)bit;
        record.Tamper(
            $"UPDATE record_entries SET sealed = x'{Convert.ToHexString(bytes)}' WHERE idx = {row}"
        );
        Rehash(record);
    }

    /// <summary>The head as it stands, as an assignment that puts it back.</summary>
    public static string Head(RecordFolder record)
    {
        using var connection = Open(record);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT size, frontier, code FROM record_heads";
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        var (frontier, code) = (reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2));
        return $"size = {reader.GetInt64(0)}, frontier = x'{Convert.ToHexString(frontier)}', code = x'{Convert.ToHexString(code)}'";
    }

    /// <summary>Puts another public key in the record's place, and checkpoints that it signed in those of the old ones: in the database and beside it.</summary>
    public static void SignAnew(RecordFolder record, SchoolId school, ECDsa key)
    {
        var tree = Frontier.Empty;
        var notes = new List<string> { SignedNote.Sign(school, tree, key) };
        foreach (var row in Rows(record))
            tree = tree.Append(row.Leaf);
        notes.Add(SignedNote.Sign(school, tree, key));
        record.Tamper(
            $"""
            UPDATE record_schools SET public_key = x'{Convert.ToHexString(
                key.ExportSubjectPublicKeyInfo()
            )}';
            UPDATE record_checkpoints SET note = '{notes[0]}' WHERE size = 0;
            UPDATE record_checkpoints SET note = '{notes[1]}', frontier = x'{Convert.ToHexString(
                tree.Bytes
            )}' WHERE size > 0;
            """
        );
        File.WriteAllText(
            Path.Combine(record.Data, "checkpoints", $"{school.Value:N}.txt"),
            string.Concat(notes)
        );
    }

    /// <summary>Every wrapped key in the database.</summary>
    public static List<byte[]> WrappedKeys(RecordFolder record)
    {
        using var connection = Open(record);
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT wrapped_key FROM record_files UNION ALL SELECT wrapped_key FROM record_schools UNION ALL SELECT wrapped_signing_key FROM record_schools";
        using var reader = command.ExecuteReader();
        var keys = new List<byte[]>();
        while (reader.Read())
        {
            keys.Add(reader.GetFieldValue<byte[]>(0));
        }

        Assert.NotEmpty(keys);
        return keys;
    }

    private static List<EntryRow> Rows(RecordFolder record)
    {
        using var connection = Open(record);
        var school = new SchoolId(Assert.Single(SchoolTables.All(connection)).SchoolId);
        using var entries = new Statement(connection, Sql.EntriesFrom);
        using var reader = entries.With(null, school.Value, 0L).ExecuteReader();
        var rows = new List<EntryRow>();
        while (reader.Read())
        {
            rows.Add(Waymark.Record.Stores.Rows.Entry(school, reader).Row);
        }

        return rows;
    }

    private static System.Data.Common.DbConnection Open(RecordFolder record) =>
        RecordDatabase.At(record.Place).OpenWhole();
}
