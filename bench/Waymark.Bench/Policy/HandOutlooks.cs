using Waymark.Policies;

namespace Waymark.Bench.Policy;

/// <summary>The duties by hand as the engine tells them: owner, entity, since when, due when, how dealt with, most urgent first.</summary>
internal sealed class HandOutlooks
{
    private const int DueBits = 42;

    private readonly DutyRule[] _rules;
    private readonly DutyOutlook[] _notArising;
    private readonly DutyOutlook[] _mayArise;
    private readonly Dictionary<DutyRule, Ground> _held = new(ReferenceEqualityComparer.Instance);

    public HandOutlooks(Policies.Policy policy)
    {
        var byId = policy.Duties.ToDictionary(duty => duty.Id);
        _rules = [.. HandDuties.All.Select(duty => byId[duty.Id])];
        _notArising = [.. _rules.Select(rule => NotOwed(rule, DutyState.NotArising))];
        _mayArise = [.. _rules.Select(rule => NotOwed(rule, DutyState.MayArise))];
        foreach (var rule in _rules)
            _held.Add(rule, new Ground(rule.Clauses, rule.Do, true, null, []));
    }

    /// <summary>What stands against closing while the duty is open.</summary>
    public Ground Held(DutyRule rule) => _held[rule];

    public DutyOutlook[] Of(PlainCase c)
    {
        var rows = 0;
        foreach (var duty in HandDuties.All)
            rows += HandWritten.Count(c, duty.Scope);
        var outlooks = new DutyOutlook[rows];
        var keys = rows <= 512 ? stackalloc long[rows] : new long[rows];
        var at = 0;
        for (var i = 0; i < HandDuties.All.Length; i++)
        {
            var duty = HandDuties.All[i];
            for (var entity = 0; entity < HandWritten.Count(c, duty.Scope); entity++)
            {
                outlooks[at] = Of(c, i, duty, entity);
                keys[at] = Key(outlooks[at], c.ToldAt, at);
                at++;
            }
        }
        keys.Sort(outlooks.AsSpan());
        return outlooks;
    }

    private DutyOutlook Of(PlainCase c, int i, HandDuty duty, int entity)
    {
        var name = HandWritten.Name(c, duty.Scope, entity);
        var arises = duty.Arises(c, entity);
        if (arises != Truth.Yes)
        {
            var same = arises == Truth.No ? _notArising[i] : _mayArise[i];
            return name is null ? same : same with { Entity = name };
        }
        var met = duty.MetBy?.Invoke(c);
        // Everything in these cases became known when the school was told.
        var since = duty.After?.Invoke(c, entity)?.At ?? c.ToldAt;
        return new DutyOutlook(
            _rules[i],
            name,
            met is null ? DutyState.Open : DutyState.Met,
            since,
            Due(_rules[i].Clock, since),
            met is null ? null : new DealtWith(met.At, met.By, null)
        );
    }

    /// <summary>Open, may arise, met, not arising; the strongest; seconds until it is due; as written.</summary>
    private static long Key(DutyOutlook outlook, DateTime told, int row)
    {
        var state = outlook.State switch
        {
            DutyState.Open => 0L,
            DutyState.MayArise => 1,
            DutyState.Met => 2,
            _ => 3,
        };
        var due = outlook.DueAt is { } at
            ? (at - told).Ticks / TimeSpan.TicksPerSecond
            : (1L << DueBits) - 1;
        return (state << 61) | ((long)(4 - outlook.Duty.Strength) << 58) | (due << 16) | (uint)row;
    }

    private static DateTime? Due(Clock? clock, DateTime since) =>
        clock?.Unit switch
        {
            null => null,
            ClockUnit.Minutes => since.AddMinutes(clock.Amount),
            ClockUnit.Hours => since.AddHours(clock.Amount),
            ClockUnit.Days => since.AddDays(clock.Amount),
            _ => AfterOpenDays(since, clock.Amount),
        };

    private static DateTime AfterOpenDays(DateTime due, int days)
    {
        while (days > 0)
        {
            due = due.AddDays(1);
            if (due.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                days--;
        }
        return due;
    }

    private static DutyOutlook NotOwed(DutyRule rule, DutyState state) =>
        new(rule, null, state, null, null, null);
}
