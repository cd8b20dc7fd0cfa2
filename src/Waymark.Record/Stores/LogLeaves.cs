using System.Data.Common;

namespace Waymark.Record.Stores;

/// <summary>The leaves of a log as they are stored, for proofs. Whoever makes a proof of them checks it before handing it out.</summary>
internal static class LogLeaves
{
    /// <summary>The leaves below an index, in order.</summary>
    public static async Task<IReadOnlyList<byte[]>> Below(
        DbConnection connection,
        SchoolId school,
        long index,
        CancellationToken stop
    )
    {
        using var all = new Statement(connection, Sql.Leaves);
        await using var reader = await all.With(null, school.Value, index).ExecuteReaderAsync(stop);
        var leaves = new List<byte[]>();
        while (await reader.ReadAsync(stop))
        {
            leaves.Add(reader.GetFieldValue<byte[]>(0));
        }

        return leaves;
    }

    /// <summary>The checkpoint of a size as it is stored, or the newest if no size is named; not checked. Null if there is none.</summary>
    public static async Task<CheckpointRow?> Checkpoint(
        DbConnection connection,
        SchoolId school,
        long? size,
        CancellationToken stop
    )
    {
        using var find = new Statement(
            connection,
            size is null ? Sql.NewestCheckpoint : Sql.CheckpointAt
        );
        await using var reader = await (
            size is { } at ? find.With(null, school.Value, at) : find.With(null, school.Value)
        ).ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? Rows.Checkpoint(school, reader) : null;
    }
}
