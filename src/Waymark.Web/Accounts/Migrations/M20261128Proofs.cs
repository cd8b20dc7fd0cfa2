using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Waymark.Web.Accounts.Migrations;

/// <summary>When somebody last proved who they are. Of sessions from before nobody knows: they prove it when it is asked for.</summary>
[DbContext(typeof(AccountsDb))]
[Migration("20261128200000_Proofs")]
internal sealed class M20261128Proofs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<long>(
            nameof(Session.ProvedAt),
            "account_sessions",
            defaultValue: 0L
        );
}
