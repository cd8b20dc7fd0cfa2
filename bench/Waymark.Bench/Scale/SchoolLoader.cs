using System.Security.Cryptography;
using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Record;
using Waymark.Record.Sealing;
using Waymark.Record.Tree;
using SchoolKeysRow = Waymark.Record.Stores.SchoolRow;

namespace Waymark.Bench.Scale;

/// <summary>Makes the rows of a whole school without an append for each entry: the real keys, sealing, tree, head and checkpoints. <see cref="LoaderCheck"/> holds it to the real path.</summary>
internal sealed class SchoolLoader(RecordStore store, ViewStore views, Editions editions)
    : IDisposable
{
    private const int FirstKey = 1;
    private const int MostRows = 50_000;
    private readonly ViewLoader _views = new(store, views, editions);
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Writes whole schools, and keeps their checkpoints in the data folder. Several may be made at once; their batches are written by turns.</summary>
    /// <returns>How many entries they have.</returns>
    public async Task<long> Load(
        IReadOnlyList<(SchoolId School, IEnumerable<Planned> Plan)> schools,
        IBulk bulk
    )
    {
        // The rows with their keys first: the store reads them when it seals the views.
        var rows = schools.Select(one => store.Keys.Make(one.School)).ToList();
        var first = new Batch();
        foreach (var row in rows)
        {
            first.Add(
                Table.Schools,
                row.SchoolId,
                row.WrappedKey,
                row.WrappedSigningKey,
                row.PublicKey
            );
        }

        await Write(first, bulk);
        var entries = 0L;
        var batch = new Batch();
        foreach (var (row, (_, plan)) in rows.Zip(schools))
        {
            entries += Load(row, plan, batch);
            if (batch.Count < MostRows)
                continue;
            await Write(batch, bulk);
            batch = new Batch();
        }

        await Write(batch, bulk);
        return entries;
    }

    public void Dispose() => _turn.Dispose();

    private async Task Write(Batch batch, IBulk bulk)
    {
        await _turn.WaitAsync();
        try
        {
            await bulk.Write(batch);
        }
        finally
        {
            _turn.Release();
        }
    }

    private long Load(SchoolKeysRow row, IEnumerable<Planned> plan, Batch batch)
    {
        var school = new SchoolId(row.SchoolId);
        var keys = store.Keys.Unwrap(row);
        using var signing = store.Keys.SigningKey(row);
        Sign(school, Frontier.Empty, signing, batch);
        var log = new Log(school, keys, batch);
        foreach (var planned in plan)
            log.Append(planned);
        var frontier = log.Tree.Bytes.ToArray();
        var code = keys.HeadCode(log.Tree.Size, frontier);
        batch.Add(Table.Heads, school.Value, log.Tree.Size, frontier, code);
        Sign(school, log.Tree, signing, batch);
        _views.Load(school, [.. log.Entries.Select(Kinds.Read)], batch);
        return log.Tree.Size;
    }

    private void Sign(SchoolId school, Frontier tree, ECDsa signing, Batch batch)
    {
        var note = SignedNote.Sign(school, tree, signing);
        batch.Add(Table.Checkpoints, school.Value, tree.Size, tree.Bytes.ToArray(), note);
        var checkpoint = new Checkpoint(school, tree.Size, tree.RootText(), note);
        CheckpointFile.Keep(store.Database.Folder, checkpoint);
    }

    /// <summary>A log as it grows in memory.</summary>
    private sealed class Log(SchoolId school, SchoolKeys keys, Batch batch)
    {
        private readonly Dictionary<FileId, (FileKey Key, int Count)> _files = [];

        public Frontier Tree { get; private set; } = Frontier.Empty;

        public List<Entry> Entries { get; } = [];

        public void Append(Planned planned)
        {
            var (entry, at) = planned;
            if (!_files.TryGetValue(entry.File, out var file))
                file = (NewFile(entry.File), 0);
            var recorded = new Entry(
                Tree.Size,
                entry.File,
                entry.Kind,
                entry.By,
                EntryCodec.Kept(at),
                entry.HappenedAt is { } happened ? EntryCodec.Kept(happened) : null,
                entry.ToldAt is { } told ? EntryCodec.Kept(told) : null,
                entry.Body
            );
            var row = EntrySeal.Close(school, recorded, file.Count, file.Key);
            batch.Add(
                Table.Entries,
                row.SchoolId,
                row.Index,
                row.FileId,
                row.FileSequence,
                row.KeyId,
                row.RecordedOn,
                row.Format,
                row.Sealed,
                row.Leaf
            );
            _files[entry.File] = (file.Key, file.Count + 1);
            Tree = Tree.Append(row.Leaf);
            Entries.Add(recorded);
        }

        private FileKey NewFile(FileId file)
        {
            var key = new FileKey(FirstKey, RandomNumberGenerator.GetBytes(SchoolKeys.KeyLength));
            var wrapped = keys.WrapFileKey(file, key.Id, key.Bytes);
            batch.Add(Table.Files, school.Value, file.Value, key.Id, wrapped);
            return key;
        }
    }
}
