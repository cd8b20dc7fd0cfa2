using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace Waymark.Tests.Mutation;

/// <summary>
/// Tries the mutants of a report that have no last word yet, in an order drawn at random from a fixed seed: wherever it is stopped, what
/// was tried is a fair sample. Arguments: REPORT COVERAGE TRIED WORKERS MINUTES [again] [FOLDER...]; again tries survivors once more and
/// nothing else.
/// </summary>
internal sealed class Trying(string[] arguments)
{
    private readonly string triedPath = arguments[2];
    private readonly Plan plan = new(Coverage.Read(arguments[1]));
    private readonly ConcurrentQueue<Mutant> queue = new();
    private readonly Lock writing = new();
    private readonly bool again = arguments[5..].Contains("again");
    private int done;

    public int Run()
    {
        var folders = arguments[5..].Where(argument => argument != "again").ToHashSet();
        var tried = Tried.Read(triedPath);
        var mutants = Mutant
            .Read(arguments[0])
            .Where(mutant => mutant.Status is not ("CompileError" or "Ignored"))
            .ToArray();
        new Random(20261128).Shuffle(mutants);
        foreach (
            var mutant in mutants.Where(mutant =>
                folders.Count == 0 || folders.Contains(Folder(mutant))
            )
        )
            if (
                tried.TryGetValue(Tried.Name(mutant), out var one)
                    ? again && one.Outcome is "survived" or "uncovered"
                    : !again
            )
                queue.Enqueue(mutant);
        Console.WriteLine($"{queue.Count} to try of {mutants.Length}");
        var end = DateTimeOffset.Now.AddMinutes(
            double.Parse(arguments[4], CultureInfo.InvariantCulture)
        );
        var threads = Enumerable
            .Range(0, int.Parse(arguments[3], CultureInfo.InvariantCulture))
            .Select(_ => new Thread(() => Work(end)))
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return 0;
    }

    public static string Folder(Mutant mutant) =>
        mutant.File.Contains('/', StringComparison.Ordinal) ? mutant.File.Split('/')[0] : "Root";

    private void Work(DateTimeOffset end)
    {
        Hand? hand = null;
        while (DateTimeOffset.Now < end && queue.TryDequeue(out var mutant))
        {
            if (!plan.IsMet(mutant))
            {
                // Where only some of the tests are asked, what another word was said of stands as it is.
                if (!again)
                    Write(mutant, "uncovered", null);
                continue;
            }
            if (plan.MetOnce(mutant))
            {
                using var own = new Hand(mutant.Id, plan.Count);
                Put(own, mutant);
                continue;
            }
            if (hand is not { IsAlive: true })
            {
                hand?.Dispose();
                hand = new Hand(Switch.None, plan.Count);
            }
            Put(hand, mutant);
        }
        hand?.Dispose();
    }

    private void Put(Hand hand, Mutant mutant)
    {
        var tests = plan.Tests(mutant);
        if (hand.IsAlive)
            hand.Try(
                mutant,
                plan.Keepers(mutant),
                tests,
                TimeSpan.FromSeconds(10) + 5 * plan.Cost(mutant)
            );
        var words = hand.Answer.Split(' ');
        int? killer = words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : null;
        plan.Learn(mutant, tests, killer);
        Write(mutant, words[0], killer is { } at ? plan.NameOf(at) : null);
    }

    private void Write(Mutant mutant, string outcome, string? killer)
    {
        var line = JsonSerializer.Serialize(
            new Tried(mutant.File, mutant.Hash, mutant.Key, outcome, killer)
        );
        lock (writing)
        {
            File.AppendAllText(triedPath, line + "\n");
            if (++done % 100 == 0)
                Console.WriteLine(
                    $"{DateTimeOffset.Now:HH:mm:ss} {done} tried, {queue.Count} to go"
                );
        }
    }
}
