using Waymark.Policies;
using Waymark.Tests.Support;

namespace Waymark.Tests.Policies;

/// <summary>Editions that build on another: what they add, replace and withdraw, and the faults that they can have.</summary>
public sealed partial class LayerTests
{
    private static readonly DateOnly Today = new(2026, 11, 16);

    private static string Folder { get; } = Path.Combine(SmallPolicy.Folder, "layers");

    private static PolicyText Base { get; } = Text("base.md");

    internal static Policy Over { get; } = Read(Text("over.md")).Policy!;

    /// <summary>The edition that it is over.</summary>
    internal static Policy Lower { get; } = ReadBase();

    /// <summary>The lower edition with some of its words changed.</summary>
    internal static Policy ReadBase(params (string From, string To)[] changes)
    {
        var text = changes.Aggregate(
            Base.Text.ReplaceLineEndings("\n"),
            (words, change) => words.Replace(change.From, change.To, StringComparison.Ordinal)
        );
        return Read(Base with { Text = text }).Policy!;
    }

    public static TheoryData<string> Bad =>
        new(
            Directory
                .EnumerateFiles(Path.Combine(Folder, "bad"), "*.md")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order()
        );

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_layer_with_a_fault_is_told_as_to_its_author(string name)
    {
        var reading = Read(Text($"bad/{name}.md"));

        var hasErrors = reading.Findings.Any(finding => finding.Severity == Severity.Error);
        Assert.Equal(hasErrors, reading.Policy is null);
        Approved.Text(
            string.Join('\n', reading.Findings.Select(PolicyReaderTests.Line)),
            $"layers/bad/{name}.approved.txt"
        );
    }

    [Fact]
    public void An_edition_without_a_fault_has_no_finding() =>
        Assert.Empty(Read(Text("over.md")).Findings);

    [Fact]
    public void What_is_replaced_gives_its_place_and_the_rest_stays()
    {
        Assert.Equal(
            [
                "tell-both",
                "write-it-down",
                "look-into-it",
                "decide-on-police",
                "ask-for-advice",
                "report-under-the-law",
            ],
            Over.Duties.Select(duty => duty.Id)
        );
        Assert.Equal(["base", "over"], Over.BuiltFrom);
        Assert.Equal("over", Over.Edition.Id);
        Assert.Equal(["police"], Over.Decisions.Keys);
        Assert.Empty(Over.Letters);
    }

    [Fact]
    public void Lower_rules_that_named_what_was_replaced_now_mean_what_stands_there()
    {
        var odd = Evaluate("kind: odd");
        Assert.Equal(DutyState.Open, State(odd, "tell-both"));
        Assert.Equal(DutyState.Open, State(odd, "look-into-it"));
        Assert.Equal("tell", odd.Decisions.Single().Required);
        Assert.Equal(DutyState.NotArising, State(Evaluate("kind: small"), "look-into-it"));
    }

    [Theory]
    [InlineData("tell-both")]
    [InlineData("tell-the-lead")]
    public void A_deed_under_either_name_meets_what_was_replaced(string deed)
    {
        var done = Deeds.None with { Done = [new Deed(deed, null, SmallPolicy.Now, null)] };
        var guidance = Over.Evaluate(SmallPolicy.Case("kind: odd"), done, SmallPolicy.Now);
        Assert.Equal(DutyState.Met, State(guidance, "tell-both"));
    }

    [Fact]
    public void A_follow_up_begins_after_what_stands_in_the_place_of_its_beginning()
    {
        var done = Deeds.None with { Done = [new Deed("tell-both", null, SmallPolicy.Now, null)] };
        var guidance = Over.Evaluate(SmallPolicy.Case("kind: odd"), done, SmallPolicy.Now);
        Assert.Equal(DutyState.Open, State(guidance, "write-it-down"));
    }

    [Fact]
    public void Rows_on_one_act_add_up()
    {
        var case_ = SmallPolicy.Case("seen: yes", SmallPolicy.Act("act.agreed: no"));
        var look = Over.Evaluate(case_, Deeds.None, SmallPolicy.Now).May("look", null);
        Assert.Equal(Verdict.Refused, look.Verdict);
        Assert.Equal(["B.4"], look.Clauses.Take(1));
        Assert.Equal(
            Verdict.CannotSay,
            Over.Evaluate(SmallPolicy.Case("seen: no"), Deeds.None, SmallPolicy.Now)
                .May("look", null)
                .Verdict
        );
    }

    [Fact]
    public void What_was_replaced_and_withdrawn_is_kept_with_its_reason() =>
        Assert.Equal(
            [
                ("term", "serious", "grave", "Later guidance counts odd things too."),
                ("duty", "tell-the-lead", "tell-both", "Later guidance is quicker."),
                ("letter", "note", null, "Later guidance sends none."),
            ],
            Over.Changes.Select(change =>
                (change.Kind, change.Rule, change.ReplacedBy, change.Because)
            )
        );

    [Fact]
    public void An_outcome_stands_as_firmly_as_its_weakest_clause()
    {
        Assert.Equal(Standing.Verified, Over.StandingOf("L.1"));
        Assert.Null(Over.StandingOf("B.1"));
        Assert.Equal(Standing.Verified, Over.StandingOf(["L.1", "B.1"]));
        Assert.Equal(Standing.Unverified, Over.StandingOf(["L.1", "L.4", "L.3"]));
        Assert.Null(Over.StandingOf(["B.1", "B.2"]));
        Assert.Equal("2023", Over.Sources["L.3"].Dated);
        Assert.Null(Over.Sources["L.4"].Dated);
    }

    [Theory]
    [InlineData("state: off", "from: none", DutyState.NotArising)]
    [InlineData("state: off", "from: 2026-01-01", DutyState.NotArising)]
    [InlineData("state: on", "from: none", DutyState.Open)]
    [InlineData("state: on", "from: 2026-11-16", DutyState.Open)]
    [InlineData("state: on", "from: 2026-11-17", DutyState.NotArising)]
    public void A_duty_on_a_switch_arises_only_once_it_is_on(
        string state,
        string from,
        DutyState expected
    )
    {
        var text = Text("over.md");
        var changed = text with
        {
            Text = text
                .Text.Replace("state: off", state, StringComparison.Ordinal)
                .Replace("from: none", from, StringComparison.Ordinal),
        };
        var guidance = Read(changed)
            .Policy!.Evaluate(SmallPolicy.Case(""), Deeds.None, SmallPolicy.Now);
        Assert.Equal(expected, State(guidance, "report-under-the-law"));
        if (from.EndsWith("16", StringComparison.Ordinal))
            Assert.Equal(
                new DateTime(2026, 11, 16),
                guidance.Duties.Single(duty => duty.Duty.Id == "report-under-the-law").Since
            );
    }

    [Fact]
    public void The_digest_names_the_words_of_every_edition_it_is_made_of()
    {
        var over = Text("over.md");
        var other = Base with
        {
            Text = Base.Text.Replace("at once", "now", StringComparison.Ordinal),
        };
        Assert.Equal(Over.Digest, Read(over).Policy!.Digest);
        Assert.NotEqual(Over.Digest, Read(over, other).Policy!.Digest);
    }

    [Fact]
    public void A_third_edition_builds_on_the_second()
    {
        var top = new PolicyText(
            "top.md",
            """
            # On top

            ```edition
            id: top
            title: Top
            policy: tests
            builds on: over
            approved by: The governors
            ratified: 2026-11
            ```
            ### Ours {#T.1}
            ```duty
            id: tell-all
            replaces: tell-both
            because: We tell the governors too.
            clauses: [T.1, L.1, B.1]
            do: Tell them all.
            by: head
            strength: absolute
            when: { term: grave }
            within: 30 minutes
            clock: guidance
            ```
            ```source
            clauses: [T.1]
            from: Our governors
            dated: 2026-11
            standing: verified
            ```
            """
        );
        var reading = Read(top, Base, Text("over.md"));
        Assert.Empty(reading.Findings);
        Assert.Equal(["base", "over", "top"], reading.Policy!.BuiltFrom);
        Assert.Equal("tell-all", reading.Policy.Duties[0].Id);
        var done = Deeds.None with
        {
            Done = [new Deed("tell-the-lead", null, SmallPolicy.Now, null)],
        };
        var guidance = reading.Policy.Evaluate(
            SmallPolicy.Case("kind: odd"),
            done,
            SmallPolicy.Now
        );
        Assert.Equal(DutyState.Open, State(guidance, "tell-all"));
    }

    private static DutyState State(Guidance guidance, string duty) =>
        guidance.Duties.Single(one => one.Duty.Id == duty).State;

    private static Guidance Evaluate(string facts) =>
        Over.Evaluate(SmallPolicy.Case(facts), Deeds.None, SmallPolicy.Now);

    private static PolicyText Text(string path) =>
        new(Path.GetFileName(path), File.ReadAllText(Path.Combine(Folder, path)));

    internal static PolicyReading Read(
        PolicyText text,
        PolicyText? lower = null,
        PolicyText? middle = null
    ) =>
        PolicyReader.Read(
            [SmallPolicy.Vocabulary],
            [text],
            Today,
            new Dictionary<string, IReadOnlyList<PolicyText>>
            {
                ["base"] = [lower ?? Base],
                ["over"] = [middle ?? text],
            }
        );
}
