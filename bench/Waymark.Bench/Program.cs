using Waymark.Bench.Policy;

namespace Waymark.Bench;

internal static class Program
{
    private static int Main(string[] args)
    {
        var part = PolicyPart.Measure(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime));
        Console.WriteLine(Page.Of(default, "", [part]));
        return args.Length == 0 ? 0 : 1;
    }
}
