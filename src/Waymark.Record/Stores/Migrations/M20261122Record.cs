using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Waymark.Record.Stores.Migrations;

/// <summary>The first tables, for SQLite and PostgreSQL alike. What only grows is held by triggers.</summary>
[DbContext(typeof(RecordDb))]
[Migration("20261122000000_Record")]
internal sealed class M20261122Record : Migration
{
    private bool Postgres => ActiveProvider!.EndsWith("PostgreSQL", StringComparison.Ordinal);

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        MakeKeyTables(migrationBuilder);
        MakeLogTables(migrationBuilder);
        OnlyGrow(migrationBuilder, "record_entries");
        OnlyGrow(migrationBuilder, "record_checkpoints");
        foreach (
            var table in (string[])
                [
                    "record_schools",
                    "record_files",
                    "record_heads",
                    "record_entries",
                    "record_checkpoints",
                ]
        )
        {
            RowSecurity.Lock(migrationBuilder, ActiveProvider, table, "school_id");
        }
    }

    private static void MakeKeyTables(MigrationBuilder to)
    {
        to.CreateTable(
            "record_schools",
            table => new
            {
                school_id = table.Column<Guid>(),
                wrapped_key = table.Column<byte[]>(),
                wrapped_signing_key = table.Column<byte[]>(),
                public_key = table.Column<byte[]>(),
            },
            constraints: table => table.PrimaryKey("PK_record_schools", row => row.school_id)
        );
        to.CreateTable(
            "record_files",
            table => new
            {
                school_id = table.Column<Guid>(),
                file_id = table.Column<Guid>(),
                key_id = table.Column<int>(),
                wrapped_key = table.Column<byte[]>(),
            },
            constraints: table =>
                table.PrimaryKey(
                    "PK_record_files",
                    row => new
                    {
                        row.school_id,
                        row.file_id,
                        row.key_id,
                    }
                )
        );
    }

    private static void MakeLogTables(MigrationBuilder to)
    {
        to.CreateTable(
            "record_heads",
            table => new
            {
                school_id = table.Column<Guid>(),
                size = table.Column<long>(),
                frontier = table.Column<byte[]>(),
                code = table.Column<byte[]>(),
            },
            constraints: table => table.PrimaryKey("PK_record_heads", row => row.school_id)
        );
        to.CreateTable(
            "record_entries",
            table => new
            {
                school_id = table.Column<Guid>(),
                idx = table.Column<long>(),
                file_id = table.Column<Guid>(),
                file_seq = table.Column<int>(),
                key_id = table.Column<int>(),
                recorded_on = table.Column<DateOnly>(),
                format = table.Column<int>(),
                @sealed = table.Column<byte[]>(),
                leaf = table.Column<byte[]>(),
            },
            constraints: table =>
                table.PrimaryKey("PK_record_entries", row => new { row.school_id, row.idx })
        );
        to.CreateIndex(
            "record_entries_by_file",
            "record_entries",
            ["school_id", "file_id", "file_seq"],
            unique: true
        );
        to.CreateTable(
            "record_checkpoints",
            table => new
            {
                school_id = table.Column<Guid>(),
                size = table.Column<long>(),
                frontier = table.Column<byte[]>(),
                note = table.Column<string>(),
            },
            constraints: table =>
                table.PrimaryKey("PK_record_checkpoints", row => new { row.school_id, row.size })
        );
    }

    private void OnlyGrow(MigrationBuilder migrationBuilder, string table)
    {
        if (Postgres)
        {
            migrationBuilder.Sql(
                """
                CREATE OR REPLACE FUNCTION record_only_grows() RETURNS trigger LANGUAGE plpgsql
                AS $$ BEGIN RAISE EXCEPTION 'the record only grows'; END $$;
                """
            );
            migrationBuilder.Sql(
                $"""
                CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
                FOR EACH STATEMENT EXECUTE FUNCTION record_only_grows();
                """
            );
            return;
        }

        foreach (var trigger in OnlyGrows.OnSqlite(table))
        {
            migrationBuilder.Sql(trigger + ";");
        }
    }
}
