using FsCheck;
using FsCheck.Fluent;
using Waymark.Record;

namespace Waymark.Tests.Record;

public sealed class VerifyAnythingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Any_batch_of_appends_verifies() =>
        Prop.ForAll<byte[]>(files =>
            {
                using var record = RecordFolder.Filled(files, out var school);
                var verdict = Assert.Single(record.Store.Verify(Stop).GetAwaiter().GetResult());
                var checkpoint = record.Store.MakeCheckpoint(school, Stop).GetAwaiter().GetResult();
                return verdict.Flaw is null
                    && verdict.Size == files.Length
                    && verdict.Root == checkpoint.Root
                    && record.Verify().Flaw is null
                    && record.Verify(withKey: false).Flaw is null;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    [Fact]
    public void Any_bit_changed_in_what_is_sealed_is_found_even_if_every_hash_is_made_anew()
    {
        using var record = RecordFolder.Filled([1, 2, 1], out _);
        var sound = record.Close();
        Prop.ForAll<ushort, byte>(
                (at, bit) =>
                {
                    record.Put(sound);
                    Forgery.Flip(record, at % 3, at, 1 << (bit % 8));
                    return record.Verify().Flaw?.Index == at % 3;
                }
            )
            .Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void A_damaged_file_never_passes_for_a_sound_one_with_other_words()
    {
        using var record = RecordFolder.Filled([1, 2, 1, 3, 1, 2], out var school);
        var before = Words(record, school);
        var sound = record.Close();
        Prop.ForAll<ushort, byte>(
                (at, bit) =>
                {
                    var damaged = sound.ToArray();
                    damaged[at * 7919L % damaged.Length] ^= (byte)(1 << (bit % 8));
                    record.Put(damaged);
                    return !IsSound(record) || Reread(record, school).SequenceEqual(before);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    private static bool IsSound(RecordFolder record)
    {
        try
        {
            return record.Verify().Flaw is null;
        }
        catch (RecordException)
        {
            return false;
        }
    }

    private static List<string> Reread(RecordFolder record, SchoolId school)
    {
        record.Reopen();
        var words = Words(record, school);
        record.Close();
        return words;
    }

    private static List<string> Words(RecordFolder record, SchoolId school) =>
        [
            .. record
                .Store.ReadAll(school, stop: Stop)
                .ToBlockingEnumerable(Stop)
                .Select(entry => $"{entry.Index} {entry.File} {entry.By} {entry.RecordedAt:O}"),
        ];
}
