using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>Faults of a vocabulary, told as to its author.</summary>
public sealed class VocabularyTests
{
    [Theory]
    [InlineData(
        "role",
        "id: one\ntitle: One\n```\n\n```role\nid: one\ntitle: Again",
        "the role `one` is written twice"
    )]
    [InlineData("role", "title: No id", "this `role` has no `id`; write `id:`")]
    [InlineData(
        "act",
        "id: one\ntitle: One\ntarget: case\n```\n\n```act\nid: one\ntitle: Again\ntarget: case",
        "the act `one` is written twice"
    )]
    [InlineData(
        "act",
        "id: one\ntitle: One\ntarget: school",
        "`target` cannot be `school`; there are `case`, `person`, `device`, `place`"
    )]
    [InlineData("act", "title: No id\ntarget: case", "this `act` has no `id`; write `id:`")]
    [InlineData(
        "fact",
        "scope: case\ntype: text\nasks: No id?",
        "this `fact` has no `id`; write `id:`"
    )]
    [InlineData(
        "fact",
        "id: one\nscope: case\ntype: text\nasks: One?\n```\n\n```fact\nid: one\nscope: case\ntype: text\nasks: Again?",
        "the fact `one` is written twice"
    )]
    [InlineData(
        "fact",
        "id: one\nscope: person\ntype: text\nasks: One?",
        "the fact `one` is of a person, so its id must begin with `person.`"
    )]
    [InlineData(
        "fact",
        "id: person.one\nscope: device\ntype: text\nasks: One?",
        "the fact `person.one` is of a device, so its id must begin with `device.`"
    )]
    [InlineData(
        "fact",
        "id: one\nscope: place\ntype: text\nasks: One?",
        "the fact `one` is of a place, so its id must begin with `place.`"
    )]
    [InlineData("fact", "id: one\nscope: act\ntype: text\nasks: One?", null)]
    [InlineData(
        "fact",
        "id: one\nscope: case\ntype: choice\nasks: One?",
        "this `fact` has no `values`; write `values:`, one option a line"
    )]
    [InlineData(
        "fact",
        "id: one\nscope: case\ntype: list\nasks: One?",
        "this `fact` has no `values`; write `values:`, one option a line"
    )]
    [InlineData(
        "fact",
        "id: one\nscope: case\ntype: choice\nvalues: { a: A, b: [B] }\nasks: One?",
        "`b` must be words"
    )]
    [InlineData(
        "fact",
        "id: one\nscope: case\ntype: choice\nvalues: { a: A, b: null }\nasks: One?",
        "`b` must be words"
    )]
    [InlineData(
        "fact",
        "id: one\nscope: case\ntype: text\nvalues: { a: A }\nasks: One?",
        "only a `choice`, a `list` or a `yes-no` has `values`"
    )]
    [InlineData(
        "fact",
        "id: one\nscope: case\ntype: yes-no\nvalues: { no: Not so, yes: So }\nasks: One?",
        null
    )]
    [InlineData(
        "fact",
        "id: one\nscope: case\ntype: yes-no\nvalues: { yes: So, no: Not so }\nasks: One?",
        null
    )]
    [InlineData(
        "fact",
        "id: one\nscope: case\ntype: yes-no\nvalues: { yes: So, maybe: Perhaps }\nasks: One?",
        "the values of a `yes-no` are `yes` and `no`; make it a `choice`"
    )]
    [InlineData(
        "fact",
        "id: one\nscope: case\ntype: yes-no\nvalues: { yes: So }\nasks: One?",
        "the values of a `yes-no` are `yes` and `no`; make it a `choice`"
    )]
    [InlineData(
        "fact",
        "id: one\nscope: case\ntype: text\nasks: One?\nasked of: [staff, led]",
        "there is no role `led`; did you mean `lead`?"
    )]
    public void A_fault_is_told(string kind, string words, string? message) =>
        Assert.Equal(
            message is null ? [] : new[] { message },
            Errors($"```{kind}\n{words}\n```\n")
        );

    [Theory]
    [InlineData(62, null)]
    [InlineData(63, "a fact can have 62 values at most")]
    public void A_fact_has_as_many_values_as_there_are_bits_for(int count, string? message)
    {
        var values = string.Join(", ", Enumerable.Range(1, count).Select(n => $"v{n}: V{n}"));
        Assert.Equal(
            message is null ? [] : new[] { message },
            Errors(
                $"```fact\nid: one\nscope: case\ntype: list\nvalues: {{ {values} }}\nasks: One?\n```\n"
            )
        );
    }

    private static IEnumerable<string> Errors(string words) =>
        PolicyReader
            .Read(
                [SmallPolicy.Vocabulary, new PolicyText("words.md", words)],
                [
                    new PolicyText(
                        "0.md",
                        "# A small policy\n\n```edition\nid: small\ntitle: T\npolicy: tests\n```\n"
                    ),
                ]
            )
            .Findings.Where(finding => finding.Severity == Severity.Error)
            .Select(finding =>
                finding.Help is null ? finding.Message : $"{finding.Message}; {finding.Help}"
            );
}
