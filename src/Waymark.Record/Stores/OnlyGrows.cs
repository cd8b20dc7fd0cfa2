namespace Waymark.Record.Stores;

/// <summary>The triggers by which the database itself refuses to change or delete what was recorded. They stop mistakes; somebody with all rights can take them away, and verifying then says so.</summary>
internal static class OnlyGrows
{
    public static IReadOnlyList<string> Tables { get; } = ["record_entries", "record_checkpoints"];

    /// <summary>On SQLite: each as it is made, and as the database then says it is.</summary>
    public static IEnumerable<string> OnSqlite(string table) =>
        ((string[])["UPDATE", "DELETE"]).Select(change =>
            $"""
                CREATE TRIGGER {table}_no_{change} BEFORE {change} ON {table}
                BEGIN SELECT RAISE(ABORT, 'the record only grows'); END
                """
        );

    /// <summary>On PostgreSQL: whether each of the two tables has its own, which runs before every update, delete and truncate; and whether on no table of the record another trigger stands, or a rule that does something else in the place of what is asked.</summary>
    public const string StandOnPostgres = """
        WITH tables AS (
            SELECT unnest(ARRAY['record_schools', 'record_heads', 'record_files', 'record_entries', 'record_checkpoints'])::regclass AS id)
        SELECT count(*) = 2 AND count(DISTINCT t.tgrelid) FILTER (
                   WHERE t.tgrelid IN ('record_entries'::regclass, 'record_checkpoints'::regclass)
                     AND t.tgenabled = 'O' AND t.tgtype = 58 AND t.tgqual IS NULL AND t.tgattr = ''
                     AND p.prosrc = ' BEGIN RAISE EXCEPTION ''the record only grows''; END ') = 2
           AND NOT EXISTS (SELECT 1 FROM pg_rewrite WHERE ev_class IN (SELECT id FROM tables))
        FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE NOT t.tgisinternal AND t.tgrelid IN (SELECT id FROM tables)
        """;
}
