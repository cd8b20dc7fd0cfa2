using Waymark.Cases;
using Waymark.Cases.Entries;
using Waymark.Record;

namespace Waymark.Tests.Cases;

public sealed class CustodyTests
{
    private static readonly DateTimeOffset s_morning = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_whole_chain_has_no_gaps()
    {
        var chain = Custody.Of(
            Device(Found(0), Passed(1, "Tom", "Priya"), Passed(2, "priya ", "The safe", "0417"))
        );

        Assert.Equal(3, chain.Count);
        Assert.All(chain, link => Assert.Empty(link.Gaps));
    }

    [Fact]
    public void A_hand_that_nobody_wrote_down_is_a_gap()
    {
        var chain = Custody.Of(
            Device(Found(0), Passed(1, "Tom", "Priya"), Passed(2, "Helen", "The police"))
        );

        var gap = Assert.Single(chain[2].Gaps);
        Assert.Equal("The record does not say how it came from Priya to Helen.", gap);
    }

    [Fact]
    public void Another_seal_than_the_one_it_lay_under_is_a_gap()
    {
        var chain = Custody.Of(
            Device(
                Passed(1, "Tom", "The safe", "0417"),
                Passed(2, "The safe", "The police", "0500")
            )
        );

        Assert.Contains("0417", Assert.Single(chain[1].Gaps), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_stand_in_the_order_in_which_they_happened_not_were_written()
    {
        var chain = Custody.Of(
            Device(Found(0), Passed(3, "Priya", "The police"), Passed(1, "Tom", "Priya"))
        );

        Assert.Equal([null, "Priya", "The police"], chain.Select(link => link.To));
        Assert.All(chain, link => Assert.Empty(link.Gaps));
    }

    private static DeviceInCase Device(params Recorded[] entries) =>
        new("d1", "The phone", null, null, null) { Custody = entries };

    private static Recorded Found(int hour) =>
        Entry(hour, new DeviceFound("d1", "The phone", "pupil", "child", "school"));

    private static Recorded Passed(int hour, string from, string to, string? seal = null) =>
        Entry(hour, new DevicePassedOn("d1", from, to, "school", "school") { Seal = seal });

    private static Recorded Entry(int hour, Happening what) =>
        new(
            hour,
            FileId.Random(),
            new Author(new PersonId(Guid.Empty), "Priya Shah", Roles.SafeguardingLead),
            s_morning.AddHours(10),
            s_morning.AddHours(hour),
            null,
            what
        );
}
