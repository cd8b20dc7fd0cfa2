using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>What an edition may put in the place of a rule below it: anything that binds as much.</summary>
public sealed class LooserLayerTests
{
    private const string Looser = "looser than the edition below: `tell` ";

    [Theory]
    [InlineData("1 hour", "1 hour", false)]
    [InlineData("1 hour", "60 minutes", false)]
    [InlineData("60 minutes", "1 hour", false)]
    [InlineData("1 hour", "59 minutes", false)]
    [InlineData("1 hour", "61 minutes", true)]
    [InlineData("24 hours", "1 day", false)]
    [InlineData("1 day", "24 hours", false)]
    [InlineData("1 day", "25 hours", true)]
    [InlineData("2 days", "1 day", false)]
    [InlineData("2 days", "3 days", true)]
    [InlineData("2 days", "1 working day", true)]
    [InlineData("2 working days", "2 days", false)]
    [InlineData("2 working days", "2 working days", false)]
    [InlineData("2 working days", "3 working days", true)]
    [InlineData("2 working days", "1 school day", true)]
    [InlineData("2 school days", "2 working days", false)]
    [InlineData("2 school days", "3 school days", true)]
    [InlineData("2 school days", "", true)]
    [InlineData("", "3 school days", false)]
    public void An_absolute_duty_is_due_no_later(string before, string after, bool isLooser)
    {
        var help = $"write `within: {before}` or less";
        string[] looser = [$"{Looser}is due within `{before}`, and this is later or never; {help}"];
        Assert.Equal(
            isLooser ? looser : [],
            Errors(
                Duty("tell", "absolute", Within(before)),
                Duty("tell", "absolute", Within(after), "replaces: tell\nbecause: B.\n", "C.2, C.1")
            )
        );
    }

    [Theory]
    [InlineData("absolute", "absolute", "C.2, C.1", "", null)]
    [InlineData(
        "absolute",
        "must",
        "C.1",
        "",
        "is `absolute`, and `must` is weaker; write `strength: absolute`"
    )]
    [InlineData(
        "absolute",
        "absolute",
        "C.2",
        "",
        "rests on `C.1` too; cite these clauses beside those of this edition"
    )]
    [InlineData(
        "absolute",
        "absolute",
        "C.1",
        "switch: law",
        "hangs on no switch, and this does; give what hangs on the switch an id of its own"
    )]
    [InlineData("must", "consider", "C.2", "switch: law", null)]
    public void An_absolute_duty_stays_absolute_cites_its_clauses_and_hangs_on_no_switch(
        string before,
        string after,
        string clauses,
        string more,
        string? error
    ) =>
        Assert.Equal(
            error is null ? [] : new[] { Looser + error },
            Errors(
                Duty("tell", before, ""),
                Duty("tell", after, more, "replaces: tell\nbecause: B.\n", clauses)
            )
        );

    [Fact]
    public void An_absolute_duty_is_not_withdrawn_and_another_may_be()
    {
        const string Withdraw = "```withdraw\nrule: tell\nbecause: B.\nclauses: [C.2]\n```";
        Assert.Equal(
            [$"{Looser}is `absolute`, and is withdrawn; replace it with a rule that is no weaker"],
            Errors(Duty("tell", "absolute", ""), Withdraw)
        );
        Assert.Empty(Errors(Duty("tell", "must", ""), Withdraw));
    }

    [Theory]
    [InlineData("on", "on", null)]
    [InlineData("off", "off", null)]
    [InlineData("off", "on", null)]
    [InlineData(
        "on",
        "off",
        "looser than the edition below: `law` is on, and this turns it off; leave it on"
    )]
    public void A_switch_that_is_on_stays_on(string before, string after, string? error) =>
        Assert.Equal(
            error is null ? [] : new[] { error },
            Errors(
                Switch(before, "") + "\n\n" + Duty("tell", "must", "switch: law"),
                Switch(after, "replaces: law\n")
            )
        );

    [Theory]
    [InlineData("{ when: { fact: seen, is: yes }, option: tell, say: Other words. }", "", null)]
    [InlineData("{ option: tell, when: { fact: seen, is: yes }, say: Other words. }", "", null)]
    [InlineData("{ when: { fact: seen, is: yes }, option: leave, say: S. }", "", "required")]
    [InlineData("{ when: { fact: seen, is: no }, option: tell, say: S. }", "", "required")]
    [InlineData("{ when: { fact: told, is: yes }, option: tell, say: S. }", "", "required")]
    [InlineData(
        "{ when: { all: [ { fact: seen, is: yes } ] }, option: tell, say: S. }",
        "",
        "required"
    )]
    [InlineData("{ option: tell, say: S. }", "", "required")]
    [InlineData(
        "{ when: { fact: seen, is: yes }, option: tell, say: S. }",
        "{ role: lead, options: [leave], say: S. }",
        "agreed by"
    )]
    [InlineData(
        "{ when: { fact: seen, is: yes }, option: tell, say: S. }",
        "{ role: head, options: [tell], say: S. }",
        "agreed by"
    )]
    [InlineData(
        "{ when: { fact: seen, is: yes }, option: tell, say: S. }",
        "{ role: head, options: [leave, tell], say: S. }",
        "agreed by"
    )]
    [InlineData(
        "{ when: { fact: seen, is: yes }, option: tell, say: S. }",
        "{ role: head, options: [leave], when: { fact: seen, is: yes }, say: S. }",
        "agreed by"
    )]
    [InlineData(
        "{ when: { fact: seen, is: yes }, option: tell, say: S. }",
        "{ role: head, options: [leave], say: S. }, { role: lead, options: [leave], say: S. }",
        null
    )]
    public void The_rows_of_a_decision_that_require_or_ask_for_agreement_stay(
        string required,
        string agreed,
        string? lost
    )
    {
        const string Agreed = "{ role: head, options: [leave], say: The head agrees. }";
        var before = Decision(
            "",
            "{ when: { fact: seen, is: yes }, option: tell, say: S. }",
            Agreed
        );
        var after = Decision(
            "replaces: police\nbecause: B.\n",
            required,
            agreed.Length == 0 ? Agreed : agreed
        );
        string[] error =
        [
            $"looser than the edition below: `police` has 1 of its `{lost}` rows left out or changed; copy each row of its `{lost}`; more may be added",
        ];
        Assert.Equal(lost is null ? [] : error, Errors(before, after));
    }

    private static string Within(string within) =>
        within.Length == 0 ? "" : $"within: {within}\nclock: ours";

    private static string Duty(
        string id,
        string strength,
        string more,
        string replaces = "",
        string clauses = "C.1"
    ) =>
        $"```duty\nid: {id}\n{replaces}clauses: [{clauses}]\ndo: Tell.\nby: head\nstrength: {strength}\n{more}\n```";

    private static string Switch(string state, string replaces) =>
        $"```switch\nid: law\n{replaces}state: {state}\nfrom: none\nbecause: B.\n```";

    private static string Decision(string replaces, string required, string agreed) =>
        $"```decision\nid: police\n{replaces}clauses: [C.1]\ntitle: The police\noptions: {{ tell: Tell, leave: Leave }}\nrequired: [ {required} ]\nagreed by: [ {agreed} ]\n```";

    private static IEnumerable<string> Errors(string below, string above)
    {
        const string More = """


            ```no-rule
            clauses: [C.1]
            because: It needs none.
            ```

            ```switch
            id: law
            state: off
            from: none
            because: It is not in force.
            ```
            """;
        var lower = Edition("below", "C.1", "") + below;
        if (!below.Contains("```switch", StringComparison.Ordinal))
            lower += More;
        var upper =
            Edition("above", "C.2", "builds on: below\n")
            + above
            + "\n\n```source\nclauses: [C.2]\nfrom: Us\ndated: 2026\nstanding: verified\n```\n\n"
            + "```no-rule\nclauses: [C.2]\nbecause: It needs none.\n```\n";
        return PolicyReader
            .Read(
                [SmallPolicy.Vocabulary],
                [new PolicyText("above.md", upper)],
                null,
                new Dictionary<string, IReadOnlyList<PolicyText>>
                {
                    ["below"] = [new PolicyText("below.md", lower)],
                }
            )
            .Findings.Where(finding => finding.Severity == Severity.Error)
            .Select(finding => $"{finding.Message}; {finding.Help}");
    }

    private static string Edition(string id, string clause, string more) =>
        $"# {id}\n\n```edition\nid: {id}\ntitle: T\npolicy: tests\n{more}```\n\n### A clause {{#{clause}}}\nSomething.\n\n";
}
