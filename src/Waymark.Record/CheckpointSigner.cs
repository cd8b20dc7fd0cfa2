using System.Data.Common;
using Waymark.Record.Sealing;
using Waymark.Record.Stores;
using Waymark.Record.Tree;

namespace Waymark.Record;

/// <summary>Makes checkpoints. Each goes on from the one before it: the tree that it signs is grown from that one's frontier by the entries as they lie in the table now, so that no two signed checkpoints can contradict each other.</summary>
internal sealed class CheckpointSigner(KeyRing keys, string dataFolder)
{
    public async Task<Checkpoint> Sign(
        DbTransaction transaction,
        SchoolId school,
        Func<DbTransaction, Checkpoint, CancellationToken, Task> alongside,
        CancellationToken stop
    )
    {
        var row = keys.Hold(transaction, school);
        var (last, tree) = await Stand(transaction, row, stop);
        if (last is not null && last.Size == tree.Size)
        {
            return last;
        }

        using var key = keys.SigningKey(row);
        var made = await Add(transaction, school, tree, SignedNote.Sign(school, tree, key), stop);
        await alongside(transaction, made, stop);
        return made;
    }

    /// <summary>Signs where the log stands with the key that there was and a new one, and puts that in its place.</summary>
    /// <exception cref="RecordException">The log does not continue its last checkpoint, or has not grown since.</exception>
    public async Task<Checkpoint> ChangeKey(
        DbTransaction transaction,
        SchoolId school,
        CancellationToken stop
    )
    {
        var row = keys.Hold(transaction, school);
        var (last, tree) = await Stand(transaction, row, stop);
        if (last is null || last.Size == tree.Size)
        {
            throw DoesNotContinue();
        }

        using var former = keys.SigningKey(row);
        var changed = keys.WithNewSigningKey(row, out var next);
        using (next)
        {
            await SchoolTables.PutKeys(transaction, changed);
            var note = SignedNote.SignChange(school, tree, former, next);
            return await Add(transaction, school, tree, note, stop);
        }
    }

    /// <summary>Writes a checkpoint into the file beside the database, if it is not its last already.</summary>
    public void Keep(Checkpoint checkpoint) => CheckpointFile.Keep(dataFolder, checkpoint);

    private async Task<(Checkpoint?, Frontier)> Newest(
        DbTransaction transaction,
        SchoolRow school,
        CancellationToken stop
    )
    {
        var id = new SchoolId(school.SchoolId);
        using var newest = new Statement(transaction.Connection!, Sql.NewestCheckpoint);
        await using var reader = await newest
            .With(transaction, school.SchoolId)
            .ExecuteReaderAsync(stop);
        if (!await reader.ReadAsync(stop))
        {
            return (null, Frontier.Empty);
        }

        var row = Rows.Checkpoint(id, reader);
        using var key = keys.SigningKey(school);
        var known = SignedNote.PublicKeyOf(id, key);
        using var signing = SigningKeys.Known(known, [row.Note]);
        var checkpoint = signing.Read(row.Note);
        var frontier = Frontier.From(row.Size, row.Frontier);
        return checkpoint?.Size == row.Size && checkpoint.Root == frontier.RootText()
            ? (checkpoint, frontier)
            : throw DoesNotContinue();
    }

    private async Task<(Checkpoint? Last, Frontier Tree)> Stand(
        DbTransaction transaction,
        SchoolRow row,
        CancellationToken stop
    )
    {
        var school = new SchoolId(row.SchoolId);
        var (last, from) = await Newest(transaction, row, stop);
        var tree = await Grow(transaction, school, from, stop);
        await CompareWithHead(transaction, row, tree, stop);
        return (last, tree);
    }

    private static async Task<Checkpoint> Add(
        DbTransaction transaction,
        SchoolId school,
        Frontier tree,
        string note,
        CancellationToken stop
    )
    {
        using var add = new Statement(transaction.Connection!, Sql.AddCheckpoint);
        await add.With(transaction, school.Value, tree.Size, tree.Bytes.ToArray(), note)
            .ExecuteNonQueryAsync(stop);
        return new Checkpoint(school, tree.Size, tree.RootText(), note);
    }

    private static async Task<Frontier> Grow(
        DbTransaction transaction,
        SchoolId school,
        Frontier tree,
        CancellationToken stop
    )
    {
        using var entries = new Statement(transaction.Connection!, Sql.EntriesFrom);
        await using var reader = await entries
            .With(transaction, school.Value, tree.Size)
            .ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var entry = Rows.Entry(school, reader).Row;
            tree =
                entry.Index == tree.Size
                    ? tree.Append(EntrySeal.Leaf(entry))
                    : throw DoesNotContinue();
        }

        return tree;
    }

    private async Task CompareWithHead(
        DbTransaction transaction,
        SchoolRow row,
        Frontier tree,
        CancellationToken stop
    )
    {
        var school = new SchoolId(row.SchoolId);
        using var find = new Statement(transaction.Connection!, Sql.Head);
        await using var reader = await find.With(transaction, school.Value)
            .ExecuteReaderAsync(stop);
        if (!await reader.ReadAsync(stop))
        {
            throw DoesNotContinue();
        }

        var head = Rows.Head(school, reader);
        if (
            !keys.Of(row).Made(head)
            || head.Size != tree.Size
            || !head.Frontier.AsSpan().SequenceEqual(tree.Bytes)
        )
        {
            throw DoesNotContinue();
        }
    }

    private static RecordException DoesNotContinue() =>
        new(
            "The log does not continue its last checkpoint, so no new one was signed. Run waymark record verify."
        );
}
