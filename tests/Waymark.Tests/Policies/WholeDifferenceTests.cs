using Waymark.Policies;
using Waymark.Policies.Comparison;
using Waymark.Tests.Support;

namespace Waymark.Tests.Policies;

/// <summary>All that two versions of an edition with every kind of rule say otherwise, as a governor reads it: what a change of the comparison changes is seen in review.</summary>
public sealed class WholeDifferenceTests
{
    private static readonly (string From, string To)[] s_changes =
    [
        ("We tell the lead, [by", "We tell the lead at once, [by"),
        ("## Look at nothing {", "## Look at it with the head {"),
        // A duty, part by part.
        ("do: Tell the lead", "do: Tell the lead and the head"),
        (
            "by: lead\nstrength: absolute\nwithin: 1 hour\nclock: ours",
            "by: head\nstrength: must\nwithin: 30 minutes\nclock: guidance"
        ),
        (", \"referral: police\"]", "]"),
        ("asks: [seen, told]", "asks: [seen]"),
        ("notes: what was said\n", ""),
        ("hint: Keep it short.", "hint: Keep it very short."),
        ("never: [Promise nothing, Ask twice]", "never: [Ask twice]"),
        ("{ fact: told, is: no } ] } ] }", "{ fact: told, is: yes } ] }, { known: told } ] }"),
        (
            "for each: person\nwhere: { fact: person.roles, has: child }\nwithin: 2 school days\nclock: guidance",
            "for each: device"
        ),
        ("location only: yes\n", ""),
        ("id: weigh\nclauses: [C.1]", "id: weigh\nclauses: [C.1, C.2]"),
        ("strength: inform", "strength: consider"),
        // Terms, one that is named in a clause and one that is not.
        (
            "means: it is large\nholds: { fact: kind, is: large }",
            "means: it is large or odd\nholds: { fact: kind, is: [large, odd] }"
        ),
        (
            "{ value: low, when: { fact: kind, is: small } }\notherwise: low",
            "{ value: low, when: { fact: kind, is: small } }\n  - { value: mid, when: { known: kind } }\notherwise: high"
        ),
        // An act: a need that another may give, a refusal, and one without an exception.
        ("    granted by: head\n", ""),
        ("say: It is off.", "say: It is switched off."),
        ("    unless: { fact: seen, is: yes }\n", ""),
        ("instead: Keep it safe.", "  - { clauses: [C.1], always: yes, say: Nobody does }"),
        ("title: Whom we refer it to", "title: Who is told"),
        ("nobody: Nobody }", "nobody: No one }"),
        (
            "prompts: [Ask what the child wants., Ask who is at risk.]",
            "prompts: [Ask who is at risk.]"
        ),
        (
            "- { option: police, when: { term: large }",
            "- { option: police, when: { fact: seen, is: yes }"
        ),
        (
            "- { option: nobody, say: Nothing says more. }",
            "- { option: nobody, when: { fact: kind, is: small }, say: Nothing says more. }"
        ),
        (
            "options: [nobody, police], when: { fact: seen, is: yes }",
            "options: [nobody], when: { fact: seen, is: no }"
        ),
        ("title: A letter home\nwhen: { fact: told, is: yes }", "title: A letter to the home"),
        ("facts: [kind, told]", "facts: [kind, seen]"),
    ];

    [Fact]
    public void Every_part_of_every_kind_of_rule_that_is_otherwise_is_told_with_both_wordings()
    {
        var text = File.ReadAllText(Path.Combine(SmallPolicy.Folder, "good/published.md"))
            .ReplaceLineEndings("\n");
        var newer = text;
        foreach (var (from, to) in s_changes)
        {
            Assert.Contains(from, newer, StringComparison.Ordinal);
            newer = newer.Replace(from, to, StringComparison.Ordinal);
        }

        Approved.Text(
            string.Join('\n', Told(PolicyDifference.Of(Read(text), Read(newer)))),
            "good/difference.approved.txt"
        );
    }

    [Fact]
    public void What_an_edition_adds_replaces_and_withdraws_is_told_upwards_and_downwards() =>
        Approved.Text(
            string.Join(
                '\n',
                Told(PolicyDifference.Of(LayerTests.Lower, LayerTests.Over))
                    .Append("")
                    .Append("And back:")
                    .Concat(Told(PolicyDifference.Of(LayerTests.Over, LayerTests.Lower)))
            ),
            "good/difference-layer.approved.txt"
        );

    private static Policy Read(string text)
    {
        var reading = PolicyReader.Read(
            [SmallPolicy.Vocabulary],
            [new PolicyText("1-published.md", text)]
        );
        return reading.Policy
            ?? throw new InvalidOperationException(string.Join('\n', reading.Findings));
    }

    private static IEnumerable<string> Told(PolicyDifference difference) =>
        difference
            .Clauses.SelectMany(clause =>
                clause
                    .Rules.SelectMany(Told)
                    .Prepend($"{clause.Clause.Id} {clause.Words?.ToString() ?? "stays"}")
            )
            .Append("Elsewhere")
            .Concat(difference.Elsewhere.SelectMany(Told));

    private static IEnumerable<string> Told(RuleDifference rule) =>
        rule
            .Changed.SelectMany(changed =>
                new[]
                {
                    $"    {changed.What}",
                    $"      was: {changed.Before ?? "(nothing)"}",
                    $"      is:  {changed.After ?? "(nothing)"}",
                }
            )
            .Prepend(
                $"  {rule.Turn} {rule.Kind} {rule.Id} [{string.Join(", ", rule.Clauses)}]: {rule.Says}{(rule.Because is null ? "" : $" Because: {rule.Because}")}"
            );
}
