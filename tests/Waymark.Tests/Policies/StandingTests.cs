using Waymark.Policies;
using Waymark.Tests.Architecture;
using Waymark.Tests.Policies.Proof;

namespace Waymark.Tests.Policies;

/// <summary>No clause of guidance claims to be checked further than it was.</summary>
public sealed class StandingTests
{
    private const string Checked = "tests/Waymark.Tests/Policies/england-2026.checked.txt";

    [Fact]
    public void Each_clause_of_guidance_stands_as_far_as_it_was_checked()
    {
        var policy = Shipped.Policy("england-2026");
        var grades = File.ReadAllLines(Path.Combine(Repository.Root, Checked))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' '))
            .ToList();

        Assert.Equal(133, grades.Count);
        Assert.Equal(
            grades.Select(grade => $"{grade[0]} {StandingFor(grade[1])}").Order(),
            policy.Sources.Select(source => $"{source.Key} {source.Value.Standing}").Order()
        );
    }

    /// <summary>What was checked in part stands as what was not: each clause is as firm as its weakest part.</summary>
    private static Standing StandingFor(string grade) =>
        grade switch
        {
            "V" => Standing.Verified,
            "V2" or "V/V2" => Standing.SecondHand,
            "P" or "unverified" => Standing.Unverified,
            _ => throw new ArgumentException($"There is no grade {grade}."),
        };
}
