using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Waymark.Cases.Views;

/// <summary>A closed case in which something is still to be found out is found without looking at every closed case.</summary>
[DbContext(typeof(ViewsDb))]
[Migration("20261128200000_ClosedCasesWithTasks")]
internal sealed class Migration0003 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_view_cases_SchoolId_IsOpen", Tables.Cases);
        migrationBuilder.CreateIndex(
            "IX_view_cases_SchoolId_IsOpen_NextDueAt",
            Tables.Cases,
            ["SchoolId", "IsOpen", "NextDueAt"]
        );
    }
}
