using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>Why a duty stands where it does, for every kind of condition. A tree is written here on one line: what it says, then in brackets why.</summary>
public sealed partial class ReasonTests
{
    private const string Seen = "{ fact: seen, is: yes }";
    private const string Told = "{ fact: told, is: yes }";
    private const string Upset = "{ fact: person.upset, is: yes }";

    [Theory]
    [InlineData(
        $"{{ all: [{Seen}, {Told}] }}",
        "seen: yes, told: yes",
        "Yes All of these hold [Has anyone seen it? Yes. | Has the lead been told? Yes.]"
    )]
    [InlineData(
        $"{{ all: [{Seen}, {Told}] }}",
        "seen: no, told: no",
        "No Not all of these hold [Has anyone seen it? No. | Has the lead been told? No.]"
    )]
    [InlineData(
        $"{{ all: [{Seen}, {Told}] }}",
        "seen: yes, told: no",
        "No Has the lead been told? No."
    )]
    [InlineData(
        $"{{ all: [{Seen}, {Told}] }}",
        "",
        "Unknown This is not settled [Has anyone seen it? Not known. | Has the lead been told? Not known.]"
    )]
    [InlineData(
        $"{{ any: [{Seen}, {Told}] }}",
        "seen: yes, told: yes",
        "Yes At least one of these holds [Has anyone seen it? Yes. | Has the lead been told? Yes.]"
    )]
    [InlineData(
        $"{{ any: [{Seen}, {Told}] }}",
        "seen: no, told: no",
        "No None of these holds [Has anyone seen it? No. | Has the lead been told? No.]"
    )]
    [InlineData($"{{ any: [{Seen}, {Told}] }}", "told: yes", "Yes Has the lead been told? Yes.")]
    [InlineData(
        $"{{ not: {{ all: [{Seen}, {Told}] }} }}",
        "seen: no, told: no",
        "Yes This is not so [Not all of these hold [Has anyone seen it? No. | Has the lead been told? No.]]"
    )]
    [InlineData(
        $"{{ not: {{ all: [{Seen}, {Told}] }} }}",
        "seen: yes, told: yes",
        "No This is so, or may be [All of these hold [Has anyone seen it? Yes. | Has the lead been told? Yes.]]"
    )]
    [InlineData($"{{ not: {Seen} }}", "seen: no", "Yes Has anyone seen it? No.")]
    [InlineData(
        $"{{ unless known to be: {Seen} }}",
        "",
        "Yes This stands unless it is known to be otherwise [Has anyone seen it? Not known.]"
    )]
    [InlineData(
        $"{{ is known: {Seen} }}",
        "seen: yes",
        "Yes This must be known [Has anyone seen it? Yes.]"
    )]
    [InlineData(
        "{ fact: began-at, before: ended-at }",
        "began-at: 2026-11-16T09:59, ended-at: 2026-11-16T10:00",
        "Yes When did it begin? 09:59 on 16 November 2026. When did it end? 10:00 on 16 November 2026."
    )]
    [InlineData(
        "{ known: made-on }",
        "made-on: 2026-11-16",
        "Yes On which day was it made? 16 November 2026."
    )]
    [InlineData("{ known: parts }", "parts: none", "Yes Which parts? None.")]
    [InlineData("{ known: parts }", "parts: one|three", "Yes Which parts? The first; The third.")]
    [InlineData("{ known: words }", "words: It was so.", "Yes What was said? It was so.")]
    [InlineData("{ known: count }", "count: 7", "Yes How many? 7.")]
    [InlineData("{ term: noticed }", "seen: yes", "Yes It was noticed [Has anyone seen it? Yes.]")]
    [InlineData(
        "{ term: noticed }",
        "seen: no",
        "No Not so: It was noticed [Has anyone seen it? No.]"
    )]
    [InlineData(
        "{ term: noticed }",
        "",
        "Unknown Not settled: It was noticed [Has anyone seen it? Not known.]"
    )]
    [InlineData(
        "{ term: class, is: high }",
        "seen: yes",
        "Yes How it looks: high [Has anyone seen it? Yes.]"
    )]
    [InlineData(
        "{ term: class, is: high }",
        "chosen: high",
        "Yes How it looks: high [What would you call it? High.]"
    )]
    [InlineData(
        "{ term: class, is: high }",
        "seen: no",
        "No How it looks: unsettled [Has the lead been told? Not known.]"
    )]
    [InlineData(
        "{ owed: other }",
        "seen: yes",
        "Yes Owed: Do something else. [Has anyone seen it? Yes.]"
    )]
    [InlineData(
        "{ owed: other }",
        "",
        "No Not owed: Do something else. [Has anyone seen it? Not known.]"
    )]
    [InlineData(
        "{ owed: write }",
        "",
        "No Not owed: Write it down. [What it begins with was not done]"
    )]
    [InlineData("{ some: device }", "", "No There is no device in the case")]
    [InlineData("{ fact: act.agreed, is: yes }", "", "Unknown Did the head agree? Not known.")]
    public void A_condition_says_what_decides(string condition, string facts, string tree) =>
        Assert.Equal(tree, Tree(condition, SmallPolicy.Case(facts)));

    [Fact]
    public void A_follow_up_says_that_what_it_begins_with_was_done() =>
        Assert.Equal(
            "Yes Owed: Write it down. [What it begins with was done]",
            Tree(
                "{ owed: write }",
                SmallPolicy.Case(""),
                Deeds.None with
                {
                    Done = [new Deed("looked", null, SmallPolicy.Now, null)],
                }
            )
        );

    [Fact]
    public void A_duty_without_a_condition_is_so_in_every_case_and_one_behind_a_switch_that_is_off_never()
    {
        const string Block =
            "```duty\nid: act\nclauses: [C.1]\ndo: Do something.\nby: lead\nstrength: must\n{0}\n```";
        const string Switch =
            "```switch\nid: later\nstate: off\nfrom: none\nbecause: It is not known.\n```\n\n";
        Assert.Equal(
            "Yes This is so in every case.",
            Why(Block.Replace("{0}", "", StringComparison.Ordinal))
        );
        Assert.Equal(
            "No This is never so.",
            Why(Switch + Block.Replace("{0}", "switch: later", StringComparison.Ordinal))
        );

        static string Why(string blocks)
        {
            var guidance = SmallPolicy
                .Of(blocks)
                .Evaluate(CaseFacts.None, Deeds.None, SmallPolicy.Now);
            return Tree(guidance.Because(guidance.Duties[0]).Because[0]);
        }
    }

    [Fact]
    public void A_duty_or_person_that_is_not_of_the_guidance_is_a_fault()
    {
        var guidance = SmallPolicy
            .When(Seen)
            .Evaluate(SmallPolicy.Case(""), Deeds.None, SmallPolicy.Now);
        var duty = guidance.Duties[0];
        var other = duty with { Duty = duty.Duty with { Id = "other" } };
        var absent = duty with { Entity = "p", Duty = duty.Duty with { Scope = Scope.Person } };
        Assert.Equal(
            "the policy has no duty `other`",
            Assert.Throws<ArgumentException>(() => guidance.Because(other)).Message
        );
        Assert.Equal(
            "the case has no person `p`",
            Assert.Throws<ArgumentException>(() => guidance.SettledBy(absent)).Message
        );
    }

    private static string Tree(string condition, CaseFacts facts, Deeds? deeds = null)
    {
        var guidance = SmallPolicy
            .When(
                condition,
                $$"""
                ```term
                id: noticed
                means: It was noticed
                holds: {{Seen}}
                ```

                ```term
                id: upset
                means: Someone is upset
                holds: {{Upset}}
                ```

                ```term
                id: class
                means: How it looks
                choose:
                  - { value: high, when: {{Seen}} }
                  - { value: low, when: {{Told}} }
                otherwise: unsettled
                floor: chosen
                ```

                ```duty
                id: other
                clauses: [C.1]
                do: Do something else.
                by: lead
                strength: must
                when: {{Seen}}
                ```

                ```follow-up
                id: write
                clauses: [C.1]
                after: looked
                do: Write it down.
                by: lead
                strength: must
                ```

                ```permission
                act: look
                clauses: [C.1]
                needs:
                  - clauses: [C.1]
                    that: { fact: act.agreed, is: yes }
                    say: The head must agree.
                ```
                """
            )
            .Evaluate(facts, deeds ?? Deeds.None, SmallPolicy.Now);
        var reason = guidance.Because(guidance.Duties.Single(duty => duty.Duty.Id == "act"));
        return Tree(reason.Because[0]);
    }

    private static string Tree(Reason reason) => $"{reason.Truth} {Says(reason)}";

    private static string Says(Reason reason) =>
        reason.Because.Count == 0
            ? reason.Says
            : $"{reason.Says} [{string.Join(" | ", reason.Because.Select(Says))}]";
}
