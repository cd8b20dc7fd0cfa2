using System.Globalization;
using System.Text.Json;

namespace Waymark.Tests.Mutation;

/// <summary>A test: what it costs and which mutants it meets, itself and by what it leans on.</summary>
internal sealed record Measured(string Name, double Milliseconds, int[] Met, string[] Keepers);

/// <summary>A keeper: what reading it again costs, and which mutants that meets.</summary>
internal sealed record MeasuredKeeper(string Name, double Milliseconds, int[] Met);

/// <summary>
/// Which test meets which mutant. What is met only once in the life of a program (static fields, what is worked out once and kept) is
/// in Once: such a mutant is tried in a program of its own.
/// </summary>
internal sealed record Coverage(
    IReadOnlyList<Measured> Tests,
    IReadOnlyList<MeasuredKeeper> Readings,
    int[] Once
)
{
    public static Coverage Read(string path) =>
        JsonSerializer.Deserialize<Coverage>(File.ReadAllText(path))!;

    /// <summary>No test that takes more processor time than this is asked: what it would find besides is not counted.</summary>
    private const double TooSlow = 1500;

    /// <summary>
    /// Runs every test with no mutant on: once to warm up, once for what it costs, once for what it meets. What is met only while the
    /// static fields are made is met once.
    /// </summary>
    /// <param name="names">What the names of those that are asked begin with; none: all are asked.</param>
    public static Coverage Measure(IReadOnlyCollection<string> names)
    {
        Switch.Turn(Switch.None);
        var keepers = new Keepers();
        var once = Switch
            .Met(() =>
            {
                Switch.MakeStatics();
                keepers.MakeAll();
            })
            .ToHashSet();
        Told("made");
        var made = keepers.All.Select(Measure).ToList();
        Told("keepers");
        var suite = Suite.Read();
        var asked = suite
            .Where(trial =>
                names.Count == 0
                || names.Any(name => trial.Name.StartsWith(name, StringComparison.Ordinal))
            )
            .ToHashSet();
        Told($"{asked.Count} of {suite.Count} tests");
        asked.RemoveWhere(trial => Cost(trial.MustPass) > 4 * TooSlow);
        Told("warm");
        var tests = suite
            .Select(trial =>
                asked.Contains(trial)
                    ? Measure(trial, keepers)
                    : new Measured(trial.Name, 0, [], [])
            )
            .ToList();
        foreach (
            var met in tests.Select(test => test.Met).Concat(made.Select(keeper => keeper.Met))
        )
            once.ExceptWith(met);
        return new Coverage(tests, made, [.. once.Order()]);
    }

    private static void Told(string words) =>
        Console.Error.WriteLine($"{Environment.CpuUsage.TotalTime.TotalSeconds:0.0} s: {words}");

    private static MeasuredKeeper Measure(Type keeper)
    {
        var met = Switch.Met(() => Keepers.Make(keeper));
        return new MeasuredKeeper(keeper.FullName!, Cost(() => Keepers.Make(keeper)), met);
    }

    private static Measured Measure(Trial trial, Keepers keepers)
    {
        var cost = Cost(trial.MustPass);
        if (cost > TooSlow)
        {
            Told($"left out, {cost:0} ms: {trial.Name}");
            return new Measured(trial.Name, cost, [], []);
        }
        var met = Switch.Met(trial.MustPass);
        return new Measured(
            trial.Name,
            cost,
            met,
            [.. keepers.Of(trial.Class).Select(keeper => keeper.FullName!)]
        );
    }

    /// <summary>Processor time, for the machine may be busy with other things; that of programs that the act waited for is counted too.</summary>
    private static double Cost(Action act)
    {
        var before = Spent();
        act();
        return (Spent() - before).TotalMilliseconds;
    }

    private static TimeSpan Spent() =>
        Environment.CpuUsage.TotalTime + (OperatingSystem.IsLinux() ? OfChildren() : default);

    /// <summary>What the programs took that this one has waited for: a solver is not free.</summary>
    private static TimeSpan OfChildren()
    {
        // After the name in brackets, which may hold anything: the times of children are the 14th and 15th.
        var fields = File.ReadAllText("/proc/self/stat").Split(") ")[^1].Split(' ');
        var ticks =
            long.Parse(fields[13], CultureInfo.InvariantCulture)
            + long.Parse(fields[14], CultureInfo.InvariantCulture);
        return TimeSpan.FromMilliseconds(10 * ticks);
    }
}
