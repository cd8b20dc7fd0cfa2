using System.Security.Cryptography;
using Waymark.Record;
using Waymark.Record.Export;
using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

/// <summary>What the operator can do, who holds every key, and what finds it.</summary>
public sealed class RewriteTests
{
    private static int Seeds => Amount.Of(5, 25);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task History_written_anew_with_every_key_is_found_by_any_newer_checkpoint_outside()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            using var record = RecordFolder.Filled(new byte[1 + random.Next(4)], out var school);
            var outside = new List<Checkpoint>();
            await Grow(record, school, random, outside, 3);
            var from = record.Close();
            var notes = await File.ReadAllTextAsync(Notes(record, school), Stop);
            var agreed = outside[^1].Size;
            record.Reopen();
            await Grow(record, school, random, outside, 3);

            // From here on another story, by the same program with the same keys.
            record.Close();
            record.Put(from);
            await File.WriteAllTextAsync(Notes(record, school), notes, Stop);
            record.Reopen();
            await Grow(record, school, random, [], 4);
            var key = Assert.Single(PublicKeys.Of(record.Data));
            var export = Path.Combine(record.Root, "out");
            await RecordExport.Write(record.Data, null, export, Stop);

            Assert.Null(record.Verify().Flaw);
            Assert.Null(ExportVerifier.Verify(export, key, []).Flaw);
            foreach (var kept in outside)
            {
                var inside = await RecordVerifier.Verify(
                    record.Data,
                    record.Key,
                    new Outside([key], [kept.Note]),
                    Stop
                );
                var found = Assert.Single(inside).Flaw;
                var foundOutside = ExportVerifier.Verify(export, key, [kept.Note]).Flaw;

                // A checkpoint from before the change agrees; one from after it does not.
                Assert.Equal(kept.Size <= agreed, found is null);
                Assert.Equal(found?.Index, foundOutside?.Index);
                Assert.True(found is null || found.Index >= agreed);
            }
        }
    }

    [Fact]
    public async Task Without_a_key_from_outside_a_forged_key_passes()
    {
        using var record = RecordFolder.Filled([1, 2, 1], out var school);
        await record.Store.MakeCheckpoint(school, Stop);
        var key = Assert.Single(PublicKeys.Of(record.Data));
        record.Close();

        // Without any key of ours: another public key, and every checkpoint signed by its private one.
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Forgery.Flip(record, 1, 100, 1);
        Forgery.SignAnew(record, school, forger);
        var passes = await RecordVerifier.Verify(record.Data, null, stop: Stop);
        var found = await RecordVerifier.Verify(record.Data, null, new Outside([key], []), Stop);

        Assert.Null(Assert.Single(passes).Flaw);
        Assert.NotNull(Assert.Single(found).Flaw);
        Assert.Equal(1, record.Verify().Flaw?.Index);
    }

    private static async Task Grow(
        RecordFolder record,
        SchoolId school,
        Random random,
        List<Checkpoint> outside,
        int times
    )
    {
        for (var i = 0; i < times; i++)
        {
            var more = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => FileId.Random());
            await record.Append(school, more);
            outside.Add(await record.Store.MakeCheckpoint(school, Stop));
        }
    }

    private static string Notes(RecordFolder record, SchoolId school) =>
        Path.Combine(record.Data, "checkpoints", $"{school.Value:N}.txt");
}
