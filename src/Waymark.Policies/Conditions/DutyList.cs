namespace Waymark.Policies.Conditions;

/// <summary>
/// Every duty as it stands, most urgent first: open before what may arise, before what is done, before what does not arise; then
/// the strongest, then what is due first, then as written.
/// </summary>
internal sealed class DutyList
{
    private const int DueBits = 42;
    private const int RowBits = 16;
    private const ulong NoDue = (1UL << DueBits) - 1;

    /// <summary>More rows than this are sorted on the heap: a case would need some hundred people.</summary>
    private const int MostOnStack = 512;

    public DutyList(Rulebook rules, Situation situation, SchoolCalendar calendar)
    {
        Outlooks = AsWritten(rules, situation, calendar);
        var keys =
            Outlooks.Length <= MostOnStack
                ? stackalloc ulong[Outlooks.Length]
                : new ulong[Outlooks.Length];
        Rank(Outlooks, keys);
        keys.Sort(Outlooks.AsSpan());
        Held = HeldBy(rules, Outlooks);
    }

    public DutyOutlook[] Outlooks { get; }

    /// <summary>What stands against closing, in the same order.</summary>
    public Ground[] Held { get; }

    private static DutyOutlook[] AsWritten(
        Rulebook rules,
        Situation situation,
        SchoolCalendar calendar
    )
    {
        var rows = 0;
        foreach (var duty in rules.CaseDuties)
            rows += situation.Count(duty.Rule.Scope);
        var outlooks = new DutyOutlook[rows];
        var row = 0;
        foreach (var duty in rules.CaseDuties)
        {
            var scope = duty.Rule.Scope;
            var before = situation.Current(scope);
            for (var entity = 0; entity < situation.Count(scope); entity++)
            {
                situation.Bind(scope, entity);
                outlooks[row++] = Dealings.Of(duty, situation, calendar);
            }
            situation.Bind(scope, before);
        }
        return outlooks;
    }

    /// <summary>One number holds all that decides the place of an outlook, so that sorting compares numbers only.</summary>
    private static void Rank(DutyOutlook[] outlooks, Span<ulong> keys)
    {
        var first = DateTime.MaxValue;
        foreach (var outlook in outlooks)
        {
            if (outlook.DueAt < first)
                first = outlook.DueAt.Value;
        }
        for (var row = 0; row < outlooks.Length; row++)
        {
            var outlook = outlooks[row];
            var urgency =
                (Rank(outlook.State) << 3) | (uint)(Strength.Absolute - outlook.Duty.Strength);
            keys[row] =
                ((ulong)urgency << (DueBits + RowBits))
                | (Due(outlook, first) << RowBits)
                | ((uint)row & ((1 << RowBits) - 1));
        }
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

    private static Ground[] HeldBy(Rulebook rules, DutyOutlook[] outlooks)
    {
        var count = 0;
        while (count < outlooks.Length && outlooks[count].HoldsOpen)
            count++;
        var held = new Ground[count];
        for (var i = 0; i < count; i++)
            held[i] = rules.DutyOf(outlooks[i].Duty.Id)!.Held;
        return held;
    }
}
