using System.Globalization;
using System.Runtime.CompilerServices;

namespace Waymark.Tests.Mutation;

/// <summary>Tries one mutant after another: a line in, such as "17 / 0,2 / 5 4 9" (mutant, keepers to read again, tests in order), a line out.</summary>
internal sealed class Worker(TextReader orders, TextWriter answers)
{
    private readonly Keepers keepers = new();

    /// <summary>The keepers that were made with no mutant on, or that are to be made with the one that is on from the start.</summary>
    private readonly HashSet<Type> made = [];

    /// <summary>A mutant that is met once must be on before anything is made.</summary>
    public void Run(int fromTheStart)
    {
        Switch.Turn(fromTheStart);
        if (fromTheStart == Switch.None)
            Switch.MakeStatics();
        else
            made.UnionWith(keepers.All);
        var suite = Suite.Read();
        answers.WriteLine($"ready {suite.Count}");
        while (orders.ReadLine() is { } order)
        {
            var parts = order.Split('/');
            var mutant = int.Parse(parts[0], CultureInfo.InvariantCulture);
            var killer = Try(
                mutant,
                [.. Numbers(parts[1]).Select(keeper => keepers.All[keeper])],
                Numbers(parts[2]).Select(test => (test, suite[test]))
            );
            answers.WriteLine(killer is null ? "survived" : $"killed {killer}");
        }
    }

    private int? Try(int mutant, HashSet<Type> stale, IEnumerable<(int Number, Trial Trial)> trials)
    {
        var putBack = new Dictionary<Type, Action>();
        Switch.Turn(mutant);
        try
        {
            foreach (var (number, trial) in trials)
                if (!MadeAgain(trial.Class, stale, putBack) || trial.Run() is not null)
                    return number;
            return null;
        }
        finally
        {
            Switch.Turn(Switch.None);
            foreach (var put in putBack.Values)
                put();
        }
    }

    private bool MadeAgain(Type type, HashSet<Type> stale, Dictionary<Type, Action> putBack)
    {
        try
        {
            foreach (var keeper in keepers.Of(type))
            {
                MakeOnce(keeper);
                if (putBack.ContainsKey(keeper) || !keepers.Of(keeper).Any(stale.Contains))
                    continue;
                putBack.Add(keeper, Keepers.Keep(keeper));
                Keepers.Make(keeper);
            }
            return true;
        }
        // A policy that cannot be read fails every test that leans on it.
        catch (Exception)
        {
            return false;
        }
    }

    private void MakeOnce(Type keeper)
    {
        if (!made.Add(keeper))
            return;
        var mutant = Switch.Turn(Switch.None);
        RuntimeHelpers.RunClassConstructor(keeper.TypeHandle);
        Switch.Turn(mutant);
    }

    private static IEnumerable<int> Numbers(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(number => int.Parse(number, CultureInfo.InvariantCulture));
}
