namespace Waymark.Tests.Support;

/// <summary>How much a test does: little every time, all of it where WAYMARK_LONG is 1 (<c>./check --long</c>).</summary>
internal static class Amount
{
    public static bool Long => Environment.GetEnvironmentVariable("WAYMARK_LONG") == "1";

    public static int Of(int always, int inLong) => Long ? inLong : always;

    /// <summary>A test that is too long for every time.</summary>
    public static void OnlyInLong() => Assert.SkipUnless(Long, "Only ./check --long runs this.");
}
