namespace Waymark.Tests.Mutation;

/// <summary>Which tests a mutant is put to, and in which order: those first that found most in the same file for the least time.</summary>
internal sealed class Plan
{
    private readonly Coverage coverage;
    private readonly HashSet<int> once;

    /// <summary>The tests that are not left out as too slow.</summary>
    private readonly int[] asked;
    private readonly Dictionary<int, int[]> keepersOf = [];
    private readonly Dictionary<int, int[]> testsOf = [];
    private readonly Dictionary<(string File, int Test), (int Tries, int Kills)> found = [];

    public Plan(Coverage coverage)
    {
        this.coverage = coverage;
        once = [.. coverage.Once];
        asked =
        [
            .. Enumerable
                .Range(0, coverage.Tests.Count)
                .Where(test => coverage.Tests[test].Met.Length > 0),
        ];
        var reads = coverage
            .Readings.SelectMany((keeper, at) => keeper.Met.Select(mutant => (mutant, at)))
            .ToLookup(pair => pair.mutant, pair => pair.at);
        var names = coverage.Readings.Select(keeper => keeper.Name).ToList();
        var leaning = coverage
            .Tests.SelectMany(
                (test, at) => test.Keepers.Select(keeper => (keeper: names.IndexOf(keeper), at))
            )
            .ToLookup(pair => pair.keeper, pair => pair.at);
        var meets = coverage
            .Tests.SelectMany((test, at) => test.Met.Select(mutant => (mutant, at)))
            .ToLookup(pair => pair.mutant, pair => pair.at);
        foreach (
            var mutant in reads.Select(group => group.Key).Union(meets.Select(group => group.Key))
        )
        {
            keepersOf[mutant] = [.. reads[mutant].Order()];
            testsOf[mutant] =
            [
                .. meets[mutant].Union(reads[mutant].SelectMany(keeper => leaning[keeper])).Order(),
            ];
        }
    }

    /// <summary>Where it is met once only, or also once: in a program of its own.</summary>
    public bool MetOnce(Mutant mutant) => once.Contains(mutant.Id);

    public bool IsMet(Mutant mutant) => MetOnce(mutant) || testsOf.ContainsKey(mutant.Id);

    public int Count => coverage.Tests.Count;

    public string NameOf(int test) => coverage.Tests[test].Name;

    public int[] Keepers(Mutant mutant) => keepersOf.GetValueOrDefault(mutant.Id) ?? [];

    public int[] Tests(Mutant mutant)
    {
        var tests = testsOf.GetValueOrDefault(mutant.Id) ?? asked;
        lock (found)
            return [.. tests.OrderByDescending(test => Worth(mutant, test))];
    }

    /// <summary>How much processor time the tests of a mutant take without it.</summary>
    public TimeSpan Cost(Mutant mutant) =>
        TimeSpan.FromMilliseconds(
            Tests(mutant).Sum(test => coverage.Tests[test].Milliseconds)
                + Keepers(mutant).Sum(keeper => coverage.Readings[keeper].Milliseconds)
        );

    public void Learn(Mutant mutant, IReadOnlyList<int> order, int? killer)
    {
        lock (found)
            foreach (var test in order)
            {
                var (tries, kills) = found.GetValueOrDefault((mutant.File, test));
                found[(mutant.File, test)] = (tries + 1, kills + (test == killer ? 1 : 0));
                if (test == killer)
                    break;
            }
    }

    private double Worth(Mutant mutant, int test)
    {
        var (tries, kills) = found.GetValueOrDefault((mutant.File, test));
        var one = coverage.Tests[test];
        var reading = Keepers(mutant)
            .Where(keeper => one.Keepers.Contains(coverage.Readings[keeper].Name))
            .Sum(keeper => coverage.Readings[keeper].Milliseconds);
        return (kills + 0.3) / (tries + 3) / (one.Milliseconds + reading + 0.3);
    }
}
