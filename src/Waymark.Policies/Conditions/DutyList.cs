namespace Waymark.Policies.Conditions;

/// <summary>
/// Every duty as it stands, most urgent first: open before what may arise, before what is done, before what does not arise; then
/// the strongest, then what is due first, then as written.
/// </summary>
internal sealed class DutyList
{
    private const int DueBits = 42;
    private const int OrderBits = 16;
    private const ulong NoDue = (1UL << DueBits) - 1;

    public DutyList(Settled settled, Situation situation, SchoolCalendar calendar)
    {
        var rules = new Duty[settled.Count];
        var outlooks = new DutyOutlook[settled.Count];
        var at = 0;
        foreach (var (duty, index, arises) in settled.Duties())
        {
            rules[at] = duty;
            outlooks[at++] = Dealings.Of(duty, index, arises, situation, calendar);
        }
        Outlooks = new DutyOutlook[outlooks.Length];
        var held = new List<Ground>(outlooks.Length);
        at = 0;
        foreach (var place in Order(outlooks))
        {
            Outlooks[at++] = outlooks[place];
            if (outlooks[place].HoldsOpen)
                held.Add(rules[place].Held);
        }
        Held = held;
    }

    public DutyOutlook[] Outlooks { get; }

    /// <summary>What stands against closing, in the same order.</summary>
    public IReadOnlyList<Ground> Held { get; }

    /// <summary>The places of the outlooks in their order. One number holds all that decides it, so that sorting compares numbers only.</summary>
    private static int[] Order(DutyOutlook[] outlooks)
    {
        var first = DateTime.MaxValue;
        foreach (var outlook in outlooks)
        {
            if (outlook.DueAt < first)
                first = outlook.DueAt.Value;
        }
        var keys = new ulong[outlooks.Length];
        var places = new int[outlooks.Length];
        for (var i = 0; i < outlooks.Length; i++)
        {
            var state =
                (Rank(outlooks[i].State) << 3)
                | (uint)(Strength.Absolute - outlooks[i].Duty.Strength);
            var order = (uint)i & ((1 << OrderBits) - 1);
            keys[i] =
                ((ulong)state << (DueBits + OrderBits))
                | (Due(outlooks[i], first) << OrderBits)
                | order;
            places[i] = i;
        }
        Array.Sort(keys, places);
        return places;
    }

    /// <summary>Milliseconds after the first that is due; what is due in more than a lifetime counts as never.</summary>
    private static ulong Due(DutyOutlook outlook, DateTime first) =>
        outlook.DueAt is { } due
            ? Math.Min((ulong)((due - first).Ticks / TimeSpan.TicksPerMillisecond), NoDue)
            : NoDue;

    private static uint Rank(DutyState state) =>
        state switch
        {
            DutyState.Open => 0,
            DutyState.MayArise => 1,
            DutyState.Met => 2,
            DutyState.SetAside => 3,
            _ => 4,
        };
}
