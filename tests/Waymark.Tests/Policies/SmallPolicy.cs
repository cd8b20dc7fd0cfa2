using Waymark.Policies;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Policies;

/// <summary>Policies of a few lines, over the small vocabulary that stands in good/.</summary>
internal static class SmallPolicy
{
    public static DateTime Now { get; } = new(2026, 11, 16, 10, 0, 0);

    private const string Edition = """
        # A small policy

        ```edition
        id: small
        title: A small policy
        policy: tests
        ```

        ### The only clause {#C.1}
        Something is done.

        """;

    public static string Folder { get; } =
        Path.Combine(Repository.Root, "tests/Waymark.Tests/Policies");

    public static PolicyText Vocabulary { get; } =
        new("vocabulary.md", File.ReadAllText(Path.Combine(Folder, "good/vocabulary.md")));

    /// <summary>A policy of these blocks under one clause, C.1.</summary>
    public static Policy Of(string blocks)
    {
        var reading = PolicyReader.Read(
            [Vocabulary],
            [new PolicyText("0-small.md", $"{Edition}\n{blocks}")]
        );
        Assert.DoesNotContain(reading.Findings, finding => finding.Severity == Severity.Error);
        return reading.Policy!;
    }

    /// <summary>A policy of one duty for the case that arises when a condition holds.</summary>
    public static Policy When(string condition, string more = "") =>
        Of(
            $"""
            ```duty
            id: act
            clauses: [C.1]
            do: Do something.
            by: lead
            strength: must
            when: {condition}
            ```

            {more}
            """
        );

    /// <summary>What a condition comes to.</summary>
    public static Truth Truth(string condition, CaseFacts facts, string more = "") =>
        When(condition, more)
            .Evaluate(facts, Deeds.None, Now)
            .Duties.Single(duty => duty.Duty.Id == "act")
            .State switch
        {
            DutyState.NotArising => Waymark.Policies.Truth.No,
            DutyState.MayArise => Waymark.Policies.Truth.Unknown,
            _ => Waymark.Policies.Truth.Yes,
        };

    /// <summary>A case with these facts, written as <c>id: value, id: value</c>; several values of a list stand between bars.</summary>
    public static CaseFacts Case(string facts, params Entity[] entities) =>
        new(Facts(facts), entities, []);

    public static Entity Person(string name, string facts) => new(Scope.Person, name, Facts(facts));

    public static Entity Device(string name, string facts) => new(Scope.Device, name, Facts(facts));

    public static Entity Act(string facts) => new(Scope.Act, "act", Facts(facts));

    private static Dictionary<string, FactValue> Facts(string facts) =>
        facts
            .Split(", ", StringSplitOptions.RemoveEmptyEntries)
            .Select(fact => fact.Split(": "))
            .ToDictionary(
                fact => fact[0],
                fact => new FactValue(
                    fact[1]
                        .Split('|', StringSplitOptions.RemoveEmptyEntries)
                        .Where(value => value != "none")
                        .ToList()
                )
            );
}
