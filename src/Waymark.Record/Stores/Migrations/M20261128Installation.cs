using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Waymark.Record.Stores.Migrations;

/// <summary>What programs tell each other of the installation: it is of no school, so neither table leads with one.</summary>
[DbContext(typeof(RecordDb))]
[Migration("20261128190000_Installation")]
internal sealed class M20261128Installation : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "installation_programs",
            table => new
            {
                program_id = table.Column<Guid>(),
                machine = table.Column<string>(),
                seen_at = table.Column<long>(),
                ahead = table.Column<long>(),
            },
            constraints: table =>
                table.PrimaryKey("PK_installation_programs", row => row.program_id)
        );
        migrationBuilder.CreateTable(
            "installation_backups",
            table => new { made_at = table.Column<long>() },
            constraints: table => table.PrimaryKey("PK_installation_backups", row => row.made_at)
        );
    }
}
