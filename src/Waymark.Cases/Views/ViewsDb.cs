using Microsoft.EntityFrameworkCore;
using Waymark.Record;

namespace Waymark.Cases.Views;

/// <summary>The view tables as Entity Framework reads them. They are written by plain upserts in the append's own transaction.</summary>
internal sealed class ViewsDb(DbContextOptions<ViewsDb> options, SchoolId school)
    : DbContext(options),
        IOfOneSchool
{
    public const string History = "__ef_views";

    public SchoolId School { get; } = school;

    public DbSet<ReferenceRow> References => Set<ReferenceRow>();
    public DbSet<ConcernViewRow> Concerns => Set<ConcernViewRow>();
    public DbSet<CaseViewRow> Cases => Set<CaseViewRow>();
    public DbSet<PupilRow> Pupils => Set<PupilRow>();
    public DbSet<SchoolRow> Schools => Set<SchoolRow>();
    public DbSet<SubmissionRow> Submissions => Set<SubmissionRow>();
    public DbSet<DraftRow> Drafts => Set<DraftRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<TokenRow> CaseTokens => Set<TokenRow>(Tables.CaseTokens);
    public DbSet<TokenRow> PupilTokens => Set<TokenRow>(Tables.PupilTokens);

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<ReferenceRow>(row =>
        {
            row.ToTable(Tables.References).HasKey(one => new { one.SchoolId, one.Reference });
            row.Property(one => one.Reference).HasMaxLength(6);
        });
        model.Entity<ConcernViewRow>(row =>
        {
            row.ToTable(Tables.Concerns).HasKey(one => new { one.SchoolId, one.FileId });
            row.HasIndex(one => new { one.SchoolId, one.State });
            row.HasIndex(one => new { one.SchoolId, one.ReporterId });
        });
        model.Entity<CaseViewRow>(row =>
        {
            row.ToTable(Tables.Cases).HasKey(one => new { one.SchoolId, one.FileId });
            row.HasIndex(one => new
            {
                one.SchoolId,
                one.IsOpen,
                one.NextDueAt,
            });
        });
        model.Entity<PupilRow>(row =>
            row.ToTable(Tables.Pupils).HasKey(one => new { one.SchoolId, one.PupilId })
        );
        model.Entity<SchoolRow>(row => row.ToTable(Tables.Schools).HasKey(one => one.SchoolId));
        model.Entity<SubmissionRow>(row =>
            row.ToTable(Tables.Submissions).HasKey(one => new { one.SchoolId, one.SubmissionId })
        );
        model.Entity<DraftRow>(row =>
        {
            row.ToTable(Tables.Drafts)
                .HasKey(one => new
                {
                    one.SchoolId,
                    one.AuthorId,
                    one.Name,
                });
            row.Property(one => one.Name).HasMaxLength(16);
        });
        model.Entity<OutboxRow>(row =>
        {
            row.ToTable(Tables.Outbox).HasKey(one => new { one.SchoolId, one.MessageId });
            row.HasIndex(one => new { one.SchoolId, one.DueAt });
        });
        Tokens(model, Tables.CaseTokens);
        Tokens(model, Tables.PupilTokens);
    }

    private static void Tokens(ModelBuilder model, string table) =>
        model.SharedTypeEntity<TokenRow>(
            table,
            row =>
            {
                row.ToTable(table)
                    .HasKey(one => new
                    {
                        one.SchoolId,
                        one.Token,
                        one.Of,
                    });
                row.Property(one => one.Token).HasMaxLength(16);
                row.HasIndex(one => new { one.SchoolId, one.Of });
            }
        );
}

/// <summary>The names of the tables.</summary>
internal static class Tables
{
    public const string References = "view_references";
    public const string Concerns = "view_concerns";
    public const string Cases = "view_cases";
    public const string CaseTokens = "view_case_tokens";
    public const string Pupils = "view_pupils";
    public const string PupilTokens = "view_pupil_tokens";
    public const string Schools = "view_schools";
    public const string Submissions = "view_submissions";
    public const string Drafts = "drafts";
    public const string Outbox = "outbox";

    /// <summary>Those whose rows name the file that they are about.</summary>
    public static IReadOnlyList<string> OfFiles { get; } =
    [References, Concerns, Cases, Submissions, Outbox];

    /// <summary>Those that are made from the record and nothing else; drafts and messages are not.</summary>
    public static IReadOnlyList<string> FromRecord { get; } =
    [References, Concerns, Cases, CaseTokens, Pupils, PupilTokens, Schools, Submissions];

    public static IReadOnlyList<string> All { get; } = [.. FromRecord, Drafts, Outbox];
}
