namespace Waymark.Tests.Support;

/// <summary>Whether the long tests were asked for: <c>./check --long</c> sets WAYMARK_LONG=1.</summary>
internal static class LongRun
{
    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("WAYMARK_LONG") == "1";
}
