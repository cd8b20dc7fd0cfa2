namespace Waymark.Tests.Policies;

/// <summary><c>policy evaluate</c> as a person at a terminal reads it.</summary>
public sealed class EvaluateCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("waymark-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Evaluate_tells_a_person_who_owes_what_and_apart_what_is_refused_and_what_cannot_be_said()
    {
        var output = Evaluate("model-2019", "facts: {adult.involved: possible}");
        Assert.Contains(
            "involved, or may be. (Designated safeguarding lead, by ",
            output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("safeguarding-lead", output, StringComparison.Ordinal);
        var refused = output.IndexOf("\nRefused\n", StringComparison.Ordinal);
        var open = output.IndexOf("\nNot to be said yet", StringComparison.Ordinal);
        Assert.InRange(output.IndexOf("  Print it [", StringComparison.Ordinal), refused, open);
        Assert.True(output.IndexOf("  Search a device [", StringComparison.Ordinal) > open);
    }

    [Fact]
    public void What_rests_on_a_clause_that_nobody_checked_is_marked_at_a_terminal_too()
    {
        const string label = ", not yet checked against its source\n";
        const string facts = "facts: {harm.coercion: confirmed}";
        var all = Evaluate("england-2026", facts);
        Assert.Contains("[UKCIS.ref.2]" + label, all, StringComparison.Ordinal);
        Assert.DoesNotContain("[S2.always.4]" + label, all, StringComparison.Ordinal);
        var why = Evaluate("england-2026", facts, "--why", "refer-pressure-or-doubt");
        Assert.Contains("Open [UKCIS.ref.2]" + label, why, StringComparison.Ordinal);
    }

    private string Evaluate(string edition, string facts, params string[] more)
    {
        var file = Path.Combine(folder.FullName, "facts.yaml");
        File.WriteAllText(file, facts);
        string[] evaluate = ["policy", "evaluate", $"policies/image-sharing/{edition}"];
        return CommandLineTests.Run([.. evaluate, "--facts", file, .. more]).Output;
    }
}
