using Waymark.Policies;
using Waymark.Policies.Conditions;

namespace Waymark.Tests.Policies;

/// <summary>Conditions in plain words.</summary>
public sealed class WordingTests
{
    [Fact]
    public void Every_condition_of_the_edition_that_ships_has_words_both_ways()
    {
        foreach (var condition in Model2019.Policy.Rules.Conditions)
        {
            Assert.All(Lines(Wordings.Of(condition)), says => Assert.NotEmpty(says));
            Assert.All(Lines(Wordings.Of(condition, holds: false)), says => Assert.NotEmpty(says));
        }
    }

    [Theory]
    [InlineData("{ fact: kind, is: large }", "“{kind}” is answered “A large thing”")]
    [InlineData(
        "{ not: { fact: kind, is: large } }",
        "“{kind}” is answered “A small thing” or “Something odd”"
    )]
    [InlineData("{ known: kind }", "“{kind}” is answered")]
    [InlineData(
        "{ unless known to be: { fact: kind, is: large } }",
        "“{kind}” is answered “A large thing”, or this is not known"
    )]
    [InlineData(
        "{ not: { unless known to be: { fact: kind, is: large } } }",
        "“{kind}” is answered “A small thing” or “Something odd”"
    )]
    [InlineData("{ is known: { fact: kind, is: large } }", "“{kind}” is answered “A large thing”")]
    [InlineData(
        "{ some: person, where: { age: person, under: 13 } }",
        "there is a person of whom this holds: the person is under 13"
    )]
    [InlineData("{ not: { some: device } }", "there is no device")]
    public void A_condition_reads_as_a_sentence(string condition, string words) =>
        Assert.Equal(
            words.Replace("{kind}", Asks("kind"), StringComparison.Ordinal),
            Words(condition).Says
        );

    [Fact]
    public void Not_all_of_several_is_at_least_one_that_is_not_so()
    {
        var words = Words("{ not: { all: [ { fact: seen, is: yes }, { fact: told, is: yes } ] } }");
        Assert.Equal("at least one of these holds", words.Says);
        Assert.Equal(
            [$"“{Asks("seen")}” is answered “No”", $"“{Asks("told")}” is answered “No”"],
            words.Parts.Select(part => part.Says)
        );
    }

    [Fact]
    public void A_list_inside_a_list_of_the_same_kind_is_one_list() =>
        Assert.Equal(
            3,
            Words(
                "{ all: [ { fact: seen, is: yes }, { all: [ { fact: told, is: yes }, { known: kind } ] } ] }"
            ).Parts.Count
        );

    private static string Asks(string fact) => SmallPolicy.When("{ known: seen }").Facts[fact].Asks;

    private static Wording Words(string condition) =>
        Wordings.Of(SmallPolicy.When(condition).Rules.DutyOf("act")!.Arises);

    private static IEnumerable<string> Lines(Wording wording) =>
        wording.Parts.SelectMany(Lines).Prepend(wording.Says);
}
