using Waymark.Policies;

namespace Waymark.Tests.Policies;

public sealed class AgeTests
{
    private const string Adult = "{ some: person, where: { age: person, at least: 18 } }";
    private const string UnderThirteen =
        "{ some: person, where: { age: person, under: 13, on: made-on } }";

    [Theory]
    [InlineData("2008-11-16", Truth.Yes)]
    [InlineData("2008-11-17", Truth.No)]
    [InlineData("2008-11-15", Truth.Yes)]
    public void The_birthday_counts_as_the_new_age(string born, Truth adult) =>
        Assert.Equal(adult, Of(Adult, "", $"person.born: {born}"));

    [Theory]
    [InlineData("2026-02-28", Truth.No)]
    [InlineData("2026-03-01", Truth.Yes)]
    public void Who_is_born_on_29_February_is_a_year_older_on_1_March(string today, Truth adult) =>
        Assert.Equal(
            adult,
            SmallPolicy
                .When(Adult)
                .Evaluate(
                    SmallPolicy.Case("", SmallPolicy.Person("one", "person.born: 2008-02-29")),
                    Deeds.None,
                    DateTime.Parse(today, System.Globalization.CultureInfo.InvariantCulture)
                )
                .Duties[0]
                .State == DutyState.Open
                ? Truth.Yes
                : Truth.No
        );

    [Fact]
    public void The_date_of_birth_stands_above_the_age_given() =>
        Assert.Equal(Truth.No, Of(Adult, "", "person.born: 2010-01-01, person.age: 30"));

    [Fact]
    public void An_age_that_nobody_knows_is_unknown() =>
        Assert.Equal(Truth.Unknown, Of(Adult, "", ""));

    [Theory]
    [InlineData("made-on: 2026-11-09", "person.born: 2013-11-10", Truth.Yes)]
    [InlineData("made-on: 2026-11-10", "person.born: 2013-11-10", Truth.No)]
    [InlineData("", "person.born: 2013-11-10", Truth.No)]
    [InlineData("", "person.age: 12", Truth.Yes)]
    [InlineData("made-on: 2025-11-16", "person.age: 13", Truth.Yes)]
    [InlineData("made-on: 2026-05-01", "person.age: 13", Truth.Unknown)]
    [InlineData("made-on: 2026-05-01", "person.age: 14", Truth.No)]
    [InlineData("made-on: 2024-05-01", "person.age: 13", Truth.Yes)]
    public void An_age_on_another_day_is_as_sure_as_what_is_known(
        string facts,
        string person,
        Truth under
    ) => Assert.Equal(under, Of(UnderThirteen, facts, person));

    [Fact]
    public void An_age_that_the_day_leaves_open_asks_for_the_date_of_birth()
    {
        var facts = SmallPolicy.Case(
            "made-on: 2026-05-01",
            SmallPolicy.Person("one", "person.age: 13")
        );
        var guidance = SmallPolicy.When(UnderThirteen).Evaluate(facts, Deeds.None, SmallPolicy.Now);
        Assert.Equal("person.born", Assert.Single(guidance.Questions).Fact.Id);
    }

    [Fact]
    public void The_day_is_asked_only_where_it_could_make_someone_young_enough()
    {
        var facts = SmallPolicy.Case("", SmallPolicy.Person("one", "person.age: 14"));
        var older = SmallPolicy.When(UnderThirteen).Evaluate(facts, Deeds.None, SmallPolicy.Now);
        Assert.Equal("made-on", Assert.Single(older.Questions).Fact.Id);

        var adult = SmallPolicy.When(
            "{ some: person, where: { age: person, at least: 18, on: made-on } }"
        );
        Assert.Empty(adult.Evaluate(facts, Deeds.None, SmallPolicy.Now).Questions);
    }

    private static Truth Of(string condition, string facts, string person) =>
        SmallPolicy.Truth(condition, SmallPolicy.Case(facts, SmallPolicy.Person("one", person)));
}
