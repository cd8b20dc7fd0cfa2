namespace Waymark.Policies.Conditions;

/// <summary>When a clock runs out. Minutes, hours and days run through nights and weekends; working and school days do not.</summary>
internal static class WorkingTime
{
    /// <summary>Past this a calendar has no open day left to count, and plain days are counted instead.</summary>
    private const int LongestClosure = 400;

    public static DateTime Due(DateTime since, Clock clock, SchoolCalendar calendar) =>
        clock.Unit switch
        {
            ClockUnit.Minutes => since.AddMinutes(clock.Amount),
            ClockUnit.Hours => since.AddHours(clock.Amount),
            ClockUnit.Days => since.AddDays(clock.Amount),
            _ => Count(since, clock, calendar),
        };

    /// <summary>The same time of day, so many open days later; the day it begins on is not counted.</summary>
    private static DateTime Count(DateTime since, Clock clock, SchoolCalendar calendar)
    {
        var due = since;
        for (var counted = 0; counted < clock.Amount; counted++)
        {
            due = due.AddDays(1);
            for (var shut = 0; shut < LongestClosure && !IsOpen(due, clock.Unit, calendar); shut++)
                due = due.AddDays(1);
        }
        return due;
    }

    private static bool IsOpen(DateTime at, ClockUnit unit, SchoolCalendar calendar)
    {
        if (at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            return false;
        var day = DateOnly.FromDateTime(at);
        return !calendar.BankHolidays.Contains(day)
            && (unit == ClockUnit.WorkingDays || !calendar.ClosedDays.Contains(day));
    }
}
