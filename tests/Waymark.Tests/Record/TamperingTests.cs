using Waymark.Tests.Support;

namespace Waymark.Tests.Record;

public sealed class TamperingTests
{
    // Twenty-five seeds of each kind are over a thousand edits: ./check --long makes them all.
    private static int Seeds => Amount.Of(5, 25);

    [Fact]
    public async Task Every_edit_of_every_kind_is_found_and_the_first_bad_entry_is_named()
    {
        var stop = TestContext.Current.CancellationToken;
        Assert.InRange(Tampering.Kinds.Count, 40, int.MaxValue);
        for (var seed = 0; seed < Seeds; seed++)
        {
            using var record = new TamperedRecord(seed);
            record.MakeSound();
            record.Do("SELECT 1");
            Assert.Null(await record.Verify(stop));
            foreach (var (kind, edit) in Tampering.Kinds.Concat(KeyTampering.Kinds))
            {
                record.MakeSound();
                var expected = edit(record);
                var flaw = await record.Verify(stop);
                Assert.True(
                    flaw is not null && flaw.Index == expected,
                    $"{kind}, seed {seed}: expected {expected}, found {flaw}"
                );
            }
        }
    }
}
