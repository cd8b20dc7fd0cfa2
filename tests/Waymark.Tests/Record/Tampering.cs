using System.Security.Cryptography;
using Waymark.Record.Tree;

namespace Waymark.Tests.Record;

/// <summary>Forty kinds of edit by somebody with the database, the format and no key. Each gives the first bad entry that must be named; null where the edit lies beside the entries.</summary>
internal static class Tampering
{
    public static IReadOnlyDictionary<string, Func<TamperedRecord, long?>> Kinds { get; } =
        new Dictionary<string, Func<TamperedRecord, long?>>
        {
            ["a bit of what is sealed"] = r => Entry(r, at => r.Flip(at)),
            ["a bit of what is sealed, hashed anew"] = r => Anew(r, at => r.Flip(at)),
            ["a bit of a leaf"] = r => Entry(r, at => r.Flip(at, "leaf")),
            ["cut short"] = r => Set(r, "sealed = substr(sealed, 1, length(sealed) - 256)"),
            ["padded longer, hashed anew"] = r =>
                SetAnew(r, "sealed = CAST(sealed || zeroblob(256) AS BLOB)"),
            ["emptied"] = r => Set(r, "sealed = x''"),
            ["another day"] = r => Set(r, "recorded_on = '2020-02-02'"),
            ["another day, hashed anew"] = r => SetAnew(r, "recorded_on = '2026-11-24'"),
            ["no day"] = r => Set(r, "recorded_on = 'soon'"),
            ["another key id"] = r => Set(r, "key_id = 2"),
            ["another key id, with the key copied to it, hashed anew"] = r =>
            {
                r.Do(
                    $"INSERT INTO record_files SELECT school_id, file_id, 2, wrapped_key FROM record_files"
                );
                return SetAnew(r, "key_id = 2");
            },
            ["another format"] = r => Set(r, "format = 2"),
            ["another place in its file"] = r => Set(r, "file_seq = file_seq + 100"),
            ["a file of its own, hashed anew"] = r =>
                SetAnew(r, "file_id = '11111111-1111-1111-1111-111111111111', file_seq = 0"),
            ["copied over another entry of its file, hashed anew"] = r => Copied(r, true),
            ["copied over an entry of another file, hashed anew"] = r => Copied(r, false),
            ["contents changed over, hashed anew"] = r => Exchanged(r, "sealed"),
            ["whole entries changed over, hashed anew"] = r =>
                Exchanged(r, "file_id, file_seq, key_id, recorded_on, sealed"),
            ["copied from another school, hashed anew"] = r =>
                SetAnew(
                    r,
                    $"sealed = (SELECT o.sealed FROM record_entries o WHERE o.school_id = {r.Theirs} AND o.idx = record_entries.idx)"
                ),
            ["put before the first"] = r => Insert(r, -1, 0),
            ["put again at the end"] = r => Insert(r, r.Size, r.Size),
            ["put again at the end, hashed anew"] = r =>
            {
                Insert(r, r.Size, r.Size);
                r.Rehash();
                return r.Size;
            },
            ["moved far to the end"] = r => Set(r, "idx = idx + 1000"),
            ["deleted"] = r => Entry(r, at => r.Do(Delete(r, at))),
            ["deleted, and the file vacuumed"] = r =>
                Entry(
                    r,
                    at =>
                    {
                        r.Do(Delete(r, at));
                        r.DoCoarsely("VACUUM");
                    }
                ),
            ["deleted, the others moved up and hashed anew"] = r => MovedUp(r),
            ["a whole file deleted"] = r =>
            {
                var first = r.FirstOfFile(r.Any());
                r.Do(
                    $"DELETE FROM record_entries WHERE school_id = {r.Mine} AND file_id = (SELECT f.file_id FROM record_entries f WHERE {r.At(first)})"
                );
                return first;
            },
            ["the last entries cut off"] = r => Cut(r, r.Size - 1 - r.Random.Next(3)),
            ["cut to an older head that was once true"] = r =>
            {
                FromOlder(r, "record_heads", "size, frontier, code");
                return Cut(r, r.OlderSize);
            },
            ["cut to an older head, with the checkpoints since"] = r =>
            {
                FromOlder(r, "record_heads", "size, frontier, code");
                r.Do($"DELETE FROM record_checkpoints WHERE size > {r.OlderSize}");
                return Cut(r, r.OlderSize);
            },
            ["every table put back but the file of checkpoints"] = r => AllOlder(r),
            ["the head put back"] = r =>
                Beside(() => FromOlder(r, "record_heads", "size, frontier, code")),
            ["the head's size"] = r =>
            {
                r.Do($"UPDATE record_heads SET size = size + 1 WHERE school_id = {r.Mine}");
                return r.Size;
            },
            ["the head's frontier"] = r =>
                Beside(() => r.Do("UPDATE record_heads SET frontier = zeroblob(length(frontier))")),
            ["a checkpoint signed by another key"] = r => Beside(() => SignElsewhere(r, false)),
            ["a checkpoint signed by another key, with that key put in place"] = r =>
                Beside(() => SignElsewhere(r, true)),
            ["a checkpoint deleted"] = r =>
                Beside(() => r.Do("DELETE FROM record_checkpoints WHERE size > 0")),
            ["a school's key replaced by another school's"] = r =>
            {
                r.Do(
                    $"UPDATE record_schools SET wrapped_key = (SELECT o.wrapped_key FROM record_schools o WHERE o.school_id = {r.Theirs})"
                );
                return 0;
            },
            ["a school copied under another name"] = r =>
            {
                Clone(r);
                return 0;
            },
            ["the keys of two files changed over"] = r => KeysExchanged(r),
            ["a school's row deleted"] = r =>
                Beside(() => r.Do($"DELETE FROM record_schools WHERE school_id = {r.Mine}")),
            ["the guard of a table taken away"] = r =>
                Beside(() => r.DoCoarsely("DROP TRIGGER record_entries_no_UPDATE")),
            ["a trigger that loses what is recorded"] = r =>
                Beside(() =>
                    r.DoCoarsely(
                        "CREATE TRIGGER record_loses BEFORE INSERT ON record_entries BEGIN SELECT RAISE(IGNORE); END"
                    )
                ),
            ["a line in the file of checkpoints"] = r =>
                Beside(() =>
                    File.WriteAllText(
                        r.NotesFile,
                        File.ReadAllText(r.NotesFile)
                            .Replace("\n0\n", "\n1\n", StringComparison.Ordinal)
                    )
                ),
        };

    private static long? Beside(Action edit)
    {
        edit();
        return null;
    }

    private static long? Entry(TamperedRecord r, Action<int> edit)
    {
        var at = r.Any();
        edit(at);
        return at;
    }

    private static long? Anew(TamperedRecord r, Action<int> edit)
    {
        var at = Entry(r, edit);
        r.Rehash();
        return at;
    }

    private static long? Set(TamperedRecord r, string change) =>
        Entry(r, at => r.Do($"UPDATE record_entries SET {change} WHERE {r.At(at)}"));

    private static long? SetAnew(TamperedRecord r, string change)
    {
        var at = Set(r, change);
        r.Rehash();
        return at;
    }

    private static string Delete(TamperedRecord r, int at) =>
        $"DELETE FROM record_entries WHERE {r.At(at)}";

    /// <summary>What was once sealed is put in the place of what came later.</summary>
    private static long? Copied(TamperedRecord r, bool ofOneFile)
    {
        var (one, two) = r.Pair(ofOneFile);
        r.Do(
            $"UPDATE record_entries SET sealed = (SELECT o.sealed FROM record_entries o WHERE o.school_id = record_entries.school_id AND o.idx = {one}) WHERE {r.At(two)}"
        );
        r.Rehash();
        return two;
    }

    private static long? Exchanged(TamperedRecord r, string columns)
    {
        var (one, two) = r.Pair(columns == "sealed");
        r.Do(
            $"""
            CREATE TEMP TABLE swap AS SELECT idx, {columns} FROM record_entries WHERE school_id = {r.Mine} AND idx IN ({one}, {two});
            UPDATE record_entries SET file_seq = file_seq + 1000 WHERE {r.At(one)} OR {r.At(two)};
            UPDATE record_entries SET file_seq = file_seq - 1000 WHERE {columns
                == "sealed"} AND ({r.At(one)} OR {r.At(two)});
            UPDATE record_entries SET ({columns}) = (SELECT {columns} FROM swap WHERE swap.idx = {one
                + two} - record_entries.idx)
            WHERE {r.At(one)} OR {r.At(two)};
            """
        );
        r.Rehash();
        return one;
    }

    private static long? Insert(TamperedRecord r, int index, int expected)
    {
        r.Do(
            $"""
            INSERT INTO record_entries SELECT school_id, {index}, file_id, 1 + (SELECT max(file_seq) FROM record_entries m WHERE m.file_id = e.file_id), key_id, recorded_on, format, sealed, leaf
            FROM record_entries e WHERE {r.At(r.Any())}
            """
        );
        return expected;
    }

    private static long? MovedUp(TamperedRecord r)
    {
        var at = r.Any();
        r.Do(
            $"""
            CREATE TEMP TABLE gone AS SELECT file_id, file_seq FROM record_entries WHERE {r.At(at)};
            {Delete(r, at)};
            UPDATE record_entries SET idx = -idx, file_seq = -file_seq WHERE school_id = {r.Mine} AND idx > {at};
            UPDATE record_entries SET idx = -idx - 1, file_seq = -file_seq - (file_id = (SELECT file_id FROM gone)) WHERE idx < 0;
            """
        );
        r.Rehash();
        return at;
    }

    private static long? Cut(TamperedRecord r, int to)
    {
        r.Do($"DELETE FROM record_entries WHERE school_id = {r.Mine} AND idx >= {to}");
        return to;
    }

    private static void FromOlder(TamperedRecord r, string table, string columns) =>
        r.Do(
            $"""
            ATTACH '{r.Older}' AS older;
            UPDATE main.{table} SET ({columns}) = (SELECT {columns} FROM older.{table} o WHERE o.school_id = main.{table}.school_id)
            WHERE school_id = {r.Mine};
            DETACH older;
            """
        );

    private static long? AllOlder(TamperedRecord r)
    {
        var tables = (string[])
            ["record_entries", "record_heads", "record_checkpoints", "record_files"];
        var copies = tables.Select(table =>
            $"DELETE FROM main.{table}; INSERT INTO main.{table} SELECT * FROM older.{table};"
        );
        r.Do($"ATTACH '{r.Older}' AS older; {string.Concat(copies)} DETACH older;");
        return r.OlderSize;
    }

    private static void SignElsewhere(TamperedRecord r, bool putKey)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var tree = r.Rows().Aggregate(Frontier.Empty, (grown, row) => grown.Append(row.Leaf));
        r.Do(
            $"UPDATE record_checkpoints SET note = '{SignedNote.Sign(r.School, tree, key)}' WHERE size = {r.Size}"
        );
        if (putKey)
            r.Do(
                $"UPDATE record_schools SET public_key = x'{Convert.ToHexString(key.ExportSubjectPublicKeyInfo())}' WHERE school_id = {r.Mine}"
            );
    }

    private static void Clone(TamperedRecord r)
    {
        const string copy = "'22222222-2222-2222-2222-222222222222'";
        var rows = new (string Table, string Columns)[]
        {
            ("record_schools", "wrapped_key, wrapped_signing_key, public_key"),
            ("record_files", "file_id, key_id, wrapped_key"),
            ("record_heads", "size, frontier, code"),
            ("record_entries", "idx, file_id, file_seq, key_id, recorded_on, format, sealed, leaf"),
            ("record_checkpoints", "size, frontier, note"),
        };
        r.Do(
            string.Concat(
                rows.Select(of =>
                    $"INSERT INTO {of.Table} (school_id, {of.Columns}) SELECT {copy}, {of.Columns} FROM {of.Table} WHERE school_id = {r.Mine};"
                )
            )
        );
    }

    private static long? KeysExchanged(TamperedRecord r)
    {
        var (one, two) = r.Pair(ofOneFile: false);
        string File(int at) => $"(SELECT e.file_id FROM record_entries e WHERE {r.At(at)})";
        r.Do(
            $"""
            CREATE TEMP TABLE swap AS SELECT file_id, wrapped_key FROM record_files WHERE file_id IN ({File(
                one
            )}, {File(two)});
            UPDATE record_files SET wrapped_key = (SELECT s.wrapped_key FROM swap s WHERE s.file_id <> record_files.file_id)
            WHERE file_id IN (SELECT file_id FROM swap);
            """
        );
        return Math.Min(r.FirstOfFile(one), r.FirstOfFile(two));
    }
}
