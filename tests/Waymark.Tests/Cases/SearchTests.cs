using Waymark.Cases.Commands;
using Waymark.Cases.Entries;
using Waymark.Cases.Views;
using Waymark.Tests.Support;

namespace Waymark.Tests.Cases;

public sealed class SearchTests
{
    [Fact]
    public async Task A_search_likely_to_upset_a_child_cannot_be_asked_for_and_the_attempt_is_kept()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await CaseWithDevice(school, "likely");

        var refused = await school.Refuses(school.Lead, reference, Ask());

        Assert.NotEmpty(refused.Clauses);
        Assert.NotEmpty(refused.Sentence);
        var seen = await school.See(reference);
        Assert.Contains(seen.Case.Entries, entry => entry.What is SearchAskRefused);
        Assert.Empty(seen.Case.Searches);
    }

    [Fact]
    public async Task A_lawful_search_is_asked_allowed_by_another_and_written_down()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await CaseWithDevice(school, "unlikely");
        await school.Do(school.Lead, reference, Ask());
        var search = Assert.Single((await school.See(reference)).Case.Searches);
        var until = school.Clock.GetUtcNow().AddHours(2);

        var own = await school.Refuses(
            school.Lead,
            reference,
            new AllowSearch(search.Ask, until, "Needed.")
        );
        Assert.NotEmpty(own.Sentence);
        var waiting = await school.Waiting(school.Head);
        Assert.Contains(waiting, row => row.Kind == WaitingFor.SearchAnswer);

        await school.Do(school.Head, reference, new AllowSearch(search.Ask, until, "Needed."));
        school.Clock.Forward(TimeSpan.FromMinutes(31));
        await school.Do(school.Lead, reference, Record(search.Ask));

        var done = (SearchDone)(await school.See(reference)).Case.Searches[0].Done!.What;
        Assert.Empty(done.Departure);
        Assert.DoesNotContain(
            await school.Waiting(school.Head),
            row => row.Kind == WaitingFor.SearchAnswer
        );
    }

    [Fact]
    public async Task A_search_after_the_permission_has_ended_is_recorded_as_a_departure()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await CaseWithDevice(school, "unlikely");
        await school.Do(school.Lead, reference, Ask());
        var ask = (await school.See(reference)).Case.Searches[0].Ask;
        var until = school.Clock.GetUtcNow().AddMinutes(30);
        await school.Do(school.Head, reference, new AllowSearch(ask, until, "Needed."));
        school.Clock.Forward(TimeSpan.FromHours(3));

        await school.Do(school.Lead, reference, Record(ask));

        var done = (SearchDone)(await school.See(reference)).Case.Searches[0].Done!.What;
        Assert.NotEmpty(done.Departure);
    }

    [Fact]
    public async Task A_search_without_asking_is_accepted_marked_and_raises_duties()
    {
        await using var school = await SchoolInTest.Open();
        var reference = await CaseWithDevice(school, "unlikely");
        var before = (await school.See(reference)).Standing.Count;

        await school.Do(school.Lead, reference, Record(null));

        var seen = await school.See(reference);
        Assert.NotEmpty(((SearchDone)seen.Case.Searches[0].Done!.What).Departure);
        Assert.True(seen.Standing.Count > before);
    }

    private static async Task<string> CaseWithDevice(SchoolInTest school, string distress)
    {
        var reference = await school.Case();
        await school.Do(
            school.Lead,
            reference,
            new AddDevice("Her own phone", "pupil", "school", "school")
        );
        await school.Do(
            school.Lead,
            reference,
            new EstablishFacts([new("person.distress-if-search", "p1", [distress])], null)
        );
        await school.Do(
            school.Lead,
            reference,
            new TellSeniorTeam([school.Senior], "Be in at four, please.", null)
        );
        school.Clock.Forward(TimeSpan.FromMinutes(5));
        return reference;
    }

    private static AskToSearch Ask() =>
        new(
            "search",
            "d1",
            [
                new("search.reason", null, ["To find out where it has gone."]),
                new("search.belief", null, ["yes"]),
                new("search.policy-compliant", null, ["yes"]),
                new("search.safeguarding-present", null, ["yes"]),
                new("search.same-sex", null, ["yes"]),
                new("search.immediate-problem", null, ["no"]),
                new("act.at", null, ["2026-11-16T10:00"]),
            ]
        );

    private static RecordSearch Record(string? ask) =>
        new(ask, "search", "d1", "The head; Priya Shah was present.", "In a group chat.");
}
