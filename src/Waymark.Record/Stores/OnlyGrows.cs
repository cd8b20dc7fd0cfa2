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

    /// <summary>On PostgreSQL: 1 if each table has its own and no other.</summary>
    public const string StandOnPostgres = """
        SELECT count(*) FILTER (WHERE t.tgenabled = 'O' AND p.prosrc = ' BEGIN RAISE EXCEPTION ''the record only grows''; END ') = 2
           AND count(*) = 2
        FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE NOT t.tgisinternal AND t.tgrelid IN ('record_entries'::regclass, 'record_checkpoints'::regclass)
        """;
}
