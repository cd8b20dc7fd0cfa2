using Waymark.Cases;
using Waymark.Policies;
using Waymark.Policies.Proof;
using Waymark.Policies.Scenarios;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Policies.Proof;

/// <summary>
/// No condition of a permission can be lost unseen: with any one of them left out, a property has a counterexample or a scenario fails.
/// </summary>
public sealed class MutationTests
{
    /// <summary>The acts whose rows are tried every time; those of every act where WAYMARK_LONG is 1.</summary>
    private static readonly string[] s_short = ["search", "view"];

    private static readonly bool s_isLong =
        Environment.GetEnvironmentVariable("WAYMARK_LONG") == "1";

    private static readonly string s_policies = Path.Combine(
        Repository.Root,
        "policies/image-sharing"
    );

    private static readonly Dictionary<string, IReadOnlyList<PolicyText>> s_beside = new()
    {
        ["model-2019"] = Texts("model-2019", "*.md"),
    };

    [Theory]
    [InlineData("model-2019")]
    [InlineData("england-2026")]
    public void A_condition_that_is_left_out_of_a_permission_is_missed(string edition)
    {
        var chapters = Texts(edition, "*.md");
        var folder = Shipped.Folder(edition);
        var mutants = Mutants
            .Of(chapters)
            .Where(mutant => s_isLong || s_short.Contains(mutant.Act))
            .ToList();
        Assert.NotEmpty(mutants);
        Assert.False(
            IsMissed(folder, Read(chapters)),
            "Nothing is missed while nothing is left out."
        );

        var survivors = mutants
            .Where(mutant => !IsMissed(folder, Read(With(chapters, mutant.Chapter))))
            .Select(mutant => mutant.What);

        TestContext.Current.SendDiagnosticMessage($"{edition}: {mutants.Count} left out");
        Assert.Empty(survivors);
    }

    private static bool IsMissed(PolicyFolder folder, Policy policy) =>
        ScenarioRunner
            .Run(policy, folder.Scenarios, folder.Standing, Model2019.Now)
            .Any(result => !result.Passed) || HasCounterexample(policy);

    private static bool HasCounterexample(Policy policy)
    {
        var proof = new PolicyProof(policy);
        return proof.Read(Z3.Answer(proof.Script())).Any(one => one.Outcome == ProofOutcome.Fails);
    }

    private static Policy Read(IReadOnlyList<PolicyText> chapters)
    {
        var reading = PolicyReader.Read(Texts("", "*.md"), chapters, beside: s_beside);
        Assert.DoesNotContain(reading.Findings, finding => finding.Severity == Severity.Error);
        return reading.Policy!;
    }

    private static List<PolicyText> With(List<PolicyText> chapters, PolicyText changed) =>
        chapters.Select(chapter => chapter.Path == changed.Path ? changed : chapter).ToList();

    private static List<PolicyText> Texts(string folder, string pattern) =>
        Directory
            .EnumerateFiles(Path.Combine(s_policies, folder), pattern)
            .Where(file => !file.EndsWith("parents.md", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => new PolicyText(file, File.ReadAllText(file)))
            .ToList();
}
