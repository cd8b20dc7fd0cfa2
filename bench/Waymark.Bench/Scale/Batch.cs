using Waymark.Cases.Views;

namespace Waymark.Bench.Scale;

/// <summary>A table and the columns that are given to it, in their order.</summary>
internal sealed record Table(string Name, params string[] Columns)
{
    public static Table Schools { get; } =
        new("record_schools", "school_id", "wrapped_key", "wrapped_signing_key", "public_key");
    public static Table Files { get; } =
        new("record_files", "school_id", "file_id", "key_id", "wrapped_key");
    public static Table Heads { get; } =
        new("record_heads", "school_id", "size", "frontier", "code");
    public static Table Checkpoints { get; } =
        new("record_checkpoints", "school_id", "size", "frontier", "note");
    public static Table Entries { get; } =
        new(
            "record_entries",
            "school_id",
            "idx",
            "file_id",
            "file_seq",
            "key_id",
            "recorded_on",
            "format",
            "sealed",
            "leaf"
        );
    public static Table References { get; } =
        new(
            Tables.References,
            nameof(ReferenceRow.SchoolId),
            nameof(ReferenceRow.Reference),
            nameof(ReferenceRow.FileId),
            nameof(ReferenceRow.IsCase)
        );
    public static Table Concerns { get; } =
        new(
            Tables.Concerns,
            nameof(ConcernViewRow.SchoolId),
            nameof(ConcernViewRow.FileId),
            nameof(ConcernViewRow.Audience),
            nameof(ConcernViewRow.State),
            nameof(ConcernViewRow.ReporterId),
            nameof(ConcernViewRow.CaseId),
            nameof(ConcernViewRow.RaisedAt),
            nameof(ConcernViewRow.Sealed)
        );
    public static Table Cases { get; } =
        new(
            Tables.Cases,
            nameof(CaseViewRow.SchoolId),
            nameof(CaseViewRow.FileId),
            nameof(CaseViewRow.Audience),
            nameof(CaseViewRow.IsOpen),
            nameof(CaseViewRow.NextDueAt),
            nameof(CaseViewRow.Sealed)
        );
    public static Table CaseTokens { get; } = Tokens(Tables.CaseTokens);
    public static Table SchoolViews { get; } =
        new(Tables.Schools, nameof(SchoolRow.SchoolId), nameof(SchoolRow.Sealed));
    public static Table Pupils { get; } =
        new(
            Tables.Pupils,
            nameof(PupilRow.SchoolId),
            nameof(PupilRow.PupilId),
            nameof(PupilRow.Sealed)
        );
    public static Table PupilTokens { get; } = Tokens(Tables.PupilTokens);

    private static Table Tokens(string name) =>
        new(name, nameof(TokenRow.SchoolId), nameof(TokenRow.Token), nameof(TokenRow.Of));
}

/// <summary>Rows that wait to be written together.</summary>
internal sealed class Batch
{
    private readonly Dictionary<Table, List<object?[]>> _rows = [];

    public IReadOnlyDictionary<Table, List<object?[]>> Rows => _rows;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    public void Add(Table table, params object?[] row)
    {
        if (!_rows.TryGetValue(table, out var rows))
            _rows.Add(table, rows = []);
        rows.Add(row);
        Count++;
    }
}
