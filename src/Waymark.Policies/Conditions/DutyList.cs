using System.Buffers;

namespace Waymark.Policies.Conditions;

/// <summary>
/// Every duty as it stands, most urgent first: open before what may arise, before what is done, before what does not arise; then
/// the strongest, then what is due first, then as written.
/// </summary>
internal sealed class DutyList
{
    /// <summary>Room for every second of the calendar.</summary>
    private const int DueBits = 39;

    /// <summary>Room for half a million duties: a case of some ten thousand people.</summary>
    private const int RowBits = 19;
    private const ulong NoDue = (1UL << DueBits) - 1;

    public DutyList(Rulebook rules, Situation situation, SchoolCalendar calendar)
    {
        var count = 0;
        foreach (var duty in rules.CaseDuties)
            count += situation.Count(duty.Rule.Scope);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 1 << RowBits);
        var rows = ArrayPool<Row>.Shared.Rent(count);
        var keys = ArrayPool<ulong>.Shared.Rent(count);
        WriteDown(rules, situation, calendar, rows, keys);
        Array.Sort(keys, 0, count);
        Outlooks = new DutyOutlook[count];
        for (var i = 0; i < count; i++)
            Outlooks[i] = rows[RowOf(keys[i])].Outlook;
        var held = 0;
        while (held < count && Outlooks[held].HoldsOpen)
            held++;
        Held = new Ground[held];
        for (var i = 0; i < held; i++)
            Held[i] = rows[RowOf(keys[i])].Duty.Held;
        ArrayPool<Row>.Shared.Return(rows, clearArray: true);
        ArrayPool<ulong>.Shared.Return(keys);
    }

    public DutyOutlook[] Outlooks { get; }

    /// <summary>What stands against closing, in the same order.</summary>
    public Ground[] Held { get; }

    private readonly record struct Row(Duty Duty, DutyOutlook Outlook);

    private static void WriteDown(
        Rulebook rules,
        Situation situation,
        SchoolCalendar calendar,
        Row[] rows,
        ulong[] keys
    )
    {
        var at = 0;
        foreach (var duty in rules.CaseDuties)
        {
            var scope = duty.Rule.Scope;
            var before = situation.Current(scope);
            for (var entity = 0; entity < situation.Count(scope); entity++)
            {
                situation.Bind(scope, entity);
                var outlook = Dealings.Of(duty, situation, calendar);
                rows[at] = new Row(duty, outlook);
                keys[at] = KeyOf(outlook, at);
                at++;
            }
            situation.Bind(scope, before);
        }
    }

    /// <summary>One number holds all that decides the place of an outlook, and last its row as written: sorting compares numbers only.</summary>
    private static ulong KeyOf(DutyOutlook outlook, int row)
    {
        var urgency =
            (Rank(outlook.State) << 3) | (uint)(Strength.Absolute - outlook.Duty.Strength);
        var due = outlook.DueAt is { } at ? (ulong)(at.Ticks / TimeSpan.TicksPerSecond) : NoDue;
        return ((ulong)urgency << (DueBits + RowBits)) | (due << RowBits) | (uint)row;
    }

    private static int RowOf(ulong key) => (int)(key & ((1UL << RowBits) - 1));

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
