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
            ClockUnit.WorkingDays => Count(since, clock.Amount, day => IsWorkingDay(day, calendar)),
            _ => Count(
                since,
                clock.Amount,
                day => IsWorkingDay(day, calendar) && !calendar.ClosedDays.Contains(day)
            ),
        };

    /// <summary>The same time of day, so many open days later; the day it begins on is not counted.</summary>
    private static DateTime Count(DateTime since, int amount, Func<DateOnly, bool> isOpen)
    {
        var due = since;
        for (var counted = 0; counted < amount; counted++)
        {
            due = due.AddDays(1);
            for (var shut = 0; shut < LongestClosure && !isOpen(DateOnly.FromDateTime(due)); shut++)
                due = due.AddDays(1);
        }
        return due;
    }

    private static bool IsWorkingDay(DateOnly day, SchoolCalendar calendar) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !calendar.BankHolidays.Contains(day);
}
