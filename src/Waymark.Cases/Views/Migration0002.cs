using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Waymark.Cases.Views;

/// <summary>The tokens of one pupil or case can be found: a pupil's old ones are removed when the pupil is enrolled again, which looked at the tokens of the whole school for each.</summary>
[DbContext(typeof(ViewsDb))]
[Migration("20261122230000_TokensByWhose")]
internal sealed class Migration0002 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in (string[])[Tables.CaseTokens, Tables.PupilTokens])
            migrationBuilder.CreateIndex($"IX_{table}_SchoolId_Of", table, ["SchoolId", "Of"]);
    }
}
