namespace Waymark.Record.Stores;

/// <summary>The record's statements: plain SQL that SQLite and PostgreSQL both take.</summary>
internal static class Sql
{
    public const string Schools =
        "SELECT school_id, wrapped_key, wrapped_signing_key, public_key FROM record_schools ORDER BY school_id";

    public const string School =
        "SELECT school_id, wrapped_key, wrapped_signing_key, public_key FROM record_schools WHERE school_id = @school";

    /// <summary>A school's row with its head beside it, once for each of its checkpoints.</summary>
    public const string StartOfLog = """
        SELECT s.school_id, s.wrapped_key, s.wrapped_signing_key, s.public_key, h.size, h.frontier, h.code, c.size, c.frontier, c.note
        FROM record_schools s
        LEFT JOIN record_heads h ON h.school_id = s.school_id
        LEFT JOIN record_checkpoints c ON c.school_id = s.school_id
        WHERE s.school_id = @school ORDER BY c.size
        """;

    public const string AddSchool =
        "INSERT INTO record_schools (school_id, wrapped_key, wrapped_signing_key, public_key) VALUES (@school, @key, @signing, @public)";

    public const string PutSchoolKeys =
        "UPDATE record_schools SET wrapped_key = @key, wrapped_signing_key = @signing, public_key = @public WHERE school_id = @school";

    public const string Head =
        "SELECT size, frontier, code FROM record_heads WHERE school_id = @school";

    /// <summary>The size of a log, for a transaction that is to write to it.</summary>
    public const string SizeOfLog = "SELECT size FROM record_heads WHERE school_id = @school";

    public const string AddHead =
        "INSERT INTO record_heads (school_id, size, frontier, code) VALUES (@school, @size, @frontier, @code)";

    /// <summary>Moves a head only from where it was last seen: one row, or somebody else has written, or the school has another key.</summary>
    public const string MoveHead =
        "UPDATE record_heads SET size = @size, frontier = @frontier, code = @code WHERE school_id = @school AND size = @from AND code = @before";

    /// <summary>How many entries a file has, and its newest key if it has one.</summary>
    public const string File = """
        SELECT (SELECT COALESCE(MAX(file_seq) + 1, 0) FROM record_entries WHERE school_id = @school AND file_id = @file),
               f.key_id, f.wrapped_key
        FROM (SELECT 1 AS one) AS o
        LEFT JOIN record_files f ON f.school_id = @school AND f.file_id = @file
        ORDER BY f.key_id DESC LIMIT 1
        """;

    public const string AddFile =
        "INSERT INTO record_files (school_id, file_id, key_id, wrapped_key) VALUES (@school, @file, @key, @wrapped)";

    /// <summary>The keys of files after one, in their order.</summary>
    public const string FilesAfter = """
        SELECT file_id, key_id, wrapped_key FROM record_files
        WHERE school_id = @school AND (file_id > @file OR (file_id = @file AND key_id > @key))
        ORDER BY file_id, key_id LIMIT @most
        """;

    public const string PutFileKey =
        "UPDATE record_files SET wrapped_key = @wrapped WHERE school_id = @school AND file_id = @file AND key_id = @key";

    public const string PutHeadCode =
        "UPDATE record_heads SET code = @code WHERE school_id = @school";

    /// <summary>All keys of a file: what was sealed under them can never be opened again.</summary>
    public const string DestroyKeys =
        "DELETE FROM record_files WHERE school_id = @school AND file_id = @file";

    public const string AddEntry = """
        INSERT INTO record_entries (school_id, idx, file_id, file_seq, key_id, recorded_on, format, sealed, leaf)
        VALUES (@school, @idx, @file, @seq, @key, @day, @format, @sealed, @leaf)
        """;

    public const string Day =
        "SELECT recorded_on FROM record_entries WHERE school_id = @school AND idx = @idx";

    public const string EntryAt = $"{Entries} WHERE e.school_id = @school AND e.idx = @idx";

    /// <summary>The entry that the head says is the last.</summary>
    public const string LastEntry =
        $"{Entries} WHERE e.school_id = @school AND e.idx = (SELECT size - 1 FROM record_heads WHERE school_id = @school)";

    public const string FileEntries =
        $"{Entries} WHERE e.school_id = @school AND e.file_id = @file ORDER BY e.file_seq";

    public const string EntriesFrom =
        $"{Entries} WHERE e.school_id = @school AND e.idx >= @from ORDER BY e.idx";

    /// <summary>Every entry of a log, for a scan.</summary>
    public const string WholeLog = """
        SELECT idx, file_id, file_seq, key_id, recorded_on, format, sealed, leaf FROM record_entries
        WHERE school_id = @school ORDER BY idx
        """;

    /// <summary>The key of every file, for a scan.</summary>
    public const string FileKeys =
        "SELECT file_id, key_id, wrapped_key FROM record_files WHERE school_id = @school";

    public const string NewestCheckpoint =
        "SELECT size, frontier, note FROM record_checkpoints WHERE school_id = @school ORDER BY size DESC LIMIT 1";

    public const string Checkpoints =
        "SELECT size, frontier, note FROM record_checkpoints WHERE school_id = @school ORDER BY size";

    /// <summary>Those that may say a change of key: their words are read before that is believed.</summary>
    public const string KeyChanges =
        "SELECT size, frontier, note FROM record_checkpoints WHERE school_id = @school AND note LIKE '%former-key %' ORDER BY size";

    public const string CheckpointAt =
        "SELECT size, frontier, note FROM record_checkpoints WHERE school_id = @school AND size = @size";

    public const string Leaves =
        "SELECT leaf FROM record_entries WHERE school_id = @school AND idx < @below ORDER BY idx";

    public const string AddCheckpoint =
        "INSERT INTO record_checkpoints (school_id, size, frontier, note) VALUES (@school, @size, @frontier, @note)";

    /// <summary>Every school that anything is stored of. Those that have entries by one step in their key for each, since entries are by far the most.</summary>
    public const string Traces = """
        WITH RECURSIVE logs(school_id) AS (
            SELECT * FROM (SELECT school_id FROM record_entries ORDER BY school_id LIMIT 1) AS first
            UNION ALL
            SELECT (SELECT e.school_id FROM record_entries e WHERE e.school_id > logs.school_id ORDER BY e.school_id LIMIT 1)
            FROM logs WHERE logs.school_id IS NOT NULL
        )
        SELECT school_id FROM logs WHERE school_id IS NOT NULL UNION SELECT school_id FROM record_heads
        UNION SELECT school_id FROM record_files UNION SELECT school_id FROM record_checkpoints
        """;

    /// <summary>The checkpoints of so many places, each a school and a size.</summary>
    public static string NotesAt(int places) =>
        "SELECT note FROM record_checkpoints WHERE (school_id, size) IN (VALUES "
        + string.Join(", ", Enumerable.Range(0, places).Select(at => $"(@school{at}, @size{at})"))
        + ")";

    private const string Entries = """
        SELECT e.idx, e.file_id, e.file_seq, e.key_id, e.recorded_on, e.format, e.sealed, e.leaf, f.wrapped_key
        FROM record_entries e
        LEFT JOIN record_files f ON f.school_id = e.school_id AND f.file_id = e.file_id AND f.key_id = e.key_id
        """;
}
