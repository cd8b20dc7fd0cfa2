using Waymark.Cases;
using Waymark.Policies;
using Waymark.Tests.Architecture;

namespace Waymark.Tests.Policies;

/// <summary>What is asked before a search, under the edition as it stands in the repository.</summary>
public sealed class AskedBeforeTests
{
    private const string Distress = "person.distress-if-search";
    private const string CannotWait = "search.immediate-problem";

    private static readonly Policy s_policy = PolicyFolder
        .Read(
            Path.Combine(Repository.Root, "policies", "image-sharing", "model-2019"),
            new DateOnly(2026, 11, 23)
        )
        .Reading.Policy!;

    [Fact]
    public void A_search_is_asked_about_each_person_first_and_about_the_act_then()
    {
        var asked = Asked(
            Person("p1", ("person.roles", "depicted")),
            Person("p2", ("person.roles", "recipient"))
        );

        Assert.Equal(new FactAsked(Distress, "p1"), asked[0]);
        Assert.Contains(new FactAsked(Distress, "p2"), asked);
        Assert.Contains(new FactAsked("search.reason", null), asked);
        Assert.Contains(new FactAsked("search.senior-told-at", null), asked);
    }

    [Fact]
    public void Nobody_is_asked_what_only_the_grant_of_another_supplies()
    {
        var asked = Asked(Person("p1", ("person.roles", "depicted"), (Distress, "likely")));

        Assert.DoesNotContain(
            asked,
            one => one.Fact is "search.by-authorised" or "search.signed-off"
        );
    }

    [Fact]
    public void A_problem_that_cannot_wait_is_asked_about_first_where_a_child_would_be_upset_and_not_where_none_would()
    {
        var upset = Asked(Person("p1", ("person.roles", "depicted"), (Distress, "likely")));
        var calm = Asked(Person("p1", ("person.roles", "depicted"), (Distress, "unlikely")));

        Assert.Equal(new FactAsked(CannotWait, null), upset[0]);
        Assert.DoesNotContain(calm, one => one.Fact == CannotWait);
        Assert.DoesNotContain(calm, one => one.Fact == Distress);
    }

    [Fact]
    public void Asking_leaves_the_guidance_as_it_was()
    {
        var guidance = Guidance(Person("p1", ("person.roles", "depicted")));
        var before = guidance.May("search", "d1").Clauses.ToList();

        guidance.AskedBefore("search", "d1");

        Assert.Equal(before, guidance.May("search", "d1").Clauses);
        Assert.Throws<ArgumentException>(() => guidance.AskedBefore("search", "d9"));
        Assert.Throws<ArgumentException>(() => guidance.AskedBefore("no such act", null));
    }

    private static IReadOnlyList<FactAsked> Asked(params Entity[] people) =>
        Guidance(people).AskedBefore("search", "d1");

    private static Guidance Guidance(params Entity[] people) =>
        s_policy.Evaluate(
            CaseFacts.None with
            {
                Entities =
                [
                    .. people,
                    new(Scope.Device, "d1", new Dictionary<string, FactValue>()),
                ],
            },
            Deeds.None,
            new DateTime(2026, 11, 23, 10, 0, 0)
        );

    private static Entity Person(string name, params (string Fact, string Value)[] facts) =>
        new(
            Scope.Person,
            name,
            facts.ToDictionary(fact => fact.Fact, fact => new FactValue([fact.Value]))
        );
}
