using System.Security.Cryptography;
using Waymark.Record;
using Waymark.Record.Export;
using Waymark.Record.Tree;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class SigningKeyOnSqliteTests() : SigningKeyTests(Store.Sqlite);

public sealed class SigningKeyOnPostgresTests() : SigningKeyTests(Store.Postgres);

/// <summary>The key that signs is changed, and whoever kept a former public key goes on believing the record.</summary>
public abstract class SigningKeyTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_changes_of_the_signing_key_everything_verifies_under_each_key_there_was()
    {
        using var record = RecordFolder.Filled([1, 2, 1], out var school, store);
        var keys = new List<VerifierKey> { Key(record) };
        var witness = new WitnessFolder(Folder(record));
        await witness.Hand(record.Store, await record.Store.MakeCheckpoint(school, Stop), Stop);
        for (var i = 0; i < 3; i++)
        {
            await Change(record, school);
            keys.Add(Key(record));
            await record.Append(school, FileId.Random());
        }

        var newest = await record.Store.MakeCheckpoint(school, Stop);
        await witness.Hand(record.Store, newest, Stop);
        var export = Path.Combine(record.Root, "out");
        await RecordExport.Write(record.Place, school, export, Stop);
        var proof = await EntryProof.Make(record.Place, school, 1, Stop);
        var kept = await File.ReadAllTextAsync(Notes(record, school), Stop);
        var changes = PublicKeys.Changes(record.Place).Select(change => change.Note).ToList();

        Assert.Equal(4, keys.Select(key => key.ToString()).Distinct().Count());
        Assert.Equal(3, changes.Count);
        Assert.Null(record.Verify().Flaw);
        foreach (var key in keys)
        {
            var outside = new Outside([key], [kept]);
            var inside = await RecordVerifier.Verify(record.Place, record.Key, outside, Stop);
            Assert.Equal(new Verdict(school, 9, newest.Root, null), Assert.Single(inside));
            Assert.Null(ExportVerifier.Verify(export, key, [kept]).Flaw);
            Assert.Equal((9, null), Found(WitnessFolder.Verify(kept, key)));
            Assert.Null(EntryProof.Verify(proof, key, changes).Flaw);
        }

        Assert.NotNull(EntryProof.Verify(proof, keys[0]).Flaw);
        record.Reopen();
        witness.RefuseSetBack(record.Store);
    }

    [Fact]
    public async Task The_former_private_key_is_gone_and_what_it_signs_afterwards_is_refused()
    {
        using var record = RecordFolder.Filled([1, 2], out var school, store);
        var (old, stolen) = (Key(record), SigningKey(record, school));
        await Change(record, school);
        await record.Append(school, FileId.Random());
        var now = SigningKey(record, school);
        var tree = await Tree(record, school);
        var forged = SignedNote.Sign(school, tree, stolen);

        Assert.NotEqual(old.ToString(), Key(record).ToString());
        Assert.NotEqual(stolen.ExportPkcs8PrivateKey(), now.ExportPkcs8PrivateKey());
        Assert.NotNull(SigningKeys.Known(old, []).Read(forged));
        var verdicts = await RecordVerifier.Verify(
            record.Place,
            record.Key,
            new Outside([old], [forged]),
            Stop
        );
        Assert.Contains(
            "not signed by this record",
            Assert.Single(verdicts).Flaw?.What,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_program_that_runs_meanwhile_signs_with_the_new_key()
    {
        using var record = RecordFolder.Filled([1, 2], out var school, store);
        using var other = RecordStore.Open(record.Place, record.Key, record.Clock);
        await other.MakeCheckpoint(school, Stop);

        await Change(record, school);
        await record.Append(school, FileId.Random());
        var signed = await other.MakeCheckpoint(school, Stop);

        Assert.NotNull(SigningKeys.Known(Key(record), []).Read(signed.Note));
        Assert.Null(record.Verify().Flaw);
    }

    [Fact]
    public async Task Keys_change_and_checkpoints_are_signed_while_many_append()
    {
        var (record, school) = await RecordFolder.WithSchool(store);
        using var _ = record;
        var old = Key(record);
        var work = new List<Task>();
        for (var i = 0; i < 60; i++)
        {
            work.Add(record.Append(school, FileId.Random()));
            if (i % 12 == 5)
                work.Add(Change(record, school));
            if (i % 12 == 10)
                work.Add(record.Store.MakeCheckpoint(school, Stop));
        }

        await Task.WhenAll(work);
        await record.Store.MakeCheckpoint(school, Stop);
        var verdicts = await RecordVerifier.Verify(
            record.Place,
            record.Key,
            new Outside([old], []),
            Stop
        );

        Assert.Equal((65, null), Found(Assert.Single(verdicts)));
        Assert.Equal(5, PublicKeys.Changes(record.Place).Count);
    }

    private static Task<Checkpoint> Change(RecordFolder record, SchoolId school) =>
        KeyRotation.Signing(record.Store, school, RecordFolder.Entry(FileId.Random()), Stop);

    private static VerifierKey Key(RecordFolder record) =>
        Assert.Single(PublicKeys.Of(record.Place));

    private static ECDsa SigningKey(RecordFolder record, SchoolId school)
    {
        using var connection = record.Store.OpenConnection(school);
        var row = Assert.Single(Waymark.Record.Stores.SchoolTables.All(connection).ToList());
        return record.Store.Keys.SigningKey(row);
    }

    private static async Task<Frontier> Tree(RecordFolder record, SchoolId school)
    {
        await using var connection = record.Store.OpenConnection(school);
        var leaves = await Waymark.Record.Stores.LogLeaves.Below(connection, school, 99, Stop);
        return leaves.Aggregate(Frontier.Empty, (tree, leaf) => tree.Append(leaf));
    }

    private static (long, Flaw?) Found(Verdict verdict) => (verdict.Size, verdict.Flaw);

    private static string Folder(RecordFolder record) => Path.Combine(record.Root, "witness");

    private static string Notes(RecordFolder record, SchoolId school) =>
        Path.Combine(Folder(record), $"waymark-{school.Value:N}.txt");
}
