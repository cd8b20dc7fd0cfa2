using Microsoft.EntityFrameworkCore;

namespace Waymark.Record.Stores;

/// <summary>The record's tables as a model: for making and changing the schema. Entries are written and read in plain SQL (RecordWriter, RecordReader).</summary>
internal sealed class RecordDb(DbContextOptions<RecordDb> options) : DbContext(options)
{
    /// <summary>Where the migrations done are noted, apart from those of other contexts on the same database.</summary>
    public const string History = "__ef_record";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SchoolRow>(table =>
        {
            table.ToTable("record_schools").HasKey(row => row.SchoolId);
            table.Property(row => row.SchoolId).HasColumnName("school_id").ValueGeneratedNever();
            table.Property(row => row.WrappedKey).HasColumnName("wrapped_key");
            table.Property(row => row.WrappedSigningKey).HasColumnName("wrapped_signing_key");
            table.Property(row => row.PublicKey).HasColumnName("public_key");
        });
        modelBuilder.Entity<HeadRow>(table =>
        {
            table.ToTable("record_heads").HasKey(row => row.SchoolId);
            table.Property(row => row.SchoolId).HasColumnName("school_id").ValueGeneratedNever();
            table.Property(row => row.Size).HasColumnName("size");
            table.Property(row => row.Frontier).HasColumnName("frontier");
            table.Property(row => row.Code).HasColumnName("code");
        });
        modelBuilder.Entity<FileRow>(table =>
        {
            table
                .ToTable("record_files")
                .HasKey(row => new
                {
                    row.SchoolId,
                    row.FileId,
                    row.KeyId,
                });
            table.Property(row => row.SchoolId).HasColumnName("school_id");
            table.Property(row => row.FileId).HasColumnName("file_id");
            table.Property(row => row.KeyId).HasColumnName("key_id");
            table.Property(row => row.WrappedKey).HasColumnName("wrapped_key");
        });
        modelBuilder.Entity<EntryRow>(table =>
        {
            table.ToTable("record_entries").HasKey(row => new { row.SchoolId, row.Index });
            table.Property(row => row.SchoolId).HasColumnName("school_id");
            table.Property(row => row.Index).HasColumnName("idx");
            table.Property(row => row.FileId).HasColumnName("file_id");
            table.Property(row => row.FileSequence).HasColumnName("file_seq");
            table.Property(row => row.KeyId).HasColumnName("key_id");
            table.Property(row => row.RecordedOn).HasColumnName("recorded_on");
            table.Property(row => row.Format).HasColumnName("format");
            table.Property(row => row.Sealed).HasColumnName("sealed");
            table.Property(row => row.Leaf).HasColumnName("leaf");
            table
                .HasIndex(row => new
                {
                    row.SchoolId,
                    row.FileId,
                    row.FileSequence,
                })
                .HasDatabaseName("record_entries_by_file")
                .IsUnique();
        });
        modelBuilder.Entity<CheckpointRow>(table =>
        {
            table.ToTable("record_checkpoints").HasKey(row => new { row.SchoolId, row.Size });
            table.Property(row => row.SchoolId).HasColumnName("school_id");
            table.Property(row => row.Size).HasColumnName("size");
            table.Property(row => row.Frontier).HasColumnName("frontier");
            table.Property(row => row.Note).HasColumnName("note");
        });
        modelBuilder.Entity<ProgramRow>(table =>
        {
            table.ToTable("installation_programs").HasKey(row => row.ProgramId);
            table.Property(row => row.ProgramId).HasColumnName("program_id").ValueGeneratedNever();
            table.Property(row => row.Machine).HasColumnName("machine");
            table.Property(row => row.SeenAt).HasColumnName("seen_at");
            table.Property(row => row.Ahead).HasColumnName("ahead");
        });
        modelBuilder.Entity<BackupRow>(table =>
        {
            table.ToTable("installation_backups").HasKey(row => row.MadeAt);
            table.Property(row => row.MadeAt).HasColumnName("made_at").ValueGeneratedNever();
        });
    }
}
