namespace Waymark.Cases;

/// <summary>Between instants and the school's own wall clock. The policy speaks school local time; the record keeps UTC.</summary>
public sealed record SchoolTime(TimeZoneInfo Zone)
{
    /// <summary>The time of a school in the United Kingdom.</summary>
    public static SchoolTime London { get; } =
        new(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));

    /// <summary>The wall clock at that instant.</summary>
    public DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;

    /// <summary>The instant of a wall-clock time. In the hour that does not exist in spring: an hour later. In the hour that comes twice: the first.</summary>
    public DateTimeOffset Instant(DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(wall))
            wall = wall.AddHours(1);
        var offset = Zone.IsAmbiguousTime(wall)
            ? Zone.GetAmbiguousTimeOffsets(wall).Max()
            : Zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset);
    }

    /// <summary>The day at that instant.</summary>
    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Local(at));
}
