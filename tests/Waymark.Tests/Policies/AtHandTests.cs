using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>Of whom a condition speaks: whoever is at hand stays at hand, whatever is asked of others in between.</summary>
public sealed class AtHandTests
{
    private const string Upset = "{ fact: person.upset, is: yes }";
    private const string IsChild = "{ fact: person.roles, has: child }";

    [Theory]
    [InlineData($"{{ some: person, where: {IsChild} }}")]
    [InlineData($"{{ every: person, where: {IsChild}, holds: {Upset} }}")]
    [InlineData("{ owed: of-children }")]
    [InlineData("{ not: { owed: of-nobody } }")]
    public void Asking_of_others_leaves_the_person_at_hand(string ofOthers)
    {
        var guidance = SmallPolicy
            .Of(
                $$"""
                {{Duty("act", $"for each: person\nwhere: {{ all: [ {ofOthers}, {Upset} ] }}")}}

                {{Duty(
                    "of-children",
                    $"for each: device\nwhere: {{ some: person, where: {IsChild} }}"
                )}}

                {{Duty("of-nobody", "for each: place")}}
                """
            )
            .Evaluate(
                SmallPolicy.Case(
                    "",
                    SmallPolicy.Person("a", "person.roles: child, person.upset: yes"),
                    SmallPolicy.Person("b", "person.roles: adult, person.upset: no"),
                    SmallPolicy.Person("c", "person.roles: adult, person.upset: yes"),
                    SmallPolicy.Device("d", "")
                ),
                Deeds.None,
                SmallPolicy.Now
            );
        Assert.Equal("a Open, c Open, b NotArising", States(guidance, "act"));
    }

    [Fact]
    public void A_duty_for_each_person_is_owed_to_the_case_by_any_and_to_a_person_by_their_own()
    {
        var guidance = SmallPolicy
            .Of(
                $$"""
                {{Duty("of-each", $"for each: person\nwhere: {Upset}")}}

                {{Duty("case", "when: { owed: of-each }")}}

                {{Duty("each", "for each: person\nwhere: { owed: of-each }")}}

                {{Duty("device", "for each: device\nwhere: { owed: of-each }")}}

                {{Duty("noticed", "when: { owed: case }")}}
                """
            )
            .Evaluate(
                SmallPolicy.Case(
                    "",
                    SmallPolicy.Person("a", "person.upset: no"),
                    SmallPolicy.Person("b", "person.upset: yes"),
                    SmallPolicy.Device("d", "")
                ),
                Deeds.None,
                SmallPolicy.Now
            );
        Assert.Equal("b Open, a NotArising", States(guidance, "each"));
        Assert.Equal("d Open", States(guidance, "device"));
        Assert.Equal(" Open", States(guidance, "case"));
        Assert.Equal(" Open", States(guidance, "noticed"));
    }

    [Fact]
    public void Asking_whether_a_duty_is_owed_leaves_the_act_at_hand()
    {
        var guidance = SmallPolicy
            .Of(
                $$"""
                {{Duty("other", "when: { fact: seen, is: yes }")}}

                {{Look("{ all: [ { not: { owed: other } }, { fact: act.agreed, is: yes } ] }")}}
                """
            )
            .Evaluate(
                SmallPolicy.Case("", Act("one", "act.agreed: yes"), Act("other", "act.agreed: no")),
                Deeds.None,
                SmallPolicy.Now
            );
        Assert.Equal(
            Verdict.Refused,
            guidance.May("look", null, Act("new", "act.agreed: no")).Verdict
        );
        Assert.Equal(
            Verdict.Allowed,
            guidance.May("look", null, Act("new", "act.agreed: yes")).Verdict
        );
    }

    [Fact]
    public void What_a_term_says_of_one_act_it_does_not_say_of_another()
    {
        var policy = SmallPolicy.Of(
            $$"""
            ```term
            id: agreed
            means: The head agreed
            holds: { fact: act.agreed, is: yes }
            ```

            {{Look("{ term: agreed }")}}

            {{Duty("act", "when: { departed: yes }")}}
            """
        );
        var guidance = policy.Evaluate(
            SmallPolicy.Case(
                "",
                Act("one", "act.happened: look, act.agreed: yes"),
                Act("other", "act.happened: look, act.agreed: no")
            ),
            Deeds.None,
            SmallPolicy.Now
        );
        Assert.Equal(" Open", States(guidance, "act"));
        Assert.Equal(
            ["Did the head agree? No."],
            guidance.Because(guidance.Duties[0]).Sentences().Where(says => says.Contains("agree"))
        );
    }

    [Fact]
    public void A_fact_of_the_case_is_told_once_however_many_acts_there_are()
    {
        var guidance = SmallPolicy
            .When("{ fact: seen, is: yes }")
            .Evaluate(
                SmallPolicy.Case("seen: yes", Act("one", ""), Act("other", "")),
                Deeds.None,
                SmallPolicy.Now
            );
        Assert.Equal(
            "Has anyone seen it? Yes.",
            Assert.Single(guidance.Because(guidance.Duties[0]).Because).Says
        );
    }

    [Fact]
    public void The_target_of_an_act_is_at_hand_for_its_rows_and_for_nothing_after()
    {
        var guidance = SmallPolicy
            .Of(
                """
                ```permission
                act: look
                clauses: [C.1]
                refused:
                  - clauses: [C.1]
                    target: yes
                    when: { fact: device.off, is: yes }
                    say: It is off.
                  - clauses: [C.1]
                    when: { some: device, where: { fact: device.off, is: no } }
                    say: One is on.
                ```
                """
            )
            .Evaluate(
                SmallPolicy.Case(
                    "",
                    SmallPolicy.Device("a", "device.off: yes"),
                    SmallPolicy.Device("b", "")
                ),
                Deeds.None,
                SmallPolicy.Now
            );
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Equal(["It is off."], Says(guidance.May("look", "a")));
            Assert.Empty(Says(guidance.May("look", "b")));
            Assert.Empty(Says(guidance.May("look", null)));
        }
        Assert.Equal(
            ["a Refused", "b Allowed", " Allowed"],
            guidance
                .Permissions.Where(may => may.Act.Id == "look")
                .Select(may => $"{may.Target} {may.Verdict}")
                .OrderBy(may => may[0] == ' ')
        );
    }

    private static IEnumerable<string> Says(Permission permission) =>
        permission.Grounds.Select(ground => ground.Say);

    private static string States(Guidance guidance, string duty) =>
        string.Join(
            ", ",
            guidance
                .Duties.Where(outlook => outlook.Duty.Id == duty)
                .Select(outlook => $"{outlook.Entity} {outlook.State}")
        );

    private static Entity Act(string name, string facts) =>
        SmallPolicy.Act(facts) with
        {
            Name = name,
        };

    private static string Duty(string id, string more) =>
        $"```duty\nid: {id}\nclauses: [C.1]\ndo: Do {id}.\nby: lead\nstrength: must\n{more}\n```";

    private static string Look(string that) =>
        $"```permission\nact: look\nclauses: [C.1]\nneeds:\n  - clauses: [C.1]\n    that: {that}\n    say: This is needed.\n```";
}
