using Microsoft.EntityFrameworkCore.Migrations;

namespace Waymark.Record;

/// <summary>The second lock between schools, behind the first (that every query names its school): PostgreSQL's own row-level security. SQLite has none.</summary>
/// <remarks>
/// A connection says whose rows it is for in the setting <c>waymark.school</c>; one that says nothing sees no row and can write none.
/// The setting <c>waymark.whole_record</c> lets a connection read every school's rows, and write none: verifying needs that.
/// The locks hold for the owner of the tables too; they do not hold for superusers, whom Waymark refuses to be.
/// </remarks>
public static class RowSecurity
{
    /// <summary>Locks a table by the school of its rows. Does nothing on SQLite.</summary>
    /// <param name="migration">The migration that makes the table.</param>
    /// <param name="provider">The migration's <see cref="Migration.ActiveProvider"/>.</param>
    /// <param name="table">A constant of the program, not what anybody typed.</param>
    /// <param name="column">The column that holds the school's id.</param>
    public static void Lock(
        MigrationBuilder migration,
        string? provider,
        string table,
        string column
    )
    {
        ArgumentNullException.ThrowIfNull(migration);
        if (provider?.EndsWith("PostgreSQL", StringComparison.Ordinal) != true)
        {
            return;
        }

        // A setting is read once for a statement, not once for a row. One that was set and taken back is empty.
        migration.Sql(
            $"""
            ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
            ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY;
            CREATE POLICY one_school ON "{table}"
                USING ("{column}" = (SELECT nullif(current_setting('waymark.school', true), '')::uuid));
            CREATE POLICY whole_record ON "{table}" FOR SELECT
                USING ((SELECT current_setting('waymark.whole_record', true)) = 'on');
            """
        );
    }
}
