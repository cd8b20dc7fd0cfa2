using System.Text.Json;
using Microsoft.Data.Sqlite;
using Waymark.Policies;
using Waymark.Tests.Policies.Proof;
using Waymark.Tests.Support;

namespace Waymark.Tests.Policies;

/// <summary><c>waymark policy diff</c>, on the editions that ship and on a real record.</summary>
public sealed class PolicyDiffCommandTests
{
    private const string Older = "policies/image-sharing/model-2019";
    private const string Newer = "policies/image-sharing/england-2026";

    [Fact]
    public void An_edition_against_itself_says_so()
    {
        var (status, output, _) = CommandLineTests.Run("policy", "diff", Older, Older);

        Assert.Equal(0, status);
        Assert.Contains("They say the same.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_has_checked_is_said_to_be_so_of_clauses_and_no_others()
    {
        var newer = Shipped.Policy("england-2026");
        var (_, output, _) = CommandLineTests.Run("policy", "diff", Older, Newer);

        var added = output
            .Split('\n')
            .Where(line => line.StartsWith("  new clause ", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(added);
        Assert.All(
            added,
            line =>
                Assert.Equal(
                    newer.StandingOf(line.Split(' ', ':')[4]) == Standing.Unverified,
                    line.EndsWith(", not yet checked against its source", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public async Task Open_cases_are_put_to_both_editions_and_told_by_reference_alone()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await school.Case();
        SqliteConnection.ClearAllPools();
        string[] command = ["policy", "diff", Older, Newer, "--data", school.Data];

        var (status, output, errors) = CommandLineTests.Run([.. command, "--json"]);

        Assert.Equal("", errors);
        Assert.Equal(0, status);
        var one = JsonDocument.Parse(output).RootElement.GetProperty("cases")[0];
        Assert.Equal(reference, one.GetProperty("reference").GetString());
        Assert.NotEmpty(one.GetProperty("duties").EnumerateArray());
        Assert.DoesNotContain("Fennimore", output, StringComparison.Ordinal);
        var words = CommandLineTests.Run(command).Output;
        Assert.Contains("duty appears: ", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Fennimore", words, StringComparison.Ordinal);
    }
}
