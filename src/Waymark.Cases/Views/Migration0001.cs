using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Waymark.Record;

namespace Waymark.Cases.Views;

/// <summary>The first view tables. The same on both databases: no column names its type.</summary>
[DbContext(typeof(ViewsDb))]
[Migration("20261122000000_Views")]
internal sealed class Migration0001 : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Lists(migrationBuilder);
        Register(migrationBuilder);
        Waiting(migrationBuilder);
        foreach (var table in Tables.All)
            RowSecurity.Lock(migrationBuilder, ActiveProvider, table, "SchoolId");
    }

    private static void Lists(MigrationBuilder m)
    {
        m.CreateTable(
            Tables.References,
            t => new
            {
                SchoolId = t.Column<Guid>(),
                Reference = t.Column<string>(maxLength: 6),
                FileId = t.Column<Guid>(),
                IsCase = t.Column<bool>(),
            },
            constraints: t =>
                t.PrimaryKey("PK_view_references", x => new { x.SchoolId, x.Reference })
        );
        m.CreateTable(
            Tables.Concerns,
            t => new
            {
                SchoolId = t.Column<Guid>(),
                FileId = t.Column<Guid>(),
                Audience = t.Column<int>(),
                State = t.Column<int>(),
                ReporterId = t.Column<Guid>(),
                CaseId = t.Column<Guid>(nullable: true),
                RaisedAt = t.Column<long>(),
                Sealed = t.Column<byte[]>(),
            },
            constraints: t => t.PrimaryKey("PK_view_concerns", x => new { x.SchoolId, x.FileId })
        );
        m.CreateIndex("IX_view_concerns_SchoolId_State", Tables.Concerns, ["SchoolId", "State"]);
        m.CreateIndex(
            "IX_view_concerns_SchoolId_ReporterId",
            Tables.Concerns,
            ["SchoolId", "ReporterId"]
        );
        m.CreateTable(
            Tables.Cases,
            t => new
            {
                SchoolId = t.Column<Guid>(),
                FileId = t.Column<Guid>(),
                Audience = t.Column<int>(),
                IsOpen = t.Column<bool>(),
                NextDueAt = t.Column<long>(nullable: true),
                Sealed = t.Column<byte[]>(),
            },
            constraints: t => t.PrimaryKey("PK_view_cases", x => new { x.SchoolId, x.FileId })
        );
        m.CreateIndex("IX_view_cases_SchoolId_IsOpen", Tables.Cases, ["SchoolId", "IsOpen"]);
        Tokens(m, Tables.CaseTokens);
    }

    private static void Register(MigrationBuilder m)
    {
        m.CreateTable(
            Tables.Schools,
            t => new { SchoolId = t.Column<Guid>(), Sealed = t.Column<byte[]>() },
            constraints: t => t.PrimaryKey("PK_view_schools", x => x.SchoolId)
        );
        m.CreateTable(
            Tables.Pupils,
            t => new
            {
                SchoolId = t.Column<Guid>(),
                PupilId = t.Column<Guid>(),
                Sealed = t.Column<byte[]>(),
            },
            constraints: t => t.PrimaryKey("PK_view_pupils", x => new { x.SchoolId, x.PupilId })
        );
        Tokens(m, Tables.PupilTokens);
    }

    private static void Waiting(MigrationBuilder m)
    {
        m.CreateTable(
            Tables.Submissions,
            t => new
            {
                SchoolId = t.Column<Guid>(),
                SubmissionId = t.Column<Guid>(),
                FileId = t.Column<Guid>(),
            },
            constraints: t =>
                t.PrimaryKey("PK_view_submissions", x => new { x.SchoolId, x.SubmissionId })
        );
        m.CreateTable(
            Tables.Drafts,
            t => new
            {
                SchoolId = t.Column<Guid>(),
                AuthorId = t.Column<Guid>(),
                Name = t.Column<byte[]>(maxLength: 16),
                KeptAt = t.Column<long>(),
                Sealed = t.Column<byte[]>(),
            },
            constraints: t =>
                t.PrimaryKey(
                    "PK_drafts",
                    x => new
                    {
                        x.SchoolId,
                        x.AuthorId,
                        x.Name,
                    }
                )
        );
        m.CreateTable(
            Tables.Outbox,
            t => new
            {
                SchoolId = t.Column<Guid>(),
                MessageId = t.Column<Guid>(),
                FileId = t.Column<Guid>(),
                UntilTaken = t.Column<bool>(),
                DueAt = t.Column<long>(),
                Attempts = t.Column<int>(),
                Sealed = t.Column<byte[]>(),
            },
            constraints: t => t.PrimaryKey("PK_outbox", x => new { x.SchoolId, x.MessageId })
        );
        m.CreateIndex("IX_outbox_SchoolId_DueAt", Tables.Outbox, ["SchoolId", "DueAt"]);
    }

    private static void Tokens(MigrationBuilder m, string table) =>
        m.CreateTable(
            table,
            t => new
            {
                SchoolId = t.Column<Guid>(),
                Token = t.Column<byte[]>(maxLength: 16),
                Of = t.Column<Guid>(),
            },
            constraints: t =>
                t.PrimaryKey(
                    $"PK_{table}",
                    x => new
                    {
                        x.SchoolId,
                        x.Token,
                        x.Of,
                    }
                )
        );
}
