using System.Data.Common;
using Waymark.Record.Stores;

namespace Waymark.Record;

/// <summary>What is read of a log before its entries, in one question: of many small logs, the round trips to the database are most of what verifying takes.</summary>
/// <param name="Head">Null if it is missing.</param>
/// <param name="Checkpoints">The checkpoints stored, by size.</param>
internal sealed record LogStart(
    SchoolRow School,
    HeadRow? Head,
    IReadOnlyList<CheckpointRow> Checkpoints
)
{
    // After the columns of the school those of the head, then those of a checkpoint.
    private const int OfHead = 4;
    private const int OfCheckpoint = OfHead + 3;

    /// <returns>Null if the school has no row.</returns>
    public static LogStart? Read(DbTransaction snapshot, SchoolId id)
    {
        using var all = new Statement(snapshot.Connection!, Sql.StartOfLog);
        using var reader = all.With(snapshot, id.Value).ExecuteReader();
        LogStart? start = null;
        var checkpoints = new List<CheckpointRow>();
        while (reader.Read())
        {
            start ??= new LogStart(
                Rows.School(reader),
                reader.IsDBNull(OfHead) ? null : Rows.Head(id, reader, OfHead),
                checkpoints
            );
            if (!reader.IsDBNull(OfCheckpoint))
            {
                checkpoints.Add(Rows.Checkpoint(id, reader, OfCheckpoint));
            }
        }

        return start;
    }
}
