using Waymark.Policies;

namespace Waymark.Tests.Policies;

/// <summary>What would change a duty that rests on a number, an age or a day: one answer for each stretch that the rules tell apart.</summary>
public sealed class WhatWouldChangeNumberTests
{
    private const string Three = "{ fact: count, at least: 3 }";
    private const string ThreeOrFour =
        "{ all: [ { fact: count, at least: 3 }, { fact: count, under: 5 } ] }";
    private const string OnlyThree =
        "{ all: [ { fact: count, at least: 3 }, { fact: count, under: 4 } ] }";

    [Theory]
    [InlineData(Three, "2", "3 or more", true)]
    [InlineData(Three, "3", "under 3", false)]
    [InlineData(ThreeOrFour, "2", "3 to 4", true)]
    [InlineData(ThreeOrFour, "5", "3 to 4", true)]
    [InlineData(ThreeOrFour, "3", "under 3 or 5 or more", false)]
    [InlineData(ThreeOrFour, "4", "under 3 or 5 or more", false)]
    [InlineData(OnlyThree, "4", "3", true)]
    public void A_number_is_turned_by_any_in_another_stretch(
        string condition,
        string count,
        string answer,
        bool isOwed
    ) =>
        Assert.Equal(
            [$"How many? If the answer were {answer}: {Comes(isOwed)}"],
            Of(condition, SmallPolicy.Case($"count: {count}"))
        );

    [Fact]
    public void A_number_that_is_not_known_is_told_by_every_stretch() =>
        Assert.Equal(
            [
                $"How many? If the answer were under 3: {Comes(false)}",
                $"How many? If the answer were 3 or more: {Comes(true)}",
            ],
            Of(Three, SmallPolicy.Case(""))
        );

    [Theory]
    [InlineData("2013-11-16", "under 13", false)]
    [InlineData("2013-11-17", "13 or more", true)]
    public void A_day_of_birth_is_turned_by_one_that_makes_another_age(
        string born,
        string age,
        bool isOwed
    ) =>
        Assert.Equal(
            [
                $"Sam: When were they born? If the answer were a day that makes the age {age} today: {Comes(isOwed)}",
            ],
            Of(
                "{ some: person, where: { age: person, at least: 13 } }",
                SmallPolicy.Case("", SmallPolicy.Person("Sam", $"person.born: {born}"))
            )
        );

    [Fact]
    public void A_moment_or_words_that_are_known_are_turned_by_nothing() =>
        Assert.Empty(
            Of(
                "{ all: [ { fact: words, given: yes }, { fact: began-at, before: ended-at } ] }",
                SmallPolicy.Case(
                    "words: some, began-at: 2026-11-15T10:00, ended-at: 2026-11-15T11:00"
                )
            )
        );

    private static string Comes(bool isOwed) =>
        isOwed ? "this would have to be done." : "this would not be asked of anybody.";

    private static IEnumerable<string> Of(string condition, CaseFacts facts)
    {
        var guidance = SmallPolicy.When(condition).Evaluate(facts, Deeds.None, SmallPolicy.Now);
        return guidance.WhatWouldChange(guidance.Duties[0]).Select(turning => turning.Says);
    }
}
