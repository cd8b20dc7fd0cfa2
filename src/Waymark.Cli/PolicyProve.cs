using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Waymark.Policies;
using Waymark.Policies.Proof;

namespace Waymark.Cli;

/// <summary><c>waymark policy prove FOLDER</c>: asks a solver for a case that goes against each property.</summary>
internal static class PolicyProve
{
    private static readonly Argument<string> Folder = Shared.EditionFolder();

    private static readonly Option<string> Program = new("--solver")
    {
        Description = "The solver to ask: z3, or a path to it.",
        DefaultValueFactory = _ => "z3",
    };

    private static readonly Option<string?> Smt = new("--smt")
    {
        Description = "A file to write the questions to, in SMT-LIB 2.",
    };

    private static readonly Option<bool> AsJson = Shared.Json();

    public static Command Command
    {
        get
        {
            var command = new Command("prove", "Prove what must hold in every case.")
            {
                Folder,
                Program,
                Smt,
                AsJson,
            };
            command.SetAction(parsed =>
                Run(
                    parsed.GetRequiredValue(Folder),
                    parsed.GetRequiredValue(Program),
                    parsed.GetValue(Smt),
                    parsed.GetValue(AsJson)
                )
            );
            return command;
        }
    }

    private static int Run(string path, string program, string? smt, bool asJson)
    {
        var folder = Shared.ReadFolder(path);
        if (Shared.Running(folder) is not { } policy)
            return Shared.Wrong;
        var below = folder.Below is null ? null : Shared.ReadFolder(folder.Below).Reading.Policy;
        var proof = new PolicyProof(policy, below);
        var script = proof.Script();
        if (smt is not null)
            File.WriteAllText(smt, script);
        var watch = Stopwatch.StartNew();
        var solver = new Solver(program);
        var proved = proof
            .Read(solver.Answer(script))
            .Select(one =>
                one.Outcome != ProofOutcome.Fails
                    ? one
                    : one with
                    {
                        Story = proof.Tell(
                            one.Property,
                            solver.Answer(proof.AskForCase(one.Property))
                        ),
                    }
            )
            .ToList();
        if (asJson)
            PrintJson(policy, proved);
        else
            Print(proved, watch.Elapsed);
        return proved.Count > 0 && proved.TrueForAll(one => one.Outcome == ProofOutcome.Holds)
            ? Shared.Done
            : Shared.Wrong;
    }

    private static void Print(List<Proved> proved, TimeSpan took)
    {
        foreach (var one in proved)
        {
            Console.Out.WriteLine($"{Word(one.Outcome)}: {one.Property.Says} ({one.Property.Id})");
            foreach (var line in one.Story)
                Console.Out.WriteLine($"  {line}");
        }
        var holding = proved.Count(one => one.Outcome == ProofOutcome.Holds);
        Console.Out.WriteLine(
            proved.Count == 0
                ? "There is no property in this edition."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{holding} hold, {proved.Count - holding} do not, in {took.TotalSeconds:0.0} s"
                )
        );
    }

    private static void PrintJson(Policy policy, List<Proved> proved) =>
        Shared.WriteJson(
            new
            {
                edition = policy.Edition.Id,
                digest = policy.Digest,
                properties = proved.Select(one => new
                {
                    one.Property.Id,
                    one.Property.Says,
                    one.Property.Clauses,
                    outcome = Word(one.Outcome),
                    one.Story,
                }),
            }
        );

    private static string Word(ProofOutcome outcome) =>
        outcome switch
        {
            ProofOutcome.Holds => "holds",
            ProofOutcome.Fails => "fails",
            _ => "not settled",
        };
}
