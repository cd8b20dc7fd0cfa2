using Waymark.Record;
using Waymark.Record.Export;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class StoreProofOnSqliteTests() : StoreProofTests(Store.Sqlite);

public sealed class StoreProofOnPostgresTests() : StoreProofTests(Store.Postgres);

/// <summary>What leaves a record to be shown to others is the same from either database.</summary>
public abstract class StoreProofTests(Store store)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_a_proof_and_a_witness_say_the_same_root()
    {
        using var record = RecordFolder.Filled([1, 2, 1, 3, 2], out var school, store);
        await record.Store.CreateSchool(Stop);
        var checkpoint = await record.Store.MakeCheckpoint(school, Stop);
        var expected = new Verdict(school, 5, checkpoint.Root, null);
        var (export, folder) = (Path.Combine(record.Root, "out"), Path.Combine(record.Root, "w"));

        var exported = await RecordExport.Write(record.Place, school, export, Stop);
        await new WitnessFolder(folder).Hand(record.Store, checkpoint, Stop);
        new WitnessFolder(folder).RefuseSetBack(record.Store);
        var proof = await EntryProof.Make(record.Place, school, 3, Stop);
        var witness = await File.ReadAllTextAsync(
            Assert.Single(Directory.GetFiles(folder, "*.txt")),
            Stop
        );

        Assert.Equal(expected, ExportVerifier.Verify(export, exported.Key, [witness]));
        Assert.Equal(expected, EntryProof.Verify(proof, exported.Key));
        Assert.Equal(expected, WitnessFolder.Verify(witness, exported.Key));
        Assert.Equal(2, PublicKeys.Of(record.Place).Count);
    }

    [Fact]
    public void A_guard_of_the_tables_that_was_taken_away_is_missed()
    {
        using var record = RecordFolder.Filled([1, 2, 1], out _, store);
        Assert.Null(record.Verify().Flaw);

        record.TakeGuardAway();

        Assert.Null(record.Verify().Flaw?.Index);
        Assert.Contains("taken away", record.Verify().Flaw?.What, StringComparison.Ordinal);
    }
}
