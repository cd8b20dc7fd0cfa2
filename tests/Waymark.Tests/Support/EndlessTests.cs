using System.Collections.Concurrent;
using System.Reflection;
using Waymark.Tests.Support;
using Xunit.v3;

[assembly: EndlessTests]

namespace Waymark.Tests.Support;

/// <summary>
/// Ends the run when one test has gone on for twenty minutes, and says which. Without this a test that waits for what never
/// comes holds the whole check until somebody stops it, and nobody learns its name.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class EndlessTestsAttribute : BeforeAfterTestAttribute
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(20);

    private static readonly ConcurrentDictionary<string, Timer> s_running = [];

    public override void Before(MethodInfo methodUnderTest, IXunitTest test) =>
        s_running[test.UniqueID] = new Timer(
            _ => End(test.TestDisplayName),
            null,
            Amount.Long ? Timeout.InfiniteTimeSpan : s_longest,
            Timeout.InfiniteTimeSpan
        );

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (s_running.TryRemove(test.UniqueID, out var timer))
        {
            timer.Dispose();
        }
    }

    private static void End(string test) =>
        Environment.FailFast($"{test} goes on for {s_longest.TotalMinutes} minutes.");
}
